package afterimage.engine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Folders that appear whole or not at all. */
public final class NewFolder {
    /** Fills an empty folder. */
    public interface Content {
        void writeTo(Path folder) throws IOException;
    }

    /** Fills an empty folder beside {@code target}, of which nothing is left unless it was moved there. */
    public static void beside(Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        try (MadeFolders folders = new MadeFolders(absolute.getParent())) {
            folders.make();
            Path beside = Files.createTempDirectory(absolute.getParent(), "." + absolute.getFileName());
            try {
                // A temporary folder is private to its owner; the one in it is as others are.
                content.writeTo(Files.createDirectory(beside.resolve("made")));
                folders.keep();
            } finally {
                Trees.deleteQuietly(beside);
            }
        } catch (IOException e) {
            throw SafeFile.notWritten(target, e);
        }
    }

    /** Uses a folder of its own for a while. */
    public static void scratch(Content work) {
        try {
            Path folder = Files.createTempDirectory("afterimage");
            try {
                work.writeTo(folder);
            } finally {
                Trees.deleteQuietly(folder);
            }
        } catch (IOException e) {
            throw SafeFile.notWritten(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /** @param requireNew refuses a target that is neither missing nor empty */
    public static void write(Path target, Runnable requireNew, Content content) {
        requireNew.run();
        beside(target, made -> {
            content.writeTo(made);
            // Somebody may have put something there meanwhile.
            requireNew.run();
            Files.deleteIfExists(target);
            Files.move(made, target);
        });
    }

    /** The folders that are made for something; if that does not come about they go again, those of others stay. */
    public static final class MadeFolders implements AutoCloseable {
        private final Path lowest;
        /** The one above all that were missing. */
        private Path above;

        public MadeFolders(Path lowest) {
            this.lowest = lowest.toAbsolutePath();
            above = this.lowest;
            while (above != null && !Files.exists(above)) {
                above = above.getParent();
            }
        }

        public void make() throws IOException {
            Files.createDirectories(lowest);
        }

        /** What they are for is there. */
        public void keep() {
            above = lowest;
        }

        @Override
        public void close() {
            try {
                for (Path made = lowest; above != null && !made.equals(above); made = made.getParent()) {
                    Files.deleteIfExists(made);
                }
            } catch (IOException e) {
                LoggerFactory.getLogger(MadeFolders.class).info("others use it meanwhile: {}", lowest, e);
            }
        }
    }
}
