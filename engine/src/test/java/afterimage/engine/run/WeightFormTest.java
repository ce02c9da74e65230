package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ReferenceWeights;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers of other libraries, here in plain double loops after their own documentation, are layers of this program. */
class WeightFormTest {
    private static final int ROWS = 4;
    private static final int PATCH = 8;
    private static final int IN = PATCH * PATCH;
    private static final int UNITS = 3;
    private static final int KERNEL = 5;
    private static final int FRAMES = 3;

    /** Reads three frames and writes one: what its only layer has then, by a convolution of 1x1 and a sigmoid. */
    private static final RunSpec SPEC = spec(
            "next-frame",
            "model.layers=[{\"units\":3,\"inputKernel\":5,\"stateKernel\":5}]",
            "model.patch=8",
            "model.peephole=NONE",
            "model.reading.ahead=false",
            "sequence.size=32",
            "sequence.inputFrames=3",
            "sequence.futureFrames=1");

    @TempDir
    private Path folder;

    private static RunSpec spec(String preset, String... settings) {
        return SpecJson.with(Presets.named(preset), List.of(settings));
    }

    /** A sum that a gate is made from, of x [rows, rows, in] and h [rows, rows, units]. */
    private interface Sum {
        double of(int gate, int unit, int y, int x, double[] input, double[] hidden);
    }

    private final Random random = new Random(4);

