package afterimage.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Precision;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.Layer;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardPassTest {
    private static final double TOLERANCE = 1e-5;

    static List<?> combinations() {
        return ModelCombinations.pairs();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyPixelIsThatOfTheReference(ModelSpec spec) {
        assertSameFrames(spec, ModelCombinations.CLIPS, 2);
    }

    static List<?> additions() {
        return ModelCombinations.additionsInTurn();
    }

    @ParameterizedTest
    @MethodSource("additions")
    void everyPixelOfWhatIsAddedIsThatOfTheReference(ModelSpec spec) {
        assertSameFrames(spec, ModelCombinations.CLIPS, 2);
    }

    @Test
    void threeLayersOfDifferentWidths() {
        List<Layer> conv = Arrays.asList(new Layer(2, 3, 3), new Layer(4, 1, 3), new Layer(3, 5, 1));
        assertSameFrames(conv(conv, 4, Peephole.CHANNEL), ModelCombinations.CLIPS, 3);
        List<Layer> fc = Arrays.asList(new Layer(3, 1, 1), new Layer(6, 1, 1), new Layer(4, 1, 1));
        assertSameFrames(fc(fc), ModelCombinations.CLIPS, 3);
    }

    @Test
    void kernelsWiderThanTheState() {
        assertSameFrames(conv(Arrays.asList(new Layer(2, 9, 15)), 8, Peephole.PIXEL), ModelCombinations.CLIPS, 1);
    }

    @Test
    void wholePixelsInsteadOfPatches() {
        SequenceSpec clips = SequenceSpec.labReport().with("size", 29).withFrames(2, 3);
        assertSameFrames(conv(Arrays.asList(new Layer(2, 3, 5)), 1, Peephole.PIXEL), clips, 2);
    }

    @Test
    void patchesOfTwo() {
        SequenceSpec clips = SequenceSpec.labReport().with("size", 30).withFrames(2, 3);
        assertSameFrames(conv(Arrays.asList(new Layer(2, 3, 3), new Layer(3, 1, 1)), 2, Peephole.CHANNEL), clips, 2);
    }

    @Test
    void oneFrameInAndOneToCome() {
        SequenceSpec clips = ModelCombinations.CLIPS.withFrames(1, 1);
        assertSameFrames(conv(Arrays.asList(new Layer(3, 3, 3)), 4, Peephole.CHANNEL), clips, 1);
        assertSameFrames(fc(Specs.fcLayers(4, 2)), clips, 1);
    }

    @Test
    void anAutoencoderNeedsNoFuture() {
        ModelSpec spec = Specs.model(
                CellKind.FC_LSTM,
                Task.AUTOENCODER,
                Specs.fcLayers(4, 1),
                1,
                Peephole.CHANNEL,
                DecoderInput.OWN_OUTPUT,
                true,
                OutputFrom.TOP_LAYER);
        assertSameFrames(spec, ModelCombinations.CLIPS.withFrames(3, 0), 2);
    }

    /** A conditional future beside an unconditional reconstruction (Srivastava et al. 2015), and the other way round. */
    @ParameterizedTest
    @EnumSource(Conditional.class)
    void decodersThatDifferInTheirInput(Conditional conditional) {
        ModelSpec spec = Specs.model(
                        CellKind.FC_LSTM,
                        Task.COMPOSITE,
                        Specs.fcLayers(4, 2),
                        1,
                        Peephole.CHANNEL,
                        DecoderInput.TRUTH,
                        true,
                        OutputFrom.TOP_LAYER)
                .with("conditional", conditional);
        assertSameFrames(spec, ModelCombinations.CLIPS, 2);
    }

    @Test
    void eightLayersOfDifferentWidthsAndKernels() {
        List<Layer> layers = IntStream.range(0, 8)
                .mapToObj(l -> new Layer(2 + l % 3, 1 + l % 2 * 2, 3 - l % 2 * 2))
                .toList();
        assertSameFrames(conv(layers, 8, Peephole.PIXEL), ModelCombinations.CLIPS, 1);
    }

    private static ModelSpec conv(List<Layer> layers, int patch, Peephole peephole) {
        return Specs.model(
                CellKind.CONV_LSTM,
                Task.COMPOSITE,
                layers,
                patch,
                peephole,
                DecoderInput.OWN_OUTPUT,
                true,
                OutputFrom.ALL_LAYERS);
    }

    private static ModelSpec fc(List<Layer> layers) {
        return Specs.model(
                CellKind.FC_LSTM,
                Task.COMPOSITE,
                layers,
                1,
                Peephole.CHANNEL,
                DecoderInput.OWN_OUTPUT,
                true,
                OutputFrom.ALL_LAYERS);
    }

    /** Outside training, and in the fifth training step where that gives the decoders true frames. */
    static void assertSameFrames(ModelSpec spec, SequenceSpec clips, int batchSize) {
        for (Unrolling unrolling : ModelCombinations.unrollings(spec, clips)) {
            assertSameFrames(spec, clips, unrolling, batchSize);
        }
    }

    private static void assertSameFrames(ModelSpec spec, SequenceSpec clips, Unrolling unrolling, int batchSize) {
        Map<String, NpyArray> weights =
                ReferenceWeights.random(spec, clips, spec.toString().hashCode());
        Batch batch = ReferenceWeights.noise(clips, batchSize, 1);
        try (VideoModel model = VideoModel.forSteps(
                spec, clips, SessionSettings.cpu(), new VideoModel.Steps(1, Precision.FLOAT32, unrolling, null))) {
            model.load(weights);
            assertSame(
                    new ReferenceModel(spec, clips, weights).frames(batch),
                    model.predict(batch).clips());
            if (spec.dropout() > 0 || hasTrueFrames(spec)) {
                ReferenceTraining training = TrainingPass.given(model, spec, clips, batch, ModelCombinations.SEED, 4);
                assertSame(
                        new ReferenceModel(spec, clips, weights, training).frames(batch),
                        TrainingPass.frames(model, batch, ModelCombinations.SEED, 4));
            }
        }
    }

    private static boolean hasTrueFrames(ModelSpec spec) {
        return spec.decoderInput() == DecoderInput.TRUTH
                || spec.decoderInput() == DecoderInput.SCHEDULED
                || spec.reading().own() != null;
    }

    private static void assertSame(Map<Branch, List<double[]>> expected, Map<Branch, List<Clip>> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        for (Branch branch : expected.keySet()) {
            List<double[]> clips = expected.get(branch);
            assertEquals(clips.size(), actual.get(branch).size());
            for (int clip = 0; clip < clips.size(); clip++) {
                assertSamePixels(clips.get(clip), actual.get(branch).get(clip), branch + " of clip " + clip);
            }
        }
    }

    private static void assertSamePixels(double[] expected, Clip actual, String what) {
        float[] pixels = actual.pixels();
        assertEquals(expected.length, pixels.length, what);
        double largest = 0;
        for (int i = 0; i < pixels.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - pixels[i]));
        }
        assertEquals(0, largest, TOLERANCE, "largest difference in the " + what);
    }
}
