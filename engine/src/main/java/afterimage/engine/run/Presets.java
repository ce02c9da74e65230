package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import java.util.Map;

/** The run specs that come with the program: one JSON file each, in the order of {@code presets/index.txt}. */
public final class Presets {
    /** The preset for people who just want to see something learn. */
    public static final String QUICK_START = "quick-start";

    /** Read once. */
    private static final Map<String, RunSpec> ALL = SpecJson.packaged("presets", RunSpec.class, SpecJson.RUN_SPEC);

    /** All presets by name, in the order of lists. */
    public static Map<String, RunSpec> all() {
        return ALL;
    }

    /** @throws BadInput if there is none of this name, with those there are */
    public static RunSpec named(String name) {
        BadInput.unless(
                ALL.containsKey(name),
                "There is no preset '%s'; %sthere are %s.",
                name,
                Words.meant(name, ALL.keySet())
                        .map(near -> "did you mean '" + near + "'? Otherwise ")
                        .orElse(""),
                String.join(", ", ALL.keySet()));
        return ALL.get(name);
    }
}