    private NpyArray array(int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextFloat() - 0.5f) / 2;
        }
        return new NpyArray(shape, values);
    }

    /** keras.layers.ConvLSTM2D(3, 5, padding="same"), channels last: its defaults are tanh and sigmoid, gates i, f, c, o. */
    @Test
    void kerasLayersGiveKerasNumbers() {
        NpyArray kernel = array(KERNEL, KERNEL, IN, 4 * UNITS);
        NpyArray recurrent = array(KERNEL, KERNEL, UNITS, 4 * UNITS);
        NpyArray bias = array(4 * UNITS);
        NpyArray outKernel = array(1, 1, UNITS, IN);
        NpyArray outBias = array(IN);
        Map<String, NpyArray> given = new LinkedHashMap<>();
        given.put("encoder/0/kernel", kernel);
        given.put("encoder/0/recurrent_kernel", recurrent);
        given.put("encoder/0/bias", bias);
        given.put("encoder/output/kernel", outKernel);
        given.put("encoder/output/bias", outBias);
        int[] order = {0, 1, 2, 3};
        assertSameFrame(
                given,
                (name, unit, y, x, input, hidden) -> {
                    int out = order[name] * UNITS + unit;
                    double sum = bias.values()[out];
                    for (int ky = 0; ky < KERNEL; ky++) {
                        for (int kx = 0; kx < KERNEL; kx++) {
                            int tap = ky * KERNEL + kx;
                            for (int c = 0; c < IN; c++) {
                                sum += kernel.values()[(tap * IN + c) * 4 * UNITS + out]
                                        * at(input, IN, y + ky, x + kx, c);
                            }
                            for (int c = 0; c < UNITS; c++) {
                                sum += recurrent.values()[(tap * UNITS + c) * 4 * UNITS + out]
                                        * at(hidden, UNITS, y + ky, x + kx, c);
                            }
                        }
                    }
                    return sum;
                },
                (pixel, unit) -> outKernel.values()[unit * IN + pixel],
                outBias);
    }

    /** conv = Conv2d(in + 3, 12, 5, padding=2); i, f, o, g = split(conv(cat([x, h], 1)), 3, 1). */
    @Test
    void pytorchCellsGivePytorchsNumbers() {
        NpyArray weight = array(4 * UNITS, IN + UNITS, KERNEL, KERNEL);
        NpyArray bias = array(4 * UNITS);
        NpyArray outWeight = array(IN, UNITS, 1, 1);
        NpyArray outBias = array(IN);
        Map<String, NpyArray> given = new LinkedHashMap<>();
        given.put("encoder.0.conv.weight", weight);
        given.put("encoder.0.conv.bias", bias);
        given.put("encoder.output.weight", outWeight);
        given.put("encoder.output.bias", outBias);
        int[] order = {0, 1, 3, 2};
        assertSameFrame(
                given,
                (name, unit, y, x, input, hidden) -> {
                    int out = order[name] * UNITS + unit;
                    double sum = bias.values()[out];
                    for (int c = 0; c < IN + UNITS; c++) {
                        for (int ky = 0; ky < KERNEL; ky++) {
                            for (int kx = 0; kx < KERNEL; kx++) {
                                double seen = c < IN
                                        ? at(input, IN, y + ky, x + kx, c)
                                        : at(hidden, UNITS, y + ky, x + kx, c - IN);
                                sum += seen * weight.values()[((out * (IN + UNITS) + c) * KERNEL + ky) * KERNEL + kx];
                            }
                        }
                    }
                    return sum;
                },
                (pixel, unit) -> outWeight.values()[pixel * UNITS + unit],
                outBias);
    }

    /** Zero beyond the edges; the kernel's middle is the position itself. */
    private static double at(double[] maps, int channels, int y, int x, int channel) {
        int row = y - KERNEL / 2;
        int column = x - KERNEL / 2;
        boolean inside = row >= 0 && row < ROWS && column >= 0 && column < ROWS;
        return inside ? maps[(row * ROWS + column) * channels + channel] : 0;
    }

    private interface Matrix {
        double of(int pixel, int unit);
    }

    private void assertSameFrame(Map<String, NpyArray> given, Sum sum, Matrix out, NpyArray outBias) {
        Batch batch = ReferenceWeights.noise(SPEC.sequence(), 1, 2);
        double[] memory = new double[ROWS * ROWS * UNITS];
        double[] hidden = new double[memory.length];
        for (int t = 0; t < FRAMES; t++) {
            double[] input = patches(batch.input(), t);
            double[] before = hidden.clone();
            for (int at = 0; at < memory.length; at++) {
                double[] a = new double[4];
                for (int gate = 0; gate < 4; gate++) {
                    a[gate] = sum.of(gate, at % UNITS, at / UNITS / ROWS, at / UNITS % ROWS, input, before);
                }
                memory[at] = sigmoid(a[1]) * memory[at] + sigmoid(a[0]) * Math.tanh(a[2]);
                hidden[at] = sigmoid(a[3]) * Math.tanh(memory[at]);
            }
        }
        float[] predicted = predicted(given, batch);
        double[] shown = patches(predicted, 0);
        for (int i = 0; i < shown.length; i++) {
            double logit = outBias.values()[i % IN];
            for (int unit = 0; unit < UNITS; unit++) {
                logit += out.of(i % IN, unit) * hidden[i / IN * UNITS + unit];
            }
            assertEquals(sigmoid(logit), shown[i], 1e-5);
        }
    }

    /** By a run that was made of the file. */
    private float[] predicted(Map<String, NpyArray> given, Batch batch) {
        Path file = folder.resolve("given.npz");
        NpzFile.write(file, given, Map.of());
        Map<String, NpyArray> weights =
                WeightFile.open(file, SPEC, folder.resolve("run")).checkpoint().weights();
        try (VideoModel model = new VideoModel(SPEC.model(), SPEC.sequence(), SessionSettings.cpu())) {
            model.load(weights);
            return model.predict(batch).of(Branch.PREDICTION).get(0).pixels();
        }
    }

    /** Frame t of 32x32 pixels as [rows, rows, row in patch * 8 + column in patch]. */
    private static double[] patches(float[] frames, int t) {
        int size = ROWS * PATCH;
        double[] patches = new double[size * size];
        for (int pixel = 0; pixel < patches.length; pixel++) {
            int y = pixel / size;
            int x = pixel % size;
            int position = y / PATCH * ROWS + x / PATCH;
            patches[position * IN + y % PATCH * PATCH + x % PATCH] = frames[t * size * size + pixel];
        }
        return patches;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesOutComesInTheSame(WeightForm form) {
        assertTheSameAfter(form, spec("conv-composite-conditional", "model.peephole=NONE"));
    }

    /** A convolution of h alone. */
    @Test
    void pytorchsCellNeedsNoInput() {
        Map<String, NpyArray> made =
                assertTheSameAfter(WeightForm.PYTORCH, spec("conv-composite", "model.peephole=NONE"));
        assertArrayEquals(
                new int[] {256, 64, 3, 3}, made.get("prediction.0.conv.weight").shape());
    }

    private static Map<String, NpyArray> assertTheSameAfter(WeightForm form, RunSpec spec) {
        Map<String, NpyArray> own = ReferenceWeights.random(spec.model(), spec.sequence(), 1);
        Map<String, NpyArray> made = form.from(spec.model(), own);
        try (VideoModel model = new VideoModel(spec.model(), spec.sequence(), SessionSettings.cpu())) {
            assertEquals(own, WeightForm.own(spec.model(), model, made));
        }
        return made;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KERAS   | fc-composite       |                        | is convolutional, and this model is an FC-LSTM",
                "PYTORCH | conv-autoencoder   |                        | has no peepholes: set model.peephole to NONE",
                "KERAS   | next-frame-movers  | model.peephole=NONE    | moves no pictures",
                "PYTORCH | shi-1x1-128-128    | model.peephole=NONE    | has one kernel size for input and state",
                "KERAS   | conv-autoencoder   | model.peephole=NONE    | always has an input",
            })
    void whatItsLayersHaveNotIsNamed(WeightForm form, String preset, String setting, String reason) {
        RunSpec spec = setting == null ? spec(preset) : spec(preset, setting);
        BadInput refused = assertThrows(BadInput.class, () -> form.from(spec.model(), Map.of()));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @Test
    void arraysOfOtherShapesMissingOnesAndStrangersAreNamed() {
        Map<String, NpyArray> given = new LinkedHashMap<>();
        given.put("encoder.0.conv.weight", array(4 * UNITS, IN + UNITS, 4, 4));
        Path file = folder.resolve("given.npz");
        NpzFile.write(file, given, Map.of());
        BadInput even = assertThrows(BadInput.class, () -> WeightFile.open(file, SPEC, folder.resolve("run")));
        assertTrue(
                even.getMessage().contains("encoder.0.conv.weight is [12, 67, 4, 4] instead of [12, 67, 5, 5]"),
                even.getMessage());
        given.put("encoder.0.conv.weight", array(4 * UNITS, IN + UNITS, KERNEL, KERNEL));
        NpzFile.write(file, given, Map.of());
        BadInput missing = assertThrows(BadInput.class, () -> WeightFile.open(file, SPEC, folder.resolve("run")));
        assertTrue(missing.getMessage().contains("encoder.0.conv.bias is missing"), missing.getMessage());
        given.put("encoder.0.conv.bias", array(4 * UNITS));
        given.put("encoder.output.weight", array(IN, UNITS, 1, 1));
        given.put("encoder.output.bias", array(IN));
        given.put("norm.weight", array(3));
        NpzFile.write(file, given, Map.of());
        BadInput strange = assertThrows(BadInput.class, () -> WeightFile.open(file, SPEC, folder.resolve("run")));
        assertTrue(strange.getMessage().contains("Unknown to this model: norm.weight."), strange.getMessage());
    }
}
