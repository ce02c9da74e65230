package afterimage.app.export;

import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Format;
import afterimage.app.glossary.Texts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Names the file that an export goes to: suggested by what is exported, then whatever was typed. */
public final class ExportTarget {
    public final StringProperty text = new SimpleStringProperty("");
    /** Where the last export went. */
    private Path folder;

    private final Supplier<String> runName;
    /** What there is to know about that file; may be empty. */
    public final StringProperty note = new SimpleStringProperty("");

    ExportTarget(Path folder, Supplier<String> runName) {
        this.folder = folder;
        this.runName = runName;
        text.addListener((p, before, now) -> look());
    }

    /** A name of its own for each thing, run and format; none that exists is suggested. */
    void suggest(Exhibit exhibit, Format format) {
        String base = runName.get() + "-" + exhibit.id();
        Path file = folder.resolve(base + format.ending());
        for (int n = 2; Files.exists(file); n++) {
            file = file.resolveSibling(base + "-" + n + format.ending());
        }
        text.set(file.toString());
    }

    /** Null where it cannot be a file. */
    Path path() {
        try {
            return text.get().isBlank() ? null : Path.of(text.get().strip());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Looks whether the file is there by now. */
    void look() {
        Path file = path();
        boolean replaced = file != null && Files.isRegularFile(file);
        note.set(file == null ? Texts.of("export.nameless") : replaced ? Texts.of("export.replaced") : "");
    }

    String folder() {
        return folder.toString();
    }

    /** @throws InvalidPathException for what cannot be a folder here */
    void begin(String other) {
        folder = Files.isDirectory(Path.of(other)) ? Path.of(other) : folder;
    }

    /** Later suggestions begin where a file was written. */
    void remember(Path file) {
        folder = file.toAbsolutePath().getParent();
    }
}
