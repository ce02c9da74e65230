package afterimage.engine.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Files that come with the program, by their place in it, e.g. {@code presets/index.txt}. */
public final class Packaged {
    public static InputStream open(String file) throws NoSuchFileException {
        InputStream in = Packaged.class.getResourceAsStream("/afterimage/" + file);
        if (in == null) {
            throw new NoSuchFileException("the program's own " + file);
        }
        return in;
    }

    public static boolean has(String file) {
        return Packaged.class.getResource("/afterimage/" + file) != null;
    }

    /** A whole file in UTF-8. */
    public static String text(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + file + " cannot be read", e);
        }
    }

    /** What the {@code index.txt} of a folder names, in its order. */
    public static List<String> index(String folder) {
        return text(folder + "/index.txt")
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
