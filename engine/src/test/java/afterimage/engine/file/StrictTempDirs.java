package afterimage.engine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Tries any test on {@link StrictFiles}, with the system property
 * {@code -Djunit.jupiter.tempdir.factory.default=afterimage.engine.file.StrictTempDirs}; those that make symbolic links
 * or ask for inodes fail there.
 */
public final class StrictTempDirs implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        return Manners.WINDOWS.of(Files.createTempDirectory("strict"));
    }
}
