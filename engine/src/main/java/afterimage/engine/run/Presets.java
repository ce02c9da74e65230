package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import java.util.Map;
import java.util.Optional;

/** The run specs that come with the program: one JSON file each, in the order of {@code presets/index.txt}. */
public final class Presets {
    /** The preset for people who just want to see something learn. */
    public static final String QUICK_START = "quick-start";
    /** All presets by name, in the order of lists; read once. */
    public static final Map<String, RunSpec> ALL = SpecJson.packaged("presets", RunSpec.class, SpecJson.RUN_SPEC);

    /** @throws BadInput if there is none of this name, with those there are */
    public static RunSpec named(String name) {
        Optional<String> near = Words.meant(name, ALL.keySet()).map("did you mean '%s'? Otherwise "::formatted);
        String all = String.join(", ", ALL.keySet());
        BadInput.unless(ALL.containsKey(name), "There is no preset '%s'; %sthere are %s.", name, near.orElse(""), all);
        return ALL.get(name);
    }
}
