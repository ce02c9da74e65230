package afterimage.app.feature;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step of a lesson can need of the window, which projector mode then shows large. */
public enum Part {
    PLAYERS,
    STRIPS,
    LOSS,
    METRICS,
    RUNS,
    SETTINGS,
    /** The tab in front. */
    TAB;

    /** What is large where nothing else is asked for. */
    public static final Set<Part> PICTURES = Set.of(PLAYERS, STRIPS);

    /** Whether it stands beside the players, in the column of measures. */
    public boolean isMeasure() {
        return this == LOSS || this == METRICS || this == RUNS;
    }

    /** Names of all parts, as lessons give them. */
    public static List<String> names() {
        return Stream.of(values())
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public static Set<Part> of(List<String> names) {
        return names.stream()
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }
}
