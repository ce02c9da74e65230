package afterimage.engine.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.Specs;
import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Quantity;
import afterimage.engine.cell.Resolution;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.Layer;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.MoverSpec;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.Code;
import afterimage.engine.trace.MoverTrace;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeModelTest {
    private static final SequenceSpec CLIPS =
            SequenceSpec.labReport().withFrames(3, 4).with("size", 32);
    private static final Set<Quantity> ALL = EnumSet.allOf(Quantity.class);

    private final List<Clip> clips = clips();

    private static List<Clip> clips() {
        MovingDigits digits = new MovingDigits(CLIPS, Mnist.packaged().read(Split.TEST), 3);
        return List.of(digits.clip(0).clip(), digits.clip(1).clip());
    }

    static List<ModelSpec> models() {
        List<ModelSpec> all = new ArrayList<>();
        // States so large that its convolutions are tiled, with the batch between columns and channels.
        all.add(Specs.model(
                CellKind.CONV_LSTM,
                Task.COMPOSITE,
                Specs.convLayers(3, 3, 256),
                4,
                Peephole.CHANNEL,
                DecoderInput.OWN_OUTPUT,
                true,
                OutputFrom.ALL_LAYERS));
        for (CellKind cell : CellKind.values()) {
            for (Task task : Task.values()) {
                for (DecoderInput input : List.of(DecoderInput.NONE, DecoderInput.OWN_OUTPUT)) {
                    // One layer and two meet each cell, task and input.
                    int layers = 1 + (cell.ordinal() + task.ordinal() + input.ordinal()) % 2;
                    if (task != Task.NEXT_FRAME || input != DecoderInput.NONE) {
                        all.add(model(cell, task, input, layers));
                    }
                }
            }
        }
        all.add(conv().with("peephole", Peephole.PIXEL, "outputGate", OutputGate.OLD_MEMORY));
        all.add(moving(Task.NEXT_FRAME));
        all.add(moving(Task.PREDICTOR));
        all.add(model(CellKind.CONV_LSTM, Task.PREDICTOR, DecoderInput.NONE, 1)
                .with("layers", List.of(new Layer(3, 3, 3), new Layer(4, 3, 3, Resolution.HALF))));
        return all;
    }

    private static ModelSpec moving(Task task) {
        return model(CellKind.CONV_LSTM, task, DecoderInput.OWN_OUTPUT, 2).with("movers", new MoverSpec(2, 6, 5));
    }

    private static ModelSpec model(CellKind cell, Task task, DecoderInput input, int layers) {
        boolean conv = cell == CellKind.CONV_LSTM;
        return Specs.model(
                cell,
                task,
                conv
                        ? Specs.convLayers(3, 3, layers == 1 ? new int[] {5} : new int[] {5, 4})
                        : Specs.fcLayers(7, layers),
                conv ? 4 : 1,
                Peephole.CHANNEL,
                input,
                true,
                OutputFrom.ALL_LAYERS);
    }

    private static ModelSpec conv() {
        return model(CellKind.CONV_LSTM, Task.COMPOSITE, DecoderInput.OWN_OUTPUT, 1);
    }

    /** Far from zero everywhere, peepholes too. */
    private static Map<String, NpyArray> weights(ModelSpec spec) {
        try (VideoModel model = new VideoModel(spec, CLIPS, SessionSettings.cpu())) {
            model.initialise(1);
            Random random = new Random(2);
            Map<String, NpyArray> all = new LinkedHashMap<>();
            model.weights().forEach((name, array) -> {
                float[] values = array.values().clone();
                for (int i = 0; i < values.length; i++) {
                    values[i] += 0.3f * (float) random.nextGaussian();
                }
                all.put(name, new NpyArray(array.shape(), values));
            });
            return all;
        }
    }

    private static ProbeModel probe(ModelSpec spec, Map<String, NpyArray> weights) {
        ProbeModel probe = new ProbeModel(spec, CLIPS, false, SessionSettings.cpu());
        probe.load(weights);
        return probe;
    }

    private static Prediction plain(ModelSpec spec, Map<String, NpyArray> weights, List<Clip> clips) {
        try (VideoModel model = new VideoModel(spec, CLIPS, SessionSettings.cpu())) {
            model.load(weights);
            return model.predict(Batch.of(CLIPS, clips));
        }
    }

    private static void assertSame(Prediction expected, Prediction actual) {
        assertEquals(expected.clips().keySet(), actual.clips().keySet());
        expected.clips().forEach((branch, own) -> {
            for (int k = 0; k < own.size(); k++) {
                for (int t = 0; t < own.get(k).time(); t++) {
                    assertArrayEquals(
                            own.get(k).frame(t), actual.of(branch).get(k).frame(t), branch + " frame " + t);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void lookingInsideChangesNoBit(ModelSpec spec) {
        Map<String, NpyArray> weights = weights(spec);
        List<Clip> one = clips.subList(0, 1);
        Prediction own = plain(spec, weights, one);
        try (ProbeModel probe = probe(spec, weights)) {
            assertSame(own, probe.predict(one, Intervention.NONE));
            ProbeModel.Traced traced = probe.trace(clips.get(0), Intervention.NONE, ALL);
            assertSame(own, traced.prediction());
            List<Code> code = probe.encode(one, Intervention.NONE);
            assertSame(own, probe.decode(one, code, Intervention.NONE));
            assertSame(plain(spec, weights, clips), probe.predict(clips, Intervention.NONE));
            traced.states().layers().forEach(ProbeModelTest::assertEquations);
            assertSums(spec, traced.states(), weights);
            int top = spec.layers().size() - 1;
            StateTrace.Layer encoder = traced.states().layer("encoder/" + top);
            assertArrayEquals(
                    encoder.values().get(Quantity.HIDDEN).get(encoder.steps() - 1),
                    code.get(0).layers().get(2 * top + 1));
            assertArrayEquals(
                    encoder.values().get(Quantity.MEMORY).get(encoder.steps() - 1),
                    code.get(0).layers().get(2 * top));
        }
    }

    /** The brightest picture and what is drawn make the frame; the motion is that of the pictures' centres. */
    @Test
    void whatMoversDoIsSeenStepByStep() {
        ModelSpec spec = moving(Task.NEXT_FRAME);
        try (ProbeModel probe = probe(spec, weights(spec))) {
            ProbeModel.Traced traced = probe.trace(clips.get(0), Intervention.NONE, Set.of());
            List<MoverTrace.Step> steps = traced.movers().steps();
            assertEquals(CLIPS.frames() - 1, steps.size());
            Clip written = traced.prediction().of(Branch.PREDICTION).get(0);
            MoverTrace.Step last = steps.get(steps.size() - 1);
            float[] frame = written.frame(written.time() - 1);
            for (int i = 0; i < frame.length; i++) {
                float carried = Math.max(last.pictures()[0][i], last.pictures()[1][i]);
                float left = carried * (1 - last.mask()[i]);
                assertTrue(frame[i] >= Math.max(0, Math.min(1, left)) - 1e-5);
                assertTrue(frame[i] <= Math.max(0, Math.min(1, left + last.mask()[i])) + 1e-5);
            }
            assertTrue(steps.get(0).picked() != null && last.picked() == null, "only true frames are picked up from");
        }
    }

    /** c = f c' + i g and h = o tanh(c), of the numbers that were traced. */
    private static void assertEquations(StateTrace.Layer layer) {
        for (int t = 1; t < layer.steps(); t++) {
            float[] c = layer.values().get(Quantity.MEMORY).get(t);
            for (int k = 0; k < c.length; k++) {
                double kept = at(layer, Quantity.FORGET_GATE, t, k) * at(layer, Quantity.MEMORY, t - 1, k);
                double stored = at(layer, Quantity.INPUT_GATE, t, k) * at(layer, Quantity.CANDIDATE, t, k);
                assertEquals(kept + stored, c[k], 1e-5);
                assertEquals(
                        at(layer, Quantity.OUTPUT_GATE, t, k) * Math.tanh(c[k]),
                        at(layer, Quantity.HIDDEN, t, k),
                        1e-5);
            }
        }
        if (layer.stack().equals("encoder")) {
            assertNull(layer.values().get(Quantity.FORGET_GATE).get(0), "nothing to forget at the first step");
        }
    }

    /** Each gate is the nonlinearity of its terms' sum, in corners too. */
    private static void assertSums(ModelSpec spec, StateTrace states, Map<String, NpyArray> weights) {
        for (StateTrace.Layer layer : states.layers()) {
            if (layer.name().startsWith("movers")) {
                continue;
            }
            GateSums sums = GateSums.of(spec, states, layer.name(), weights);
            int places = layer.rows() * layer.rows();
            for (Quantity gate :
                    List.of(Quantity.INPUT_GATE, Quantity.FORGET_GATE, Quantity.CANDIDATE, Quantity.OUTPUT_GATE)) {
                for (int t = 0; t < layer.steps(); t++) {
                    for (int place : new int[] {0, places / 2, places - 1}) {
                        if (sums.at(gate, t) == null) {
                            continue;
                        }
                        int unit = (t + place) % layer.units();
                        GateSums.Sum sum = sums.of(gate, t, place, unit);
                        String where = layer.name() + " " + gate + " " + t + " " + place;
                        double made =
                                gate == Quantity.CANDIDATE ? Math.tanh(sum.sum()) : 1 / (1 + Math.exp(-sum.sum()));
                        assertEquals(sums.at(gate, t)[place * layer.units() + unit], made, 1e-4, where);
                    }
                }
            }
        }
    }

    private static double at(StateTrace.Layer layer, Quantity quantity, int step, int k) {
        return layer.values().get(quantity).get(step)[k];
    }

    @Test
    void peepholesScaledToZeroAreAModelWithoutThem() {
        Map<String, NpyArray> weights = weights(conv());
        Map<String, NpyArray> without = new LinkedHashMap<>(weights);
        weights.forEach((name, array) -> {
            if (name.endsWith("peephole")) {
                without.put(name, new NpyArray(array.shape(), new float[array.values().length]));
            }
        });
        try (ProbeModel probe = probe(conv(), weights)) {
            Prediction scaled = probe.predict(clips, Intervention.NONE.with("peepholes", 0));
            assertClose(plain(conv(), without, clips), scaled);
        }
    }

    private static void assertClose(Prediction expected, Prediction actual) {
        for (Branch branch : expected.clips().keySet()) {
            for (int t = 0; t < expected.of(branch).get(0).time(); t++) {
                assertArrayEquals(
                        expected.of(branch).get(0).frame(t),
                        actual.of(branch).get(0).frame(t),
                        1e-6f);
            }
        }
    }

    @Test
    void silencedAndClampedUnitsAreSeenInTheTrace() {
        try (ProbeModel probe = probe(conv(), weights(conv()))) {
            Intervention what = Intervention.NONE
                    .with("silenced", Map.of("encoder/0", Set.of(1)))
                    .with("clamped", Map.of("prediction/0", Map.of(Quantity.FORGET_GATE, 0.25)));
            StateTrace states = probe.trace(clips.get(0), what, ALL).states();
            for (float value : states.layer("encoder/0").channel(Quantity.HIDDEN, 2, 1)) {
                assertEquals(0, value, 1e-9f);
            }
            for (float value : states.layer("prediction/0")
                    .values()
                    .get(Quantity.FORGET_GATE)
                    .get(1)) {
                assertEquals(0.25f, value);
            }
            assertFalse(probe.predict(clips, what).equals(probe.predict(clips, Intervention.NONE)));
        }
    }

    @Test
    void droppedFramesAreBlackForTheEncoder() {
        Map<String, NpyArray> weights = weights(conv());
        int pixels = CLIPS.size() * CLIPS.size();
        float[] frames = new float[CLIPS.frames() * pixels];
        for (int t = 0; t < CLIPS.frames(); t++) {
            clips.get(0).copyFrame(t, frames, t * pixels);
        }
        java.util.Arrays.fill(frames, pixels, 2 * pixels, 0);
        Clip dark = new Clip(CLIPS.frames(), CLIPS.size(), CLIPS.size(), frames);
        try (ProbeModel probe = probe(conv(), weights)) {
            Prediction dropped = probe.predict(clips.subList(0, 1), Intervention.NONE.with("dropped", Set.of(1)));
            assertSame(plain(conv(), weights, List.of(dark)), dropped);
        }
    }

    static List<ModelSpec> bothForms() {
        return List.of(conv(), models().get(0), moving(Task.PREDICTOR));
    }

    @ParameterizedTest
    @MethodSource("bothForms")
    void codesAreExchangedMixedAndEmptied(ModelSpec spec) {
        try (ProbeModel probe = probe(spec, weights(spec))) {
            List<Code> codes = probe.encode(clips, Intervention.NONE);
            Prediction own = probe.predict(clips, Intervention.NONE);
            Prediction swapped = probe.decode(clips, List.of(codes.get(1), codes.get(0)), Intervention.NONE);
            // Another place in the batch may round in another way.
            assertArrayEquals(
                    own.of(Branch.PREDICTION).get(1).frame(3),
                    swapped.of(Branch.PREDICTION).get(0).frame(3),
                    1e-6f);
            Intervention other = Intervention.NONE.with("code", new Intervention.CodeChange(false, codes.get(1), 0, 0));
            assertArrayEquals(
                    swapped.of(Branch.PREDICTION).get(0).frame(2),
                    probe.predict(clips, other).of(Branch.PREDICTION).get(0).frame(2));
            Intervention empty = Intervention.NONE.with("code", new Intervention.CodeChange(true, null, 0, 0));
            Prediction fromNothing = probe.predict(clips, empty);
            assertArrayEquals(
                    fromNothing.of(Branch.PREDICTION).get(0).frame(3),
                    fromNothing.of(Branch.PREDICTION).get(1).frame(3),
                    1e-6f,
                    "nothing told them apart");
            assertSame(codes.get(0), codes.get(0).towards(codes.get(1), 0));
            assertSame(codes.get(0).noisy(0.1, 4), codes.get(0).noisy(0.1, 4));
        }
    }

    private static void assertSame(Code expected, Code actual) {
        assertArrayEquals(expected.layers().toArray(), actual.layers().toArray());
    }

    static Stream<org.junit.jupiter.api.function.Executable> badInterventions() {
        return Stream.of(
                () -> Intervention.NONE.with("peepholes", 2.5),
                () -> new Intervention.CodeChange(false, null, Double.NaN, 0),
                () -> Intervention.NONE.with("clamped", Map.of("encoder/0", Map.of(Quantity.MEMORY, 0.5))),
                () -> Intervention.NONE.with("clamped", Map.of("encoder/0", Map.of(Quantity.INPUT_GATE, 1.5))));
    }

    @ParameterizedTest
    @MethodSource("badInterventions")
    void whatCannotBeIsRefused(org.junit.jupiter.api.function.Executable bad) {
        assertThrows(BadInput.class, bad);
    }
}
