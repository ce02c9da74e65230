package afterimage.engine.device;

import afterimage.engine.BadInput;
import afterimage.engine.file.Trees;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
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
    /** JavaCPP's, of the folder that it unpacks into. */
    private static final String NAMED = "org.bytedeco.javacpp.cachedir";
    /** Where they are in their jar, and in JavaCPP's folder for it. */
    private static final String INSIDE = "org/tensorflow/internal/c_api/" + Loader.getPlatform() + "/";
    /** Their jar, as a URL; none where they are installed. */
    private static final String PACKED = String.valueOf(NativeFiles.class.getResource("/" + INSIDE));

    private static final String LIBRARY = "[^/]*tensorflow[^/]*\\.(so|dll|dylib)[.0-9]*";

    /** How far it is now. Reads folders: not for a thread that has to draw. */
    public static NativeFiles now() {
        if (!PACKED.startsWith("jar:file:")) {
            return new NativeFiles(0, 0);
        }
        Path jar = Path.of(URI.create(PACKED.replaceFirst("^jar:(.*)!.*$", "$1")));
        try (JarFile file = new JarFile(jar.toFile())) {
            Stream<JarEntry> libraries =
                    file.stream().filter(each -> each.getName().matches(INSIDE + LIBRARY));
            return new NativeFiles(
                    Trees.bytes(cache().resolve(jar.getFileName()).resolve(INSIDE)),
                    libraries.mapToLong(ZipEntry::getSize).sum());
        } catch (IOException e) {
            LoggerFactory.getLogger(NativeFiles.class).info("how far the libraries are unpacked is not known", e);
            return new NativeFiles(0, 0);
        }
    }

    /** Unpacks TensorFlow's own libraries on Linux without loading them, needed ones first; none elsewhere. */
    public static List<Path> unpack() throws IOException {
        if (System.getProperty(NAMED) != null && System.getProperty(INSTALLED) == null) {
            hold(cache());
        }
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
                            + "); make room there, let programs run and nobody else write there (chmod -R go-w), or name"
                            + " another folder, as in JDK_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER.",
                    e);
        }
    }

    /** Which TensorFlow computes, e.g. {@code 2.18.0}; results may differ in the last digit between versions. Loads it. */
    public static String version() {
        return TensorFlow.version();
    }

    public static Path cache() {
        return Path.of(System.getProperty(NAMED, System.getProperty("user.home") + "/.javacpp/cache"));
    }

    /** Has JavaCPP use a named folder though it cannot write there; refuses one that others can change. */
    private static void hold(Path named) throws IOException {
        boolean known = named.getFileSystem().supportedFileAttributeViews().contains("posix");
        String user = System.getProperty("user.name");
        named.toFile().mkdirs();
        for (Path each : known && Files.isDirectory(named) ? Trees.all(named.toRealPath()) : List.<Path>of()) {
            String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
            String owner = Files.getOwner(each).getName();
            if (!rights.matches("....-..-.") || !List.of("root", user).contains(owner)) {
                throw new IOException("others can write there");
            }
        }
        try {
            Field chosen = Loader.class.getDeclaredField("cacheDir");
            chosen.setAccessible(true);
            chosen.set(null, named.toFile().getCanonicalFile());
        } catch (ReflectiveOperationException | RuntimeException e) {
            LoggerFactory.getLogger(NativeFiles.class).info("JavaCPP chooses its folder itself", e);
        }
    }

    /** Folders that JavaCPP filled in {@code cache} for others than this program as it is. */
    public static List<Path> useless(Path cache) {
        File[] found = cache.toFile()
                .listFiles((in, name) -> name.matches("tensorflow-core-native-\\d[\\w.-]*\\.jar")
                        && !PACKED.contains("/" + name + "!")
                        && Files.isDirectory(cache.resolve(name), LinkOption.NOFOLLOW_LINKS));
        return Stream.ofNullable(found).flatMap(Stream::of).map(File::toPath).toList();
    }

    /** Whether it is known that they are there, or not known that they are not. */
    public boolean isWhole() {
        return unpackedBytes >= totalBytes;
    }
}
