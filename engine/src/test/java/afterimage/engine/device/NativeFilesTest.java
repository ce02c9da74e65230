package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import afterimage.engine.BadInput;
import afterimage.engine.file.Trees;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeFilesTest {
    @TempDir
    private Path folder;

    /** In a process of its own, as libraries are loaded once: all of it, or only what is unpacked, and how far. */
    public static void main(String[] args) throws IOException {
        try {
            if (args.length == 0) {
                NativeFiles.load();
            } else {
                System.out.println(
                        NativeFiles.unpack() + " " + NativeFiles.now().isWhole());
            }
        } catch (BadInput e) {
            System.out.println(e.getMessage());
        }
    }

    /** A file lies where the folder of the libraries would be made. */
    @Test
    void whereLibrariesCannotBeUnpackedTheFolderTheReasonAndTheRemedyAreSaid() throws Exception {
        Files.createFile(folder.resolve(jar().getFileName()));
        String said = said(folder, System.getProperty("user.name"));
        assertTrue(said.contains("in '" + folder + "' ("), said);
        assertTrue(said.endsWith("JDK_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER."), said);
    }

    /** JavaCPP itself would unpack at home. */
    @Test
    void aNamedFolderThatCannotBeMadeIsSaidToo() throws Exception {
        Path named = Files.createFile(folder.resolve("file")).resolve("natives");
        String said = said(named, "somebody");
        assertTrue(said.contains("in '" + named + "' ("), said);
        assertFalse(Files.exists(folder.resolve("home")));
    }

    /** Files of the right size and time are taken for whole; they have no blocks on the disk. */
    @Test
    void aSharedFolderIsUsedByThoseWhoCannotWriteThere() throws Exception {
        assumeTrue(Platform.isLinux());
        Path shared = folder.resolve("shared");
        List<Path> unpacked = new ArrayList<>();
        try (JarFile jar = new JarFile(jar().toFile())) {
            for (JarEntry entry : jar.stream()
                    .filter(each -> each.getName().matches(".*\\.so[.\\d]*"))
                    .toList()) {
                Path file = shared.resolve(jar().getFileName()).resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (RandomAccessFile empty = new RandomAccessFile(file.toFile(), "rw")) {
                    empty.setLength(entry.getSize());
                }
                assertTrue(file.toFile().setLastModified(entry.getTime()));
                unpacked.add(file);
            }
        }
        rights(shared, "r-xr-xr-x");
        try {
            String said = said(shared, System.getProperty("user.name"), "unpack");
            assertTrue(said.startsWith("[" + shared) && said.endsWith("] true"), said);
            unpacked.stream()
                    .filter(file -> !file.endsWith("libjnitensorflow.so"))
                    .forEach(file -> assertTrue(said.contains(file.toString()), said));
            assertFalse(Files.exists(folder.resolve("home")));
            try (Stream<Path> files = Files.list(shared)) {
                assertEquals(List.of(shared.resolve(jar().getFileName())), files.toList(), "nothing was written");
            }
        } finally {
            rights(shared, "rwxr-xr-x");
        }
    }

    @ParameterizedTest
    @CsvSource({"rwxr-xr-x, ''", "rwxrwxr-x, ''", "rwxr-xrwx, ''", "rwxr-xr-x, inside"})
    void aNamedFolderThatOthersCanWriteIsRefused(String rights, String inside) throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path named = Files.createDirectory(folder.resolve("named"));
        Files.createFile(named.resolve("a.so"));
        Files.createFile(named.resolve(jar().getFileName()));
        rights(named, rights);
        if (!inside.isEmpty()) {
            rights(named.resolve("a.so"), "rw-rw-r--");
        }
        boolean isOpen = rights.lastIndexOf('w') > 2 || !inside.isEmpty();
        String said = said(named, System.getProperty("user.name"));
        assertEquals(isOpen, said.contains("' (others can write there); "), said);
    }

    /** Root's is everybody's, so that for root it is given away. */
    @Test
    void aNamedFolderOfSomebodyElseIsRefused() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path named = Files.createDirectory(folder.resolve("named"));
        if (Files.getOwner(named).getName().equals("root")) {
            Files.setOwner(
                    named,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("daemon"));
        }
        String said = said(named, "somebody");
        assertTrue(said.contains("' (others can write there); "), said);
    }

    @Test
    void foldersOfOtherVersionsAreKnownByTheirNamesAndNothingElseIs() throws IOException, URISyntaxException {
        Path old = Files.createDirectories(folder.resolve("tensorflow-core-native-1.0.0-linux-x86_64.jar/org"));
        Files.writeString(old.resolve("libtensorflow.so"), "12345");
        Files.createDirectory(folder.resolve("tensorflow-core-native-0.5.0-windows-x86_64-gpu.jar"));
        Files.createDirectory(folder.resolve(jar().getFileName()));
        for (String other : List.of(
                "javacpp-1.5.11-linux-x86_64.jar", "tensorflow-core-native", "a tensorflow-core-native-1.0.0.jar")) {
            Files.createDirectory(folder.resolve(other));
        }
        Files.createFile(folder.resolve("tensorflow-core-native-1.0.1-linux-x86_64.jar"));
        Files.createSymbolicLink(folder.resolve("tensorflow-core-native-1.0.2-linux-x86_64.jar"), old);
        assertEquals(
                Set.of(old.getParent(), folder.resolve("tensorflow-core-native-0.5.0-windows-x86_64-gpu.jar")),
                Set.copyOf(NativeFiles.useless(folder)));
        assertEquals(List.of(), NativeFiles.useless(folder.resolve("missing")));
        Files.createSymbolicLink(old.resolve("link"), Files.writeString(folder.resolve("mine"), "mine"));
        assertEquals(5, Trees.bytes(old.getParent()));
        Trees.delete(old.getParent());
        assertFalse(Files.exists(old.getParent()));
        assertEquals("mine", Files.readString(folder.resolve("mine")));
    }

    private static Path jar() throws URISyntaxException {
        String inside = "/org/tensorflow/internal/c_api/" + Loader.getPlatform() + "/";
        String url = NativeFilesTest.class.getResource(inside).toString();
        return Path.of(new URI(url.substring("jar:".length(), url.indexOf("!"))));
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    /** By a Java of that user's, with a home folder that is not there. */
    private String said(Path named, String user, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dorg.bytedeco.javacpp.cachedir=" + named,
                "-Duser.name=" + user,
                "-Duser.home=" + folder.resolve("home"),
                "-cp",
                System.getProperty("java.class.path"),
                NativeFilesTest.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = process.inputReader().readLine();
        assertEquals(0, process.waitFor());
        return said;
    }
}
