package afterimage.engine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The folders that are made for something; if that does not come about they go again, those of others stay. */
public final class MadeFolders implements AutoCloseable {
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
