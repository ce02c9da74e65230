package afterimage.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as others use it: by the examples, from the class path and as a module. */
class LibraryTest {
    private static final Path EXAMPLES = Path.of("../examples");
    private static final Path CLASSES = Path.of("target/classes");
    private static final String ENGINE = engine();

    /** The engine and what it needs, without the tests and what they need, which may be no modules. */
    private static String engine() {
        String needed = ".*[/\\\\](tensorflow|ndarray|protobuf|javacpp|ejml|jackson|slf4j|jna)[^/\\\\]*\\.jar";
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).endsWith(CLASSES) || entry.matches(needed))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void theJShellExampleWritesItsGif(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setProperty("steps", "3");
        System.setProperty("gif", folder.resolve("first.gif").toString());
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            JavaShellToolBuilder.builder()
                    .persistence(new HashMap<>())
                    .out(out)
                    .err(out)
                    .start(
                            "--no-startup",
                            "--execution",
                            "local",
                            "--class-path",
                            ENGINE,
                            EXAMPLES.resolve("jshell/first-model.jsh").toString(),
                            exit(folder).toString());
        } finally {
            System.setOut(before);
            System.clearProperty("steps");
            System.clearProperty("gif");
        }
        String text = said.toString(StandardCharsets.UTF_8);
        // The loss and the gate's map, and no complaint.
        assertTrue(text.matches("step 0: loss 0[.]6\\d+\\R(([ \\d]{4}){16}\\R){16}"), text);
        assertEquals(10, frames(folder.resolve("first.gif")), text);
    }

    private static Path exit(Path folder) throws IOException {
        return Files.writeString(folder.resolve("exit.jsh"), "probe.close()\nmodel.close()\n/exit\n");
    }

    /** In a Java of its own: what is open to whom shows nowhere else. */
    @Test
    void theJavaExampleRunsOnTheModulePath(@TempDir Path folder) throws Exception {
        Path gif = folder.resolve("first.gif");
        assumeTrue(Files.exists(CLASSES.resolve("module-info.class")), "compiled without the module");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Compiled code as good as can be had is not worth its wait here.
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                ENGINE,
                "--add-modules",
                "afterimage.engine",
                EXAMPLES.resolve("java/FirstModel.java").toString(),
                "3",
                gif.toString()));
        Path said = folder.resolve("said.txt");
        Process java = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = java.waitFor(60, TimeUnit.SECONDS);
        java.destroyForcibly();
        String text = Files.readString(said);
        assertTrue(ended && java.exitValue() == 0 && text.contains("step 0: loss 0.6"), text);
        assertTrue(text.contains("input frame 10: the encoder keeps"), text);
        assertEquals(10, frames(gif), text);
    }

    @Test
    void everyPackageIsExported() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            String packages = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent()).toString())
                    .map(folder -> folder.replace(File.separatorChar, '.'))
                    .sorted()
                    .collect(Collectors.joining("\n"));
            String exported = Pattern.compile("exports (.*);")
                    .matcher(Files.readString(sources.resolve("module-info.java")))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.joining("\n"));
            assertEquals(packages, exported);
        }
    }

    private static int frames(Path gif) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            return reader.getNumImages(true);
        }
    }
}
