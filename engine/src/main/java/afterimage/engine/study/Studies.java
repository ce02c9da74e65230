package afterimage.engine.study;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The studies that come with the program: one JSON file each, in the order of {@code studies/index.txt}. */
public final class Studies {
    private static final String FOLDER = "/afterimage/studies/";

    private Studies() {}

    /** All studies by name, in the order of lists. */
    public static Map<String, Study> all() {
        Map<String, Study> studies = new LinkedHashMap<>();
        text("index.txt")
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .forEach(name -> studies.put(name, StudyJson.read(text(name + ".json"), "study " + name)));
        return studies;
    }

    /**
     * @param name of a study that comes with the program, or of a study's JSON file
     * @throws BadInput if it is neither, with those there are
     */
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
        return StudyJson.read(Path.of(name));
    }

    private static String text(String file) {
        try (InputStream in = Studies.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own studies/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own studies/" + file + " cannot be read", e);
        }
    }
}
