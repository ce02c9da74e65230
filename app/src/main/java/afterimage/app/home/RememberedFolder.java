package afterimage.app.home;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** A folder that the user chose last, kept in a small file of its own. */
public final class RememberedFolder {
    private static final int MAX_BYTES = 1 << 16;

    private final Path note;
    private volatile Path folder;

    /** @param otherwise serves until one was chosen, and where the chosen one is gone */
    public RememberedFolder(Path note, Path otherwise) {
        this.note = note;
        folder = read().filter(Files::isDirectory).orElse(otherwise);
    }

    public Path get() {
        return folder;
    }

    /** Keeps it for the next start; that this fails is no reason to stop what the user does. */
    public void set(Path chosen) {
        if (chosen.equals(folder)) {
            return;
        }
        folder = chosen;
        try {
            SafeFile.writeText(note, chosen.toString());
        } catch (BadInput e) {
            LoggerFactory.getLogger(RememberedFolder.class).warn("not remembered: {}", chosen, e);
        }
    }

    private Optional<Path> read() {
        try {
            return Files.exists(note)
                    ? Optional.of(Path.of(SafeFile.readText(note, MAX_BYTES, "the name of a folder")
                            .strip()))
                    : Optional.empty();
        } catch (BadInput | InvalidPathException e) {
            LoggerFactory.getLogger(RememberedFolder.class).warn("not read: {}", note, e);
            return Optional.empty();
        }
    }
}
