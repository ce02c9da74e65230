package afterimage.engine.exchange;

import afterimage.engine.BadInput;
import afterimage.engine.file.MadeFolders;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import afterimage.engine.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that appears whole or not at all. */
final class NewFolder {
    /** Fills an empty folder. */
    interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /** @throws BadInput if {@code target}, to become {@code what}, is neither missing nor empty, or cannot be used */
    static void write(Path target, String what, Content content) {
        requireNew(target, what);
        Path absolute = target.toAbsolutePath();
        try (MadeFolders folders = new MadeFolders(absolute.getParent())) {
            folders.make();
            Path beside = Files.createTempDirectory(absolute.getParent(), "." + absolute.getFileName());
            try {
                // A temporary folder is private to its owner; the one in it is as others are.
                Path made = Files.createDirectory(beside.resolve("made"));
                content.writeTo(made);
                // Somebody may have put something there meanwhile.
                requireNew(target, what);
                Files.deleteIfExists(absolute);
                Files.move(made, absolute);
                folders.keep();
            } finally {
                Trees.deleteQuietly(beside);
            }
        } catch (IOException e) {
            throw SafeFile.notWritten(target, e);
        }
    }

    private static void requireNew(Path target, String what) {
        BadInput.unless(RunFolder.isFree(target), "'%s' is not empty; choose a new folder for the %s.", target, what);
    }
}
