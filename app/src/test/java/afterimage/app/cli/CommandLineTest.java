package afterimage.app.cli;

import static afterimage.app.cli.Answer.afterimage;
import static afterimage.app.cli.Answer.done;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.NpzFile;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final String TINY = "[{\"units\":4,\"inputKernel\":3,\"stateKernel\":3}]";

    @TempDir
    private static Path shared;

    private static Path run;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        run = shared.resolve("run");
        done("train", "--preset", "quick-start", "--set", "model.layers=" + TINY, "--steps", 3, "--out", run);
    }

    @Test
    void generateWritesTheStandardLayoutAndTheTracks() throws IOException {
        Path file = folder.resolve("clips.npy");
        Path tracks = folder.resolve("tracks.csv");
        done("generate", "--out", file, "--count", 3, "--seed", 7, "--tracks", tracks);
        byte[] bytes = Files.readAllBytes(file);
        assertTrue(new String(bytes, 0, 100, StandardCharsets.ISO_8859_1).contains("(20, 3, 64, 64)"));
        assertEquals(128 + 20 * 3 * 64 * 64, bytes.length);
        List<String> lines = Files.readAllLines(tracks);
        assertEquals("clip,digit,label,image,frame,x,y,vx,vy,bounce", lines.get(0));
        assertEquals(1 + 3 * 2 * 20, lines.size());
    }

    @Test
    void generateIsTheSameWhateverTheLayoutAndCount() throws IOException {
        Path first = folder.resolve("time.npy");
        Path second = folder.resolve("sequence.npy");
        done("generate", "--out", first, "--count", 2, "--seed", 9);
        done("generate", "--out", second, "--count", 5, "--seed", 9, "--layout", "sequence-first");
        byte[] timeFirst = Files.readAllBytes(first);
        byte[] sequenceFirst = Files.readAllBytes(second);
        int frame = 64 * 64;
        for (int t = 0; t < 20; t++) {
            assertArrayEquals(
                    Arrays.copyOfRange(timeFirst, 128 + (t * 2 + 1) * frame, 128 + (t * 2 + 2) * frame),
                    Arrays.copyOfRange(sequenceFirst, 128 + (20 + t) * frame, 128 + (21 + t) * frame));
        }
    }

    @Test
    void evaluateAgreesWithWhatPredictWrites() throws IOException {
        Path clips = folder.resolve("clips.npy");
        Path outputs = folder.resolve("outputs.npy");
        done("generate", "--out", clips, "--count", 18, "--seed", 3, "--split", "test");
        done("predict", run, "--data", clips, "--out", outputs);
        JsonNode evaluated = json(done("evaluate", run, "--data", clips, "--json"));
        JsonNode side =
                new ObjectMapper().readTree(folder.resolve("outputs.json").toFile());
        assertEquals("[\"reconstruction\",\"prediction\"]", side.get("branches").toString());
        float[] made = floats(outputs, 2 * 18 * 10 * 64 * 64);
        byte[] truth = Files.readAllBytes(clips);
        for (int branch = 0; branch < 2; branch++) {
            double sum = 0;
            for (int k = 0; k < 18; k++) {
                for (int t = 0; t < 10; t++) {
                    for (int i = 0; i < 4096; i++) {
                        int at = 128 + ((branch * 10 + t) * 18 + k) * 4096 + i;
                        double expected = Byte.toUnsignedInt(truth[at]) / 255.0;
                        double error = made[((branch * 18 + k) * 10 + t) * 4096 + i] - expected;
                        sum += error * error;
                    }
                }
            }
            double mse = sum / (18 * 10 * 4096);
            String name = branch == 0 ? "reconstruction" : "prediction";
            assertEquals(mse, evaluated.get(name).get("mse").asDouble(), 1e-7 * mse);
            assertEquals(4096 * mse, evaluated.get(name).get("mseFrame").asDouble(), 1e-7 * 4096 * mse);
            assertEquals(10, evaluated.get(name).get("perFrameMse").size());
        }
        assertEquals(18, evaluated.get("clips").asInt());
        assertFalse(evaluated.has("motion"), "a file has no tracks");
        assertTrue(evaluated.has("meanImage"));
        assertTrue(evaluated.get("copyLast").get("mse").asDouble()
                > evaluated.get("blank").get("mse").asDouble());
    }

    @Test
    void predictNeedsNoFutureFrames() throws IOException {
        Path whole = folder.resolve("whole.npy");
        Path input = folder.resolve("input.npy");
        done("generate", "--out", whole, "--count", 3, "--seed", 3);
        done("generate", "--out", input, "--count", 3, "--seed", 3, "--frames", 10);
        done("predict", run, "--data", whole, "--out", folder.resolve("one.npy"));
        Answer shorter = done("predict", run, "--data", input, "--count", 100, "--out", folder.resolve("two.npy"));
        assertEquals(-1, Files.mismatch(folder.resolve("one.npy"), folder.resolve("two.npy")));
        assertEquals(
                "afterimage: '" + input + "' has 3 clips, which are all used.",
                shorter.err().strip());
        done("predict", run, "--data", input, "--out", folder.resolve("strips.png"));
        done("predict", run, "--data", input, "--out", folder.resolve("strips.gif"));
        Answer refused = afterimage("evaluate", run, "--data", input);
        assertTrue(refused.err().contains("not the 10 future ones"), refused.err());
    }

    @Test
    void branchesOfDifferentLengthsHaveAFileEach() throws IOException {
        Path uneven = folder.resolve("uneven");
        done(
                "train",
                "--preset",
                "quick-start",
                "--set",
                "model.layers=" + TINY,
                "--set",
                "sequence.inputFrames=5",
                "--set",
                "sequence.futureFrames=15",
                "--steps",
                1,
                "--out",
                uneven);
        for (int twice = 0; twice < 2; twice++) {
            done("predict", uneven, "--count", 2, "--out", folder.resolve("p.npy"));
        }
        JsonNode side = new ObjectMapper().readTree(folder.resolve("p.json").toFile());
        assertEquals(
                "[\"p.reconstruction.npy\",\"p.prediction.npy\"]",
                side.get("files").toString());
        assertEquals(
                "[\"sequence\",\"time\",\"height\",\"width\"]", side.get("axes").toString());
        assertFalse(Files.exists(folder.resolve("p.npy")));
        // What was predicted are clips again.
        done("predict", uneven, "--data", folder.resolve("p.reconstruction.npy"), "--out", folder.resolve("again.npy"));
        assertEquals(128 + 4 * 2 * 15 * 4096, Files.size(folder.resolve("again.prediction.npy")));
        Files.delete(folder.resolve("p.json"));
        assertEquals(
                2,
                afterimage("predict", uneven, "--out", folder.resolve("p.npy")).code(),
                "whose are they?");
    }

    @Test
    void evaluateStatesEveryConventionAndBaseline() throws IOException {
        JsonNode made = json(done("evaluate", run, "--count", 2, "--json"));
        JsonNode prediction = made.get("prediction");
        for (String name : List.of("mse", "mseFrame", "mae", "maeFrame", "bceFrame", "ssim", "ssimRange2", "psnr")) {
            assertTrue(prediction.get(name).isNumber(), name);
        }
        for (String metric : List.of("Mse", "Mae", "Bce", "Ssim", "Psnr")) {
            assertEquals(10, prediction.get("perFrame" + metric).size(), metric);
        }
        assertEquals(
                10 * prediction.get("bceFrame").asDouble(),
                prediction.get("bce10Frames").asDouble(),
                1e-6);
        for (String name : List.of("copyLast", "blank", "blankInput", "meanImage", "meanImageInput")) {
            assertTrue(made.get(name).get("mse").isNumber(), name);
        }
        assertTrue(
                made.get("entropyFloor").asDouble() < prediction.get("bceFrame").asDouble());
        assertEquals(
                10,
                made.get("motion")
                        .get("prediction")
                        .get("perFrameCentroidError")
                        .size());
        assertTrue(made.get("motion").get("copyLast").get("centroidError").asDouble() > 1);
    }

    @Test
    void evaluatePrintsATableForEachBranch() {
        String text = done("evaluate", run, "--count", 1).out();
        assertEquals(2, text.lines().filter(line -> line.startsWith("metric ")).count(), text);
        assertTrue(text.contains("Shi et al. 2015") && text.contains("mean image"), text);
        String csv = done("evaluate", run, "--count", 1, "--table", "csv").out();
        assertEquals(1, csv.lines().filter(line -> line.startsWith("table,")).count(), csv);
        assertTrue(csv.contains("\"reconstruction\",\"blank\",\"SSIM\""), csv);
    }

    @Test
    void aRunGoesOnWhereItWas() {
        Path other = folder.resolve("run");
        done("train", "--preset", "quick-start", "--set", "model.layers=" + TINY, "--steps", 2, "--out", other);
        done("train", "--resume", other, "--steps", 3);
        assertEquals(
                NpzFile.read(run.resolve("checkpoint.npz")).arrays(),
                NpzFile.read(other.resolve("checkpoint.npz")).arrays());
    }

    @Test
    void onlyTheLearningRateOfARunThatHasBegunCanBeSet() {
        Path other = folder.resolve("run");
        done("train", "--preset", "quick-start", "--set", "model.layers=" + TINY, "--steps", 1, "--out", other);
        done("train", "--resume", other, "--set", "training.learningRate=0.0004", "--steps", 2);
        done("train", "--resume", other, "--steps", 3);
        assertEquals(0.0004, RunFolder.open(other).checkpoint().state().learningRate());
        try (RunLock lock = RunLock.take(other)) {
            Answer taken = afterimage("train", "--resume", other, "--steps", 4);
            assertEquals("", taken.out(), lock.toString());
        }
        Answer refused = afterimage("train", "--resume", other, "--set", "training.batch=1");
        assertTrue(refused.err().contains("--set can change only training.learningRate"), refused.err());
    }

    @Test
    void aRunWithoutALowerHeldOutLossEndsByItselfAndSaysSo() {
        Answer answer = done(
                "train",
                "--preset",
                "quick-start",
                "--set",
                "model.layers=" + TINY,
                "--set",
                "training.learningRate=10",
                "--set",
                "training.heldOutEvery=1",
                "--set",
                "training.heldOutClips=1",
                "--set",
                "training.patience=1",
                "--steps",
                50,
                "--out",
                folder.resolve("patient"));
        assertTrue(answer.out().contains("Training ended by itself after step "), answer.out());
        assertTrue(answer.out().contains("Saved in "), answer.out());
    }

    @Test
    void theSecondDeviceTakesOverWhereTheFirstIsMissing() throws IOException {
        Answer answer = done("evaluate", run, "--count", 1, "--device", "GPU:7,cpu", "--threads", 1, "--json");
        assertEquals(1, json(answer).get("clips").asInt());
        assertTrue(answer.err().startsWith("afterimage: There is no device 'GPU:7' here")
                && answer.err().lines().count() == 1);
    }

    @Test
    void benchMeasuresAStepAgainstTheMatrixPeakOfTheSameProcess() throws IOException {
        JsonNode report = json(done("bench", "--preset", "conv-autoencoder", "--seconds", 0.1, "--plain", "--json"));
        JsonNode line = report.get("presets").get(0);
        assertEquals("conv-autoencoder", line.get("preset").asText());
        double flops = line.get("stepFlops").asDouble();
        double ratio = flops
                / line.get("stepSeconds").asDouble()
                / line.get("peakFlops").asDouble();
        assertEquals(ratio, line.get("ratio").asDouble(), 1e-9);
        for (String measured : List.of("plainStepSeconds", "predictionSeconds", "clipShare")) {
            assertTrue(line.get(measured).asDouble() > 0, measured);
        }
        assertTrue(report.get("clipsPerSecond").asDouble() > 0);
    }

    @Test
    void weightsCarryTheDocumentedNames() {
        Path file = folder.resolve("weights.npz");
        done("weights", run, "--out", file);
        var arrays = NpzFile.read(file).arrays();
        assertArrayEquals(
                new int[] {3, 3, 16, 16}, arrays.get("encoder/0/input_to_state").shape());
        assertArrayEquals(
                new int[] {3, 3, 4, 16}, arrays.get("encoder/0/state_to_state").shape());
        assertArrayEquals(new int[] {16}, arrays.get("prediction/0/bias").shape());
        assertArrayEquals(
                new int[] {3, 4}, arrays.get("reconstruction/0/peephole").shape());
        assertArrayEquals(
                new int[] {1, 1, 4, 16},
                arrays.get("reconstruction/output/weight").shape());
        assertArrayEquals(new int[] {16}, arrays.get("prediction/output/bias").shape());
    }

    @Test
    void exportWritesEachFormat() throws IOException {
        done("export", run, "--format", "savedmodel", "--out", folder.resolve("model"));
        assertTrue(Files.isRegularFile(folder.resolve("model/saved_model.pb")));
        assertTrue(done("export", run, "--format", "tensorboard", "--out", folder.resolve("log"))
                .out()
                .contains("points"));
        done("export", run, "--format", "npz", "--out", folder.resolve("same.npz"));
        done("weights", run, "--out", folder.resolve("weights.npz"));
        assertEquals(
                NpzFile.read(folder.resolve("weights.npz")).arrays().keySet(),
                NpzFile.read(folder.resolve("same.npz")).arrays().keySet());
        done("export", run, "--format", "outputs", "--out", folder.resolve("outputs.npz"));
        assertArrayEquals(
                new int[] {16, 10, 64, 64},
                NpzFile.read(folder.resolve("outputs.npz"))
                        .arrays()
                        .get("reconstruction")
                        .shape());
        done("export", run, "--format", "python", "--out", folder.resolve("python"));
        assertTrue(Files.isRegularFile(folder.resolve("python/model.py")));
        done("export", run, "--format", "run", "--out", folder.resolve("small"));
        done("evaluate", folder.resolve("small"), "--count", "2");
    }

    @Test
    void weightsThatCameOutGoInAgain() throws IOException {
        Path file = folder.resolve("weights.npz");
        Path copy = folder.resolve("copy");
        done("weights", run, "--out", file);
        done("weights", "--in", file, "--spec", run.resolve("run.json"), "--out", copy);
        done("predict", run, "--count", 3, "--out", folder.resolve("one.npy"));
        done("predict", copy, "--count", 3, "--out", folder.resolve("two.npy"));
        assertEquals(-1, Files.mismatch(folder.resolve("one.npy"), folder.resolve("two.npy")));
        done("train", "--resume", copy, "--steps", 1);
        assertTrue(Files.readString(copy.resolve("loss.csv")).contains("train,1,"));
    }

    @Test
    void layersOfOtherLibrariesGoOutAndComeInOrAreRefused() {
        Path file = folder.resolve("keras.npz");
        Answer refused = afterimage("export", run, "--format", "keras-npz", "--out", file);
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("A ConvLSTM2D of Keras has no peepholes"), refused.err());
        Path plain = folder.resolve("plain");
        done(
                "train",
                "--preset",
                "quick-start",
                "--set",
                "model.layers=" + TINY,
                "--set",
                "model.peephole=NONE",
                "--steps",
                1,
                "--out",
                plain);
        done("export", plain, "--format", "keras-npz", "--out", file);
        done("weights", "--in", file, "--spec", plain.resolve("run.json"), "--out", folder.resolve("copy"));
        done("weights", plain, "--out", folder.resolve("one.npz"));
        done("weights", folder.resolve("copy"), "--out", folder.resolve("two.npz"));
        assertEquals(
                NpzFile.read(folder.resolve("one.npz")).arrays(),
                NpzFile.read(folder.resolve("two.npz")).arrays());
    }

    @Test
    void weightsOfAnotherModelAreRefusedByNameAndNothingIsWritten() {
        Path file = folder.resolve("weights.npz");
        done("weights", run, "--out", file);
        Map<String, NpyArray> arrays = new LinkedHashMap<>(NpzFile.read(file).arrays());
        arrays.put("extra", arrays.remove("encoder/0/bias"));
        arrays.put("prediction/0/bias", new NpyArray(new int[] {2}, new float[2]));
        NpzFile.write(file, arrays, Map.of());
        Path copy = folder.resolve("copy");
        Answer answer = afterimage("weights", "--in", file, "--spec", run.resolve("run.json"), "--out", copy);
        assertEquals(2, answer.code());
        for (String part : List.of(
                file.toString(),
                "encoder/0/bias is missing",
                "prediction/0/bias is [2] instead of [16]",
                "extra is unknown")) {
            assertTrue(answer.err().contains(part), answer.err());
        }
        assertFalse(Files.exists(copy));
    }

    @Test
    void describeCountsWithoutBuilding() throws IOException {
        JsonNode big = json(done("describe", "--preset", "shi-fc-2048x2", "--json"));
        assertEquals(142_667_776, big.get("parameters").asLong());
        assertTrue(big.get("stepFlops").asLong() > 0 && big.get("memoryBytes").asLong() > 0);
        assertTrue(big.get("layers").isArray());
        assertTrue(done("describe", run).out().contains("parameters"));
    }

    @Test
    void presetsAndDevicesAreListed() throws IOException {
        assertTrue(done("presets").out().contains("quick-start"));
        assertTrue(json(done("presets", "--json")).size() >= 10);
        JsonNode cpu = json(done("devices", "--json")).get(0);
        assertEquals("CPU:0", cpu.get("name").asText());
        assertTrue(cpu.get("cores").asInt() >= 1 && cpu.get("memoryBytes").asLong() > 0);
        assertTrue(done("devices").out().contains(cpu.get("model").asText()));
    }

    @Test
    void picturesAreWritten() throws IOException {
        for (String name : List.of("strips.png", "players.gif")) {
            Path file = folder.resolve(name);
            done("predict", run, "--out", file);
            assertTrue(javax.imageio.ImageIO.read(file.toFile()).getWidth() > 200);
        }
        done("generate", "--out", folder.resolve("clips.png"), "--count", 2);
        assertTrue(Files.exists(folder.resolve("clips.png")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"presets", "devices --json", "describe --preset quick-start", "--help"})
    void outputThatCannotBeWrittenIsAFailure(String args) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        StringWriter err = new StringWriter();
        int code = AfterimageCommand.run(new PrintWriter(full), new PrintWriter(err, true), null, args.split(" "));
        assertEquals(1, code);
        assertEquals(
                "afterimage: The output could not be written", err.toString().substring(0, 43));
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void countsOfOneAreInTheSingular() {
        String one = done("generate", "--count", 1, "--frames", 1, "--out", folder.resolve("one.npy"))
                .out();
        assertTrue(one.startsWith("1 clip of 1 frame in "), one);
    }

    @Test
    void namesInWhatIsPrintedAreText() {
        String said = done("generate", "--count", 2, "--out", folder.resolve("a\u001b[31m\u202eb.npy"))
                .out();
        assertTrue(said.trim().endsWith("a?[31m?b.npy"), said);
    }

    @Test
    void whereTheLocaleHasOnlyAsciiTextIsUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AfterimageCommand.writer(new PrintStream(bytes), "ANSI_X3.4-1968").println("0.1 ± 0.2 – …");
        assertEquals("0.1 ± 0.2 – …", bytes.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void aPipeBesideAPredictionIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("piped.json");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertEquals(
                2,
                afterimage("predict", run, "--count", 1, "--out", folder.resolve("piped.npy"))
                        .code());
    }

    /** Java closes the files of an interrupted thread: to the program, a disk that fails. */
    @ParameterizedTest
    @ValueSource(strings = {"clips.npy", "clips.png", "clips.gif"})
    void aPlaceThatFailsIsAFailureThatLeavesNothing(String name) {
        // Reading letters from a font, as the first picture does, would take the interrupt.
        done("generate", "--out", folder.resolve(name));
        Thread.currentThread().interrupt();
        Answer answer = afterimage("generate", "--out", folder.resolve("new/" + name));
        assertTrue(Thread.interrupted());
        assertEquals(1, answer.code(), answer.err());
        assertTrue(answer.err().startsWith("afterimage: Cannot write '" + folder.resolve("new/" + name)), answer.err());
        assertEquals(1, answer.err().lines().count(), answer.err());
        assertFalse(Files.exists(folder.resolve("new")));
    }

    static List<List<Object>> overwriting() throws IOException {
        Path place = Files.createTempDirectory(shared, "place");
        Path clips = place.resolve("clips.npy");
        done("generate", "--out", clips);
        Path spec = Files.copy(run.resolve("run.json"), place.resolve("run.json"));
        Path none = place.resolve("none.npy");
        Path taken = Files.createDirectory(place.resolve("taken.csv"));
        Path stuck = place.resolve("stuck");
        done("export", run, "--format", "run", "--out", stuck);
        Files.createDirectory(stuck.resolve("checkpoint.next.npz"));
        return List.of(
                List.of("generate", "--out", clips, "--seed", 9, "--tracks", taken),
                List.of("train", "--resume", stuck, "--steps", 9),
                List.of("weights", run, "--out", run.resolve("checkpoint.npz")),
                List.of("predict", run, "--out", run.resolve("run.npy")),
                List.of("predict", run, "--out", run.resolve("moments/p.png")),
                List.of("predict", run, "--out", place.resolve("run.npy")),
                List.of("predict", run, "--data", clips, "--out", clips),
                List.of("generate", "--out", run.resolve("clips.gif")),
                List.of("generate", "--out", none, "--tracks", none),
                List.of("generate", "--out", none, "--tracks", run.resolve("loss.csv")),
                List.of("export", run, "--format", "npz", "--out", run.resolve("best.npz")),
                List.of("export", run, "--format", "outputs", "--out", run.resolve("best.npz")),
                List.of("export", run, "--format", "tensorboard", "--out", run),
                List.of("train", "--spec", spec, "--set", "training.batch=2", "--steps", 1, "--out", place),
                List.of("train", "--spec", spec, "--steps", 1, "--out", run.resolve("new")));
    }

    @ParameterizedTest
    @MethodSource("overwriting")
    void nothingIsWrittenOverARunOrAnInput(List<Object> args) throws IOException {
        Map<Path, String> before = files();
        badUseGetsOneClearSentence(args);
        assertEquals(before, files());
    }

    private static Map<Path, String> files() throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(shared)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(file, Arrays.hashCode(Files.readAllBytes(file)) + " " + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    static List<List<Object>> badUse() throws IOException {
        Path bad = Files.createTempDirectory(shared, "bad");
        Path file = Files.writeString(bad.resolve("file"), "x");
        Path spec = Files.writeString(bad.resolve("spec.json"), "{\"name\": 3, ");
        Path unknown = Files.writeString(bad.resolve("unknown.json"), "{\"nam\": \"x\"}");
        Path wrongShape = bad.resolve("shape.npy");
        afterimage("generate", "--out", wrongShape, "--size", "32");
        Path wrongTime = bad.resolve("time.npy");
        afterimage("generate", "--out", wrongTime, "--frames", "7");
        Path nan = bad.resolve("nan.npz");
        afterimage("weights", run, "--out", nan);
        Map<String, NpyArray> weights = NpzFile.read(nan).arrays();
        weights.get("encoder/0/bias").values()[3] = Float.NaN;
        NpzFile.write(nan, weights, Map.of());
        List<List<Object>> uses = new ArrayList<>();
        uses.add(List.of());
        uses.add(List.of("fly"));
        uses.add(List.of("train"));
        uses.add(List.of("train", "--preset", "no-such-preset"));
        uses.add(List.of("train", "--preset", "quick-start", "--steps", "0"));
        uses.add(List.of("train", "--preset", "quick-start", "--steps", "-5"));
        uses.add(List.of("train", "--preset", "quick-start", "--steps", "many"));
        uses.add(List.of("train", "--preset", "quick-start", "--seconds", "NaN"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "training.batch=-1"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "training.batch=2.5"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "training.learningRate=1e99"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "training.no=1"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "training.loss=L2"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "training.loss={\"ssim\":1}"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "training.schedule.kind=COSINE"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "training.patience=-1"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "model.layers.7.units=1"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "model.cell=GRU"));
        uses.add(List.of("train", "--preset", "quick-start", "--set", "model.cell=FC_LSTM"));
        uses.add(List.of("train", "--preset", "quick-start", "--device", "GPU:7", "--out", bad.resolve("gpu")));
        uses.add(List.of("evaluate", run, "--device", "GPU:7,GPU:8"));
        uses.add(List.of("predict", run, "--threads", "0", "--out", bad.resolve("p.npy")));
        uses.add(List.of("train", "--preset", "quick-start", "--out", file.resolve("below")));
        uses.add(List.of("train", "--preset", "quick-start", "--out", bad));
        uses.add(List.of("train", "--preset", "quick-start", "--out", run));
        uses.add(List.of("train", "--spec", bad.resolve("missing.json")));
        uses.add(List.of("train", "--spec", spec));
        uses.add(List.of("train", "--spec", unknown));
        uses.add(List.of("train", "--spec", bad));
        uses.add(List.of("train", "--resume", bad));
        uses.add(List.of("generate", "--out", bad.resolve("clip.mp4")));
        uses.add(List.of("generate", "--out", file.resolve("clip.npy")));
        uses.add(List.of("generate", "--out", file.resolve("clip.png")));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--count", "-1"));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--count", "99999999999999"));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--digits", "9"));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--size", "8"));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--frames", "0"));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--speed", "fast"));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--speed", "5:3"));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--split", "all"));
        uses.add(List.of("generate", "--out", bad.resolve("a.npy"), "--layout", "round"));
        uses.add(List.of("evaluate", bad));
        uses.add(List.of("evaluate", bad.resolve("nowhere")));
        uses.add(List.of("evaluate", run, "--count", "0"));
        uses.add(List.of("evaluate", run, "--json", "--table", "csv"));
        uses.add(List.of("evaluate", run, "--table", "html"));
        uses.add(List.of("evaluate", run, "--data", file));
        uses.add(List.of("evaluate", run, "--data", bad.resolve("missing.npy")));
        uses.add(List.of("evaluate", run, "--data", wrongShape));
        uses.add(List.of("evaluate", run, "--data", wrongTime));
        uses.add(List.of("predict", run, "--out", bad.resolve("p.txt")));
        uses.add(List.of("predict", run, "--out", file.resolve("p.npy")));
        uses.add(List.of("weights"));
        uses.add(List.of("weights", run));
        uses.add(List.of("weights", run, "--out", bad.resolve("weights.txt")));
        uses.add(List.of("export", run, "--out", bad.resolve("model")));
        uses.add(List.of("export", run, "--format", "onnx", "--out", bad.resolve("model")));
        uses.add(List.of("export", run, "--format", "savedmodel", "--out", file));
        uses.add(List.of("export", run, "--format", "tensorboard", "--out", file));
        uses.add(List.of("export", run, "--format", "npz", "--out", bad.resolve("weights.txt")));
        uses.add(List.of("weights", "--in", file, "--out", bad.resolve("new")));
        uses.add(List.of("weights", "--in", file, "--preset", "quick-start", "--out", bad.resolve("new")));
        uses.add(List.of("weights", "--preset", "quick-start", "--out", bad.resolve("new")));
        uses.add(List.of("weights", run, "--in", file, "--preset", "quick-start", "--out", bad.resolve("new")));
        uses.add(List.of(
                "weights",
                "--in",
                run.resolve("checkpoint.npz"),
                "--preset",
                "quick-start",
                "--out",
                bad.resolve("new")));
        uses.add(List.of("weights", "--in", nan, "--spec", run.resolve("run.json"), "--out", bad.resolve("new")));
        uses.add(List.of("describe"));
        uses.add(List.of("describe", "--preset", "none"));
        uses.add(List.of("describe", "--preset", "no\u001b[31mne"));
        uses.add(List.of("@" + Files.writeString(bad.resolve("words"), "--help")));
        uses.add(List.of("demo", "--seconds", "-1"));
        return uses;
    }

    @ParameterizedTest
    @MethodSource("badUse")
    void badUseGetsOneClearSentence(List<Object> args) {
        Answer answer = afterimage(args.toArray());
        assertEquals(2, answer.code(), answer.err());
        assertEquals(1, answer.err().lines().count(), answer.err());
        assertTrue(
                answer.err().startsWith("afterimage: ") && answer.err().trim().endsWith("."), answer.err());
        assertFalse(answer.err().contains("Exception") || answer.err().contains("\tat "), answer.err());
        assertFalse(answer.err().contains("\u001b"), answer.err());
    }

    @Test
    void aFileThatIsNotThereIsToldFromAMisspelledCommand() {
        assertEquals(
                "afterimage: There is no file '/tmp/nope.gif'; check its path, or see 'afterimage --help'.",
                afterimage("/tmp/nope.gif").err().strip());
        assertTrue(afterimage("trian").err().contains("did you mean train?"));
    }

    @Test
    void numbersAreAskedForInWordsAndAByteOrderMarkIsForgiven() throws IOException {
        assertEquals(
                "afterimage: --seed takes a whole number, not '1.5'.",
                afterimage("generate", "--out", folder.resolve("a.npy"), "--seed", "1.5")
                        .err()
                        .strip());
        assertEquals(
                "afterimage: --seconds takes a number, not 'soon'.",
                afterimage("demo", "--seconds", "soon").err().strip());
        Path spec = folder.resolve("marked.json");
        Files.writeString(spec, "\ufeff" + Files.readString(run.resolve("run.json")));
        done("describe", "--spec", spec);
    }

    /** What docs/json says of a command's JSON is so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate RUN --count 2",
                "describe --preset quick-start",
                "describe --preset shi-fc-2048x2",
                "presets",
                "devices",
                "find-rate --spec RUN/run.json",
                "bench --preset quick-start --seconds 0.1"
            })
    void jsonIsAsItsSchemaSays(String command) throws IOException {
        String name = command.split(" ")[0];
        Path schema = Path.of("../docs/json/" + name + ".schema.json");
        Object[] words = Stream.concat(
                        Stream.of(command.replace("RUN", run.toString()).split(" ")), Stream.of("--json"))
                .toArray();
        assertEquals(
                Set.of(),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(schema))
                        .validate(json(done(words))));
    }

    @Test
    void oneFileGoesToStandardOutput() throws IOException {
        Path file = folder.resolve("clips.npy");
        done("generate", "--count", 2, "--seed", 5, "--out", file);
        assertArrayEquals(Files.readAllBytes(file), streamed("generate", "--count", 2, "--seed", 5, "--out", "-"));
        Path weights = folder.resolve("weights.npz");
        done("weights", run, "--out", weights);
        assertArrayEquals(Files.readAllBytes(weights), streamed("weights", run, "--out", "-"));
    }

    private static byte[] streamed(Object... command) {
        PrintStream usual = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes));
        try {
            assertEquals("", done(command).out());
        } finally {
            System.setOut(usual);
        }
        return bytes.toByteArray();
    }

    @Test
    void verbosePrintsTheCauseOfAFailure() {
        PrintStream usual = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told));
        try {
            afterimage("describe", folder.resolve("none"));
            assertFalse(told.toString().contains("BadInput"));
            afterimage("describe", folder.resolve("none"), "--verbose");
            assertTrue(told.toString().contains("BadInput"), told.toString());
        } finally {
            System.setErr(usual);
        }
    }

    private static JsonNode json(Answer answer) throws IOException {
        return new ObjectMapper().readTree(answer.out());
    }

    private static float[] floats(Path npy, int count) throws IOException {
        byte[] bytes = Files.readAllBytes(npy);
        int head = NpyHeader.of(NpyHeader.Type.FLOAT32, 2, 18, 10, 64, 64).length();
        float[] values = new float[count];
        ByteBuffer.wrap(bytes, head, bytes.length - head)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }
}
