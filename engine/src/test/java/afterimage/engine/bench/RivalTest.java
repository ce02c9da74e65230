package afterimage.engine.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RivalTest {
    /** Answers as {@code examples/libtorch} does, with what it was given. */
    public static final class Answering {
        public static void main(String[] threads) throws IOException {
            Scanner lines = new Scanner(System.in);
            while (!threads[0].equals("1") && lines.hasNextLine()) {
                String[] asked = lines.nextLine().split(" ", 2);
                switch (asked[0]) {
                    case "load" -> System.out.println(Files.size(Path.of(asked[1])) + " Another 1.0");
                    case "peak" -> System.out.println(threads[0] + "e9");
                    default -> System.out.println(asked[1].equals("9.0") ? "! it is too long" : "0.5 " + asked[1]);
                }
            }
        }
    }

    private static final RunSpec SPEC = Presets.named(Presets.QUICK_START);

    @TempDir
    Path folder;

    @Test
    void isToldWeightsClipsAndSpecAndAsksForStepsByTurns() throws IOException {
        Map<String, NpyArray> arrays = Map.of("encoder/0/bias", new NpyArray(new int[] {2}, new float[] {1, 2}));
        Path same = folder.resolve("same.npz");
        try (StepBench.Rival rival = new StepBench.Rival(jar(), 3)) {
            NpzFile.write(same, arrays, Map.of("run.json", SpecJson.write(SPEC)));
            assertArrayEquals(new String[] {Long.toString(Files.size(same)), "Another 1.0"}, rival.load(SPEC, arrays));
            assertEquals(3e9, rival.peak());
            assertEquals(List.of(0.5, 0.25), rival.steps(0.25));
            BadInput refused = assertThrows(BadInput.class, () -> rival.steps(9));
            assertTrue(refused.getMessage().endsWith("cannot take these steps: it is too long."), refused.getMessage());
        }
    }

    @Test
    void aJarThatIsMissingOrEndsIsOneSentence() throws IOException {
        Path missing = folder.resolve("missing.jar");
        assertTrue(assertThrows(BadInput.class, () -> new StepBench.Rival(missing, 1))
                .getMessage()
                .contains("There is no file"));
        Path jar = jar();
        try (StepBench.Rival rival = new StepBench.Rival(jar, 1)) {
            BadInput ended = assertThrows(BadInput.class, rival::peak);
            assertEquals("'" + jar + "' ended without an answer.", ended.getMessage());
        }
    }

    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Answering.class.getName());
        Path jar = folder.resolve("answering.jar");
        String name = Answering.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code = Answering.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
        }
        return jar;
    }
}
