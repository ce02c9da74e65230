package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.file.Packaged;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The run specs that come with the program: one JSON file each, in the order of {@code presets/index.txt}. */
public final class Presets {
    /** The preset for people who just want to see something learn. */
    public static final String QUICK_START = "quick-start";

    /** Read once. */
    private static final Map<String, RunSpec> ALL = Collections.unmodifiableMap(read());

    /** All presets by name, in the order of lists. */
    public static Map<String, RunSpec> all() {
        return ALL;
    }

    private static Map<String, RunSpec> read() {
        Map<String, RunSpec> presets = new LinkedHashMap<>();
        for (String name : Packaged.index("presets")) {
            presets.put(name, SpecJson.read(Packaged.text("presets/" + name + ".json"), "preset " + name));
        }
        return presets;
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
