package afterimage.app.home;

import afterimage.engine.Settings;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What the program remembers between its windows; what is missing is as it would be without. Dividers are positions, 0
 * to 1, by the pane's id, recent runs have the latest first, hidden names the panels that are put away.
 */
public record Preferences(
        Window window,
        Map<String, List<Double>> dividers,
        String theme,
        String runs,
        List<String> recent,
        List<String> hidden,
        Map<String, String> choices)
        implements Settings<Preferences> {
    private static final int RECENT = 10;

    public static final Preferences NONE = new Preferences(null, null, null, null, null, null, null);

    /** A window's place on the screen, pixels; while maximised, the place it goes back to. */
    public record Window(double x, double y, double width, double height, boolean maximised) {
        private static final double SMALLEST = 100;

        @JsonIgnore
        boolean isPossible() {
            return DoubleStream.of(x, y, width, height).allMatch(Double::isFinite)
                    && width >= SMALLEST
                    && height >= SMALLEST;
        }
    }

    public Preferences {
        window = window == null || !window.isPossible() ? null : window;
        dividers = kept(dividers, positions -> positions.stream().allMatch(at -> at != null && at >= 0 && at <= 1));
        runs = runs == null || runs.isBlank() ? null : runs;
        recent = kept(recent, run -> !run.isBlank()).stream().limit(RECENT).toList();
        hidden = kept(hidden, name -> true);
        choices = kept(choices, value -> true);
    }

    private static <T> Map<String, T> kept(Map<String, T> given, Predicate<T> isUsable) {
        Map<String, T> kept = new LinkedHashMap<>(given == null ? Map.of() : given);
        kept.values().removeIf(value -> value == null || !isUsable.test(value));
        return Map.copyOf(kept);
    }

    /** Each once. */
    private static List<String> kept(List<String> given, Predicate<String> isUsable) {
        Stream<String> all = Stream.ofNullable(given).flatMap(List::stream);
        return all.filter(value -> value != null && isUsable.test(value))
                .distinct()
                .toList();
    }

    /** The folder of the user's choice; empty for the usual one. */
    @JsonIgnore
    public Optional<Path> runsFolder() {
        return runs == null ? Optional.empty() : path(runs);
    }

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
        List<String> runsNow = Stream.concat(Stream.of(run.toAbsolutePath().toString()), recent.stream())
                .toList();
        return with("recent", runsNow);
    }
}
