package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFilesTest {
    @TempDir
    private Path folder;

    /** In a process of its own, as libraries are loaded once. */
    public static void main(String[] args) {
        try {
            NativeFiles.load();
        } catch (BadInput e) {
            System.out.println(e.getMessage());
        }
    }

    /** A file lies where the folder of the libraries would be made. */
    @Test
    void whereLibrariesCannotBeUnpackedTheFolderTheReasonAndTheRemedyAreSaid() throws Exception {
        URL packed = getClass()
                .getResource("/org/tensorflow/internal/c_api/" + Loader.getPlatform() + "/libjnitensorflow.so");
        JarURLConnection jar = (JarURLConnection) packed.openConnection();
        Files.createFile(folder.resolve(
                Path.of(jar.getJarFileURL().toURI()).getFileName().toString()));
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dorg.bytedeco.javacpp.cachedir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        NativeFilesTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = process.inputReader().readLine();
        assertEquals(0, process.waitFor());
        assertTrue(said.contains("in '" + folder.toRealPath() + "' ("), said);
        assertTrue(said.endsWith("JDK_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER."), said);
    }
}
