package afterimage.app.lesson;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.file.Packaged;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lessons that there are: the program's, and those in a folder of the user's. A file there takes the place of the
 * program's of the same name, if it can be used.
 */
public final class LessonShelf {
    private static final String SHIPPED = "assets/lessons/";
    private static final String README = "README.md";
    private static final int MAX_FILE = 1 << 20;
    private static final int MAX_FILES = 200;

    /** A file of the list, perhaps the user's own; without a lesson it cannot be used, for the problem told. */
    public record Entry(String file, boolean own, Lesson lesson, String problem) {
        public boolean isBroken() {
            return lesson == null;
        }
    }

    private final LessonReader reader;
    private final Supplier<Path> folder;

    /** @param folder of the user's lessons, which need not exist */
    public LessonShelf(LessonPlayer player, Supplier<Path> folder) {
        this.reader = new LessonReader(player);
        this.folder = folder;
    }

    public Path folder() {
        return folder.get();
    }

    /** All of them, the program's first; read anew each time. */
    public List<Entry> entries() {
        List<Entry> own = own();
        Set<String> replaced =
                own.stream().filter(entry -> !entry.isBroken()).map(Entry::file).collect(Collectors.toSet());
        Stream<String> others = shipped().stream().filter(file -> !replaced.contains(file));
        Stream<Entry> given = others.map(file -> entry(file, false, () -> Texts.file(SHIPPED + file)));
        return Stream.concat(given, own.stream()).toList();
    }

    /** Names of the program's files, in the order of the list. */
    static List<String> shipped() {
        return Packaged.index("assets/lessons");
    }

    private List<Entry> own() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .limit(MAX_FILES)
                    .map(file -> entry(
                            file.getFileName().toString(), true, () -> SafeFile.readText(file, MAX_FILE, "a lesson")))
                    .toList();
        } catch (IOException e) {
            String problem = "'" + folder() + "': " + Texts.said(SafeFile.reason(e)) + ".";
            return List.of(new Entry(folder().toString(), true, null, problem));
        }
    }

    private Entry entry(String file, boolean own, Supplier<String> text) {
        try {
            return new Entry(file, own, reader.read(text.get(), file), "");
        } catch (BadInput e) {
            return new Entry(file, own, null, Texts.said(e.getMessage()));
        }
    }

    /**
     * Writes the program's lessons, with the page that explains them, into the user's folder, where what is there stays
     * as it is; tells how many.
     *
     * @throws BadInput if the folder cannot be written
     */
    public int copyToFolder() {
        List<String> missing = Stream.concat(shipped().stream(), Stream.of(README))
                .filter(file -> !Files.exists(folder().resolve(file)))
                .toList();
        missing.forEach(file -> SafeFile.writeText(folder().resolve(file), Texts.file(SHIPPED + file)));
        return missing.size();
    }
}
