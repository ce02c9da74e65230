package afterimage.engine.study;

import afterimage.engine.BadInput;
import afterimage.engine.run.SpecJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The studies that come with the program: one JSON file each, in the order of {@code studies/index.txt}. */
public final class Studies {
    private static final String KIND = "a study";

    /** All studies by name, in the order of lists. */
    public static Map<String, Study> all() {
        return SpecJson.packaged("studies", Study.class, KIND);
    }

    /** @param name of a built-in study or a study's file; refused, with those there are, if it is neither */
    public static Study named(String name) {
        Map<String, Study> all = all();
        if (all.containsKey(name)) {
            return all.get(name);
        }
        BadInput.unless(
                name.endsWith(".json") || Files.exists(Path.of(name)),
                "There is no study '%s'; there are %s, or name a study's JSON file.",
                name,
                String.join(", ", all.keySet()));
        return read(Path.of(name));
    }

    /** @throws BadInput if the file is not a study, with where and why */
    static Study read(Path file) {
        return SpecJson.read(file, Study.class, KIND);
    }
}
