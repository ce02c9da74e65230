package afterimage.app.system;

import afterimage.engine.device.NativeFiles;
import afterimage.engine.file.Trees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Where native libraries are: in the folder of an installed program, or unpacked at home, or else in folders made anew,
 * as others could prepare known names.
 */
public final class NativeFolders {
    private static final Map<String, String> USUAL =
            Map.of("org.bytedeco.javacpp.cachedir", ".javacpp/cache", "javafx.cachedir", ".openjfx/cache");

    /** What has libraries taken from the folder of an installed program; empty is that folder. */
    private static final Map<String, String> INSTALLED = Map.of(
            "org.bytedeco.javacpp.pathsFirst", "true",
            "java.library.path", "",
            "jna.boot.library.path", "",
            "jna.nounpack", "true");

    /** Before any library is loaded: puts those that have no usual place into folders made anew, for this process. */
    public static void choose() {
        String installed = System.getProperty(NativeFiles.INSTALLED);
        if (installed != null) {
            INSTALLED.forEach((property, value) -> System.setProperty(property, value.isEmpty() ? installed : value));
            return;
        }
        USUAL.forEach((property, folder) -> {
            if (System.getProperty(property) == null) {
                instead(Path.of(System.getProperty("user.home"), folder)).ifPresent(own -> {
                    System.setProperty(property, own.toString());
                    Workers.atExit(() -> Trees.deleteQuietly(own));
                });
            }
        });
    }

    /** A folder that only this user can write, if {@code usual} cannot be used. */
    static Optional<Path> instead(Path usual) {
        File folder = usual.toFile();
        if ((folder.isDirectory() || folder.mkdirs()) && folder.canWrite() && folder.canExecute()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.createTempDirectory("afterimage"));
        } catch (IOException e) {
            LoggerFactory.getLogger(NativeFolders.class).warn("no folder in place of {}", usual, e);
            return Optional.empty();
        }
    }
}
