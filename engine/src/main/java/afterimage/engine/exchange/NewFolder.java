package afterimage.engine.exchange;

import afterimage.engine.BadInput;
import afterimage.engine.file.MadeFolders;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that appears whole or not at all. */
final class NewFolder {
    private NewFolder() {}

    /** Fills an empty folder. */
    interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /**
     * @param target a folder that does not exist or is empty
     * @param what it becomes, in refusals, e.g. SavedModel
     * @throws BadInput if the folder cannot be used
     */
    static void write(Path target, String what, Content content) {
        requireNew(target, what);
        Path absolute = target.toAbsolutePath();
        try (MadeFolders folders = new MadeFolders(absolute.getParent())) {
            folders.make();
            Path beside = Files.createTempDirectory(absolute.getParent(), "." + absolute.getFileName());
            try {
                // Temporary folders are private to their owner, those in them are ordinary.
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
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        BadInput.unless(
                Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS),
                "'%s' is a file or a link; a %s needs a new folder.",
                target,
                what);
        try (Stream<Path> entries = Files.list(target)) {
            BadInput.unless(
                    entries.findAny().isEmpty(), "'%s' is not empty; choose a new folder for the %s.", target, what);
        } catch (IOException e) {
            throw new BadInput("Cannot look into '" + target + "': " + SafeFile.reason(e) + ".", e);
        }
    }
}
