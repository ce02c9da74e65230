package afterimage.engine.device;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.bytedeco.javacpp.Loader;
import org.slf4j.LoggerFactory;
import org.tensorflow.TensorFlow;

/** TensorFlow's libraries, half a gigabyte that the first start unpacks; {@code totalBytes} is 0 where unknown. */
public record NativeFiles(long unpackedBytes, long totalBytes) {
    static {
        NativeMemory.bound();
    }

    /** The system property of the folder where they need no unpacking, in a program that was installed. */
    public static final String INSTALLED = "afterimage.natives";

    /** Where they are in their jar, and in JavaCPP's folder for it. */
    private static final String INSIDE = "org/tensorflow/internal/c_api/" + Loader.getPlatform() + "/";

    /** How far it is now. Reads folders: not for a thread that has to draw. */
    public static NativeFiles now() {
        URL packed = NativeFiles.class.getClassLoader().getResource(INSIDE);
        try {
            if (packed == null || !(packed.openConnection() instanceof JarURLConnection connection)) {
                return new NativeFiles(0, 0);
            }
            Path jar = Path.of(connection.getJarFileURL().toURI());
            Path cache =
                    Loader.getCacheDir().toPath().resolve(jar.getFileName()).resolve(INSIDE);
            return new NativeFiles(unpacked(cache), total(jar));
        } catch (IOException | UncheckedIOException | java.net.URISyntaxException e) {
            LoggerFactory.getLogger(NativeFiles.class).info("how far the libraries are unpacked is not known", e);
            return new NativeFiles(0, 0);
        }
    }

    /** Unpacks TensorFlow's own libraries on Linux without loading them, needed ones first; none elsewhere. */
    public static List<Path> unpack() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String library : List.of("libtensorflow_framework.so.2", "libtensorflow_cc.so.2")) {
            URL packed = NativeFiles.class.getResource("/" + INSIDE + library);
            Path ready = Path.of(System.getProperty(INSTALLED, ""), library);
            if (Files.exists(ready)) {
                files.add(ready.toAbsolutePath());
            } else if (packed != null) {
                files.add(Loader.cacheResource(packed).toPath());
            }
        }
        return files;
    }

    /** Unpacks and loads TensorFlow, if that has not been done; refused with where and why if it cannot be. */
    public static void load() {
        try {
            unpack();
            TensorFlow.version();
        } catch (IOException | LinkageError e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            // What loads libraries repeats their paths in front of the reason.
            String reason = String.valueOf(root.getMessage()).replaceFirst("(?s)^.*: ", "");
            throw new BadInput(
                    "TensorFlow's libraries cannot be unpacked and loaded in '" + cache() + "' (" + reason
                            + "); make room there and let programs run there, or name another folder, as in"
                            + " JDK_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER.",
                    e);
        }
    }

    /** Which TensorFlow computes, e.g. {@code 2.18.0}; results may differ in the last digit between versions. Loads it. */
    public static String version() {
        return TensorFlow.version();
    }

    private static String cache() {
        try {
            return Loader.getCacheDir().toString();
        } catch (IOException e) {
            LoggerFactory.getLogger(NativeFiles.class).warn("nowhere to unpack", e);
            return System.getProperty("user.home");
        }
    }

    /** Whether it is known that they are there, or not known that they are not. */
    public boolean isWhole() {
        return unpackedBytes >= totalBytes;
    }

    private static long total(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> isLibrary(entry.getName()))
                    .mapToLong(ZipEntry::getSize)
                    .sum();
        }
    }

    private static boolean isLibrary(String name) {
        return name.startsWith(INSIDE)
                && name.substring(INSIDE.length()).matches("[^/]*(tensorflow)[^/]*\\.(so|dll|dylib)[.0-9]*");
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
