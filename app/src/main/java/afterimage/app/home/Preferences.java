package afterimage.app.home;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the program remembers between its windows. Whatever is missing is as it would be without preferences.
 *
 * @param window where the window was, or null
 * @param dividers positions of a split pane's dividers, 0 to 1, by the pane's id
 * @param theme {@code dark} or {@code light}, or null
 * @param runs folder of the runs, or null for the usual one
 * @param recent folders of the runs opened last, the latest first
 * @param hidden names of the panels that are put away
 * @param choices what else is as the user left it, by name
 */
public record Preferences(
        Window window,
        Map<String, List<Double>> dividers,
        String theme,
        String runs,
        List<String> recent,
        List<String> hidden,
        Map<String, String> choices) {
    private static final int RECENT = 10;

    public static final Preferences NONE = new Preferences(null, null, null, null, null, null, null);

    /** A window's place on the screen, pixels; while maximised, the place it goes back to. */
    public record Window(double x, double y, double width, double height, boolean maximised) {
        private static final double SMALLEST = 100;

        @JsonIgnore
        boolean isPossible() {
            return Double.isFinite(x)
                    && Double.isFinite(y)
                    && width >= SMALLEST
                    && height >= SMALLEST
                    && Double.isFinite(width)
                    && Double.isFinite(height);
        }
    }

    public Preferences {
        window = window == null || !window.isPossible() ? null : window;
        dividers = dividers == null ? Map.of() : withoutHoles(dividers);
        runs = runs == null || runs.isBlank() ? null : runs;
        recent = recent == null
                ? List.of()
                : recent.stream()
                        .filter(run -> run != null && !run.isBlank())
                        .distinct()
                        .limit(RECENT)
                        .toList();
        hidden = hidden == null
                ? List.of()
                : hidden.stream().filter(name -> name != null).distinct().toList();
        Map<String, String> chosen = new LinkedHashMap<>(choices == null ? Map.of() : choices);
        chosen.values().removeIf(value -> value == null);
        choices = Map.copyOf(chosen);
    }

    private static Map<String, List<Double>> withoutHoles(Map<String, List<Double>> given) {
        Map<String, List<Double>> kept = new LinkedHashMap<>();
        given.forEach((id, positions) -> {
            if (positions != null && positions.stream().allMatch(at -> at != null && at >= 0 && at <= 1)) {
                kept.put(id, List.copyOf(positions));
            }
        });
        return Map.copyOf(kept);
    }

    @JsonIgnore
    public boolean isLight() {
        return "light".equals(theme);
    }

    /** The folder of the user's choice; empty for the usual one. */
    @JsonIgnore
    public Optional<Path> runsFolder() {
        return runs == null ? Optional.empty() : path(runs);
    }

    /** The runs opened last. */
    @JsonIgnore
    public List<Path> recentRuns() {
        return recent.stream().flatMap(run -> path(run).stream()).toList();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            // A file from another system; what it names is not here.
            return Optional.empty();
        }
    }

    /** With {@code run} as the latest. */
    public Preferences opened(Path run) {
        List<String> runsNow = new ArrayList<>(recent);
        String path = run.toAbsolutePath().toString();
        runsNow.remove(path);
        runsNow.add(0, path);
        return new Preferences(window, dividers, theme, runs, runsNow, hidden, choices);
    }

    public Preferences withRuns(Path folder) {
        return new Preferences(window, dividers, theme, folder.toAbsolutePath().toString(), recent, hidden, choices);
    }

    public Preferences withWindow(
            Window place, Map<String, List<Double>> positions, boolean light, List<String> hiddenPanels) {
        return new Preferences(place, positions, light ? "light" : "dark", runs, recent, hiddenPanels, choices);
    }

    public Preferences withChoices(Map<String, String> chosen) {
        return new Preferences(window, dividers, theme, runs, recent, hidden, chosen);
    }
}
