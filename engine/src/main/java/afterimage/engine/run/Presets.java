package afterimage.engine.run;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The run specs that come with the program: one JSON file each, in the order of {@code presets/index.txt}. */
public final class Presets {
    /** The preset for people who just want to see something learn. */
    public static final String QUICK_START = "quick-start";

    private static final String FOLDER = "/afterimage/presets/";

    private Presets() {}

    /** All presets by name, in the order of lists. */
    public static Map<String, RunSpec> all() {
        return Read.ALL;
    }

    /** They are read once, when first asked for. */
    private static final class Read {
        static final Map<String, RunSpec> ALL = Collections.unmodifiableMap(read());
    }

    private static Map<String, RunSpec> read() {
        Map<String, RunSpec> presets = new LinkedHashMap<>();
        text("index.txt")
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .forEach(name -> presets.put(name, SpecJson.read(text(name + ".json"), "preset " + name)));
        return presets;
    }

    /** @throws BadInput if there is none of this name, with those there are */
    public static RunSpec named(String name) {
        Map<String, RunSpec> all = all();
        BadInput.unless(
                all.containsKey(name), "There is no preset '%s'; there are %s.", name, String.join(", ", all.keySet()));
        return all.get(name);
    }

    private static String text(String file) {
        try (InputStream in = Presets.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own presets/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own presets/" + file + " cannot be read", e);
        }
    }
}
