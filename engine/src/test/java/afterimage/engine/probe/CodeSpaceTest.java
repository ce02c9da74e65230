package afterimage.engine.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.Code;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeSpaceTest {
    private static final SequenceSpec CLIPS =
            SequenceSpec.labReport().withFrames(3, 2).with("size", 32);

    private final DigitSet images = Mnist.packaged().read(Split.VALIDATION);
    private final MovingDigits digits = new MovingDigits(CLIPS, images, 3);

    private static final ModelSpec FC = spec(CellKind.FC_LSTM, Specs.fcLayers(7, 2), 1);
    private static final ModelSpec CONV = spec(CellKind.CONV_LSTM, Specs.convLayers(3, 3, 5, 4), 4);
    /** States so large that its convolutions are tiled, with the batch between columns and channels. */
    private static final ModelSpec TILED = spec(CellKind.CONV_LSTM, Specs.convLayers(3, 3, 16, 17), 1);

    static List<ModelSpec> models() {
        return List.of(FC, CONV, TILED);
    }

    private static ModelSpec spec(CellKind cell, List<ModelSpec.Layer> layers, int patch) {
        return Specs.model(
                cell,
                Task.PREDICTOR,
                layers,
                patch,
                Peephole.CHANNEL,
                ModelSpec.DecoderInput.NONE,
                true,
                ModelSpec.OutputFrom.ALL_LAYERS);
    }

    private static ProbeModel model(ModelSpec spec) {
        ProbeModel probe = new ProbeModel(spec, CLIPS, false, SessionSettings.cpu());
        try (VideoModel model = new VideoModel(spec, CLIPS, SessionSettings.cpu())) {
            assertEquals(spec == TILED, model.isTiled());
            model.initialise(1);
            probe.load(model.weights());
        }
        return probe;
    }

    @Test
    void aNextFramePredictorReadsItsLastInputFrameOnlyWhenItGoesOn() {
        ModelSpec next = CONV.with("task", Task.NEXT_FRAME, "decoderInput", ModelSpec.DecoderInput.OWN_OUTPUT);
        try (ProbeModel model = model(next)) {
            CodeSpace codes = new CodeSpace(model, images, 3, 20, share -> {});
            assertEquals(20, codes.map().size());
            assertEquals(CLIPS.inputFrames() - 1, codes.probes().size());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void statesOfManyClipsAreThoseOfTheTraceAndEndAsTheCode(ModelSpec spec) {
        List<Clip> clips = List.of(digits.clip(0).clip(), digits.clip(1).clip());
        try (ProbeModel model = model(spec)) {
            List<ProbeModel.Part> parts = new ArrayList<>();
            for (int step = 0; step < 3; step++) {
                for (int layer = 0; layer < 2; layer++) {
                    parts.add(new ProbeModel.Part("encoder/" + layer, step, Quantity.MEMORY));
                    parts.add(new ProbeModel.Part("encoder/" + layer, step, Quantity.HIDDEN));
                }
            }
            float[][][] states = model.states(clips, parts);
            var trace = model.trace(clips.get(1), Intervention.NONE, EnumSet.of(Quantity.MEMORY))
                    .states();
            Code code = model.encode(clips, Intervention.NONE).get(1);
            for (int i = 0; i < parts.size(); i++) {
                ProbeModel.Part part = parts.get(i);
                float[] traced =
                        trace.layer(part.layer()).values().get(part.quantity()).get(part.step());
                assertArrayEquals(traced, states[i][1], 1e-6f, part.toString());
                if (part.step() == 2) {
                    int hidden = part.quantity() == Quantity.HIDDEN ? 1 : 0;
                    assertArrayEquals(
                            code.layers().get(2 * Integer.parseInt(part.layer().substring(8)) + hidden), states[i][1]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theMapIsThatOfTheCodesThemselves(ModelSpec spec) {
        int count = 20;
        List<Double> told = new ArrayList<>();
        try (ProbeModel model = model(spec)) {
            CodeMap map = new CodeSpace(model, images, 3, count, told::add).map();
            List<Code> all = IntStream.range(0, count)
                    .mapToObj(k -> model.encode(List.of(digits.clip(k).clip()), Intervention.NONE)
                            .get(0))
                    .toList();
            CodeSpace.Gram gram = new CodeSpace.Gram(count);
            for (int i = 0; i < all.get(0).layers().size(); i++) {
                int part = i;
                gram.add(all.stream().map(code -> code.layers().get(part)).toArray(float[][]::new));
            }
            Eigen axes = Eigen.of(gram.products());
            assertArrayEquals(axes.coordinates(0), map.x(), 1e-3);
            assertArrayEquals(axes.coordinates(1), map.y(), 1e-3);
            assertEquals(axes.share(0), map.shares()[0], 1e-4);
            assertTrue(map.shares()[0] >= map.shares()[1]);
            assertEquals(1, Arrays.stream(map.shares()).sum(), 1e-6, "nothing of the codes is left out");
            assertEquals(ClipTraits.of(digits.clip(7), images, 2), map.clips().get(7));
            assertEquals(List.of(0.0, 16.0 / 20, 1.0), told);
            List<ProbeScores> scores = new CodeSpace(model, images, 3, count, share -> {}).probes();
            assertEquals(3, scores.size());
        }
    }

    /** Against the trace of each clip by itself. */
    @ParameterizedTest
    @MethodSource("models")
    void aUnitPeaksWhereItsStateIsLargest(ModelSpec spec) {
        int count = 18;
        int unit = 2;
        try (ProbeModel model = model(spec)) {
            for (String layer : List.of("encoder/1", "prediction/0")) {
                List<Double> told = new ArrayList<>();
                List<UnitPeak> peaks = UnitPeak.of(model, layer, unit, digits, count, told::add);
                assertEquals(List.of(0.0, 16.0 / count), told, "told between batches");
                assertEquals(
                        count, peaks.stream().map(UnitPeak::number).distinct().count());
                double before = Double.MAX_VALUE;
                for (UnitPeak peak : peaks) {
                    assertTrue(peak.activity() <= before, "highest first");
                    before = peak.activity();
                    StateTrace.Layer traced = model.trace(
                                    digits.clip(peak.number()).clip(), Intervention.NONE, EnumSet.of(Quantity.HIDDEN))
                            .states()
                            .layer(layer);
                    double[] sizes = IntStream.range(0, traced.steps())
                            .mapToDouble(step -> size(traced.channel(Quantity.HIDDEN, step, unit)))
                            .toArray();
                    int first = layer.startsWith("encoder") ? 0 : CLIPS.inputFrames();
                    assertEquals(Arrays.stream(sizes).max().orElseThrow(), peak.activity(), 1e-6);
                    assertEquals(peak.activity(), sizes[peak.frame() - first], 1e-6);
                }
            }
        }
    }

    private static double size(float[] map) {
        return IntStream.range(0, map.length)
                .mapToDouble(i -> Math.abs(map[i]))
                .average()
                .orElseThrow();
    }

    @Test
    void aReconstructionThatBeginsWithTheLastFramePeaksAtFramesOfTheClip() {
        ModelSpec both = CONV.with("task", Task.AUTOENCODER, "reverseTarget", true);
        String layer = "reconstruction/0";
        ModelSpec forward = both.with("reverseTarget", false);
        try (ProbeModel model = model(both);
                ProbeModel other = model(forward)) {
            // Weights and states are the same, only the order of what is written differs.
            List<UnitPeak> backwards = UnitPeak.of(model, layer, 0, digits, 4, share -> {});
            List<UnitPeak> forwards = UnitPeak.of(other, layer, 0, digits, 4, share -> {});
            for (int i = 0; i < 4; i++) {
                assertEquals(forwards.get(i).number(), backwards.get(i).number());
                assertEquals(2 - forwards.get(i).frame(), backwards.get(i).frame());
            }
        }
    }

    @Test
    void whoNoLongerWaitsEndsTheReading() {
        try (ProbeModel model = model(FC)) {
            CodeSpace space = new CodeSpace(model, images, 3, 40, share -> {
                throw new CancellationException();
            });
            assertThrows(CancellationException.class, space::map);
        }
    }

    /** States that hold the truth: place and classes as they are, and noise in place of the velocity. */
    @Test
    void probesFindWhatIsThereAndNothingElse() {
        int count = 200;
        Random random = new Random(5);
        List<ClipTraits> traits = new ArrayList<>();
        float[][] states = new float[count][30];
        for (int k = 0; k < count; k++) {
            ClipTraits own = ClipTraits.of(digits.clip(k), images, 2);
            traits.add(own);
            states[k][0] = (float) (own.x() - 2 * own.y());
            states[k][1] = (float) (own.x() + own.y());
            for (int digit : own.digits()) {
                states[k][2 + digit] = 5;
            }
            for (int i = 12; i < 30; i++) {
                states[k][i] = (float) random.nextGaussian();
            }
        }
        ProbeScores scores = scores(states, traits);
        assertTrue(scores.position() > 0.99, "position " + scores.position());
        assertTrue(scores.identity() > 0.99, "identity " + scores.identity());
        assertEquals(0, scores.velocity(), 0.15);
        for (float[] state : states) {
            Arrays.fill(state, 1);
        }
        ProbeScores blind = scores(states, traits);
        assertEquals(0, blind.position(), 0.05);
        assertEquals(0, blind.velocity(), 0.05);
        assertEquals(0.5, blind.identity(), 1e-9);
    }

    private static ProbeScores scores(float[][] states, List<ClipTraits> traits) {
        CodeSpace.Gram gram = new CodeSpace.Gram(states.length);
        gram.add(states);
        return ProbeScores.of(gram.products(), traits);
    }

    @Test
    void traitsAreThoseOfTheTracks() {
        MovingClip clip = digits.clip(4);
        var one = clip.tracks().get(0).steps().get(2);
        var other = clip.tracks().get(1).steps().get(2);
        ClipTraits traits = ClipTraits.of(clip, images, 2);
        assertEquals((one.x() + other.x()) / 2 + 14, traits.x(), 1e-12);
        assertEquals((one.vy() + other.vy()) / 2, traits.vy(), 1e-12);
        assertEquals(clip.tracks().get(1).label(), traits.digits().get(1));
        assertEquals(90, new ClipTraits(List.of(1), 0, 0, 0, -3, 3, 0).direction(), 1e-12, "upwards");
        MovingDigits single = new MovingDigits(CLIPS.with("digits", 1), images, 3);
        assertEquals(0, ClipTraits.of(single.clip(0), images, 1).overlap(), 1e-5);
        assertTrue(traits.overlap() > 0 && traits.overlap() <= 0.5, "two digits in 32 pixels: " + traits.overlap());
    }
}
