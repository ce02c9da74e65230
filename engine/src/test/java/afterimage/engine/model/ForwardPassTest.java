package afterimage.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.cell.Peephole;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.Layer;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardPassTest {
    private static final double TOLERANCE = 1e-5;

    static List<?> combinations() {
        return ModelCombinations.all();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyPixelIsThatOfTheReference(ModelSpec spec) {
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
        SequenceSpec clips = SequenceSpec.labReport().withSize(29).withFrames(2, 3);
        assertSameFrames(conv(Arrays.asList(new Layer(2, 3, 5)), 1, Peephole.PIXEL), clips, 2);
    }

    @Test
    void patchesOfTwo() {
        SequenceSpec clips = SequenceSpec.labReport().withSize(30).withFrames(2, 3);
        assertSameFrames(conv(Arrays.asList(new Layer(2, 3, 3), new Layer(3, 1, 1)), 2, Peephole.CHANNEL), clips, 2);
    }

    @Test
    void oneFrameInAndOneToCome() {
        SequenceSpec clips = ModelCombinations.CLIPS.withFrames(1, 1);
        assertSameFrames(conv(Arrays.asList(new Layer(3, 3, 3)), 4, Peephole.CHANNEL), clips, 1);
        assertSameFrames(fc(ModelSpec.fcLayers(4, 2)), clips, 1);
    }

    @Test
    void anAutoencoderNeedsNoFuture() {
        ModelSpec spec = new ModelSpec(
                CellKind.FC_LSTM,
                Task.AUTOENCODER,
                ModelSpec.fcLayers(4, 1),
                1,
                Peephole.CHANNEL,
                DecoderInput.OWN_OUTPUT,
                true,
                OutputFrom.TOP_LAYER);
        assertSameFrames(spec, ModelCombinations.CLIPS.withFrames(3, 0), 2);
    }

    private static ModelSpec conv(List<Layer> layers, int patch, Peephole peephole) {
        return new ModelSpec(
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
        return new ModelSpec(
                CellKind.FC_LSTM,
                Task.COMPOSITE,
                layers,
                1,
                Peephole.CHANNEL,
                DecoderInput.OWN_OUTPUT,
                true,
                OutputFrom.ALL_LAYERS);
    }

    private static void assertSameFrames(ModelSpec spec, SequenceSpec clips, int batchSize) {
        Map<String, NpyArray> weights =
                ReferenceWeights.random(spec, clips, spec.toString().hashCode());
        Batch batch = ReferenceWeights.noise(clips, batchSize, 1);
        Map<Branch, List<double[]>> expected = new ReferenceModel(spec, clips, weights).frames(batch);
        Prediction actual;
        try (VideoModel model = new VideoModel(spec, clips, SessionSettings.cpu())) {
            model.load(weights);
            actual = model.predict(batch);
        }
        assertEquals(expected.keySet(), actual.clips().keySet());
        for (Branch branch : expected.keySet()) {
            assertEquals(batchSize, actual.of(branch).size());
            for (int clip = 0; clip < batchSize; clip++) {
                assertSamePixels(
                        expected.get(branch).get(clip), actual.of(branch).get(clip), branch + " of clip " + clip);
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
