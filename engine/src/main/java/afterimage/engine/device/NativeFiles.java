package afterimage.engine.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.bytedeco.javacpp.Loader;
import org.slf4j.LoggerFactory;

/**
 * TensorFlow's native libraries, which JavaCPP unpacks from their jar at the very first start: more than half a
 * gigabyte, which takes seconds.
 *
 * @param unpackedBytes that are in JavaCPP's cache
 * @param totalBytes that will be; 0 where that is not known
 */
public record NativeFiles(long unpackedBytes, long totalBytes) {
    static {
        NativeMemory.bound();
    }

    /** How far it is now. Reads folders: not for a thread that has to draw. */
    public static NativeFiles now() {
        String inside = "org/tensorflow/internal/c_api/" + Loader.getPlatform() + "/";
        URL packed = NativeFiles.class.getClassLoader().getResource(inside);
        try {
            if (packed == null || !(packed.openConnection() instanceof JarURLConnection connection)) {
                return new NativeFiles(0, 0);
            }
            Path jar = Path.of(connection.getJarFileURL().toURI());
            Path cache =
                    Loader.getCacheDir().toPath().resolve(jar.getFileName()).resolve(inside);
            return new NativeFiles(unpacked(cache), total(jar, inside));
        } catch (IOException | UncheckedIOException | java.net.URISyntaxException e) {
            LoggerFactory.getLogger(NativeFiles.class).info("how far the libraries are unpacked is not known", e);
            return new NativeFiles(0, 0);
        }
    }

    /** Whether it is known that they are there, or not known that they are not. */
    public boolean isWhole() {
        return unpackedBytes >= totalBytes;
    }

    private static long total(Path jar, String inside) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> isLibrary(entry.getName(), inside))
                    .mapToLong(ZipEntry::getSize)
                    .sum();
        }
    }

    private static boolean isLibrary(String name, String inside) {
        return name.startsWith(inside)
                && name.substring(inside.length()).matches("[^/]*(tensorflow)[^/]*\\.(so|dll|dylib)[.0-9]*");
    }

    private static long unpacked(Path cache) throws IOException {
        if (!Files.isDirectory(cache)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
