package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Precision;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelCombinations;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.ReferenceWeights;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The benchmark compares forms of a graph; that is fair only if they compute the same. */
class UnrollingTest {
    private static final SequenceSpec CLIPS = ModelCombinations.CLIPS;

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void bothFormsTakeTheSameStep(CellKind cell) {
        ModelSpec spec = first(cell);
        Map<String, NpyArray> shared = afterAStep(spec, Unrolling.SHARED);
        Map<String, NpyArray> stepwise = afterAStep(spec, Unrolling.STEPWISE);
        assertEquals(shared.keySet(), stepwise.keySet());
        shared.forEach((name, gradient) ->
                assertArrayEquals(gradient.values(), stepwise.get(name).values(), 1e-6f, name));
    }

    @ParameterizedTest
    @MethodSource("afterimage.engine.model.ModelCombinations#tiled")
    void tiledConvolutionsTakeTheSameStep(ModelSpec spec) {
        Map<String, NpyArray> tiled = afterAStep(spec, Unrolling.TILED);
        Map<String, NpyArray> stepwise = afterAStep(spec, Unrolling.STEPWISE);
        assertEquals(tiled.keySet(), stepwise.keySet());
        tiled.forEach((name, gradient) ->
                assertArrayEquals(gradient.values(), stepwise.get(name).values(), 1e-6f, name));
    }

    @Test
    void soDoTheirHalves() {
        ModelSpec spec = Specs.model(
                CellKind.CONV_LSTM,
                Task.AUTOENCODER,
                List.of(new ModelSpec.Layer(3, 3, 3)),
                4,
                Peephole.CHANNEL,
                DecoderInput.OWN_OUTPUT,
                true,
                OutputFrom.TOP_LAYER);
        Batch batch = ReferenceWeights.noise(CLIPS, 3, 1);
        VideoModel tiled = VideoModel.forSteps(
                spec,
                CLIPS,
                SessionSettings.cpu(2),
                new VideoModel.Steps(16, Precision.FLOAT32, Unrolling.TILED, null));
        assertTrue(tiled.isTiled() && tiled.parameters.halved());
        Map<String, NpyArray> halved = afterAStep(spec, batch, tiled);
        afterAStep(spec, batch, model(spec, Unrolling.STEPWISE))
                .forEach((name, gradient) ->
                        assertArrayEquals(gradient.values(), halved.get(name).values(), 1e-6f, name));
    }

    /** An odd clip more in one half than in the other. */
    @ParameterizedTest
    @MethodSource("afterimage.engine.model.ModelCombinations#pairs")
    void halvesOfABatchTakeTheSameStep(ModelSpec spec) {
        Batch batch = ReferenceWeights.noise(CLIPS, 3, 1);
        Map<String, NpyArray> halved = afterAStep(spec, batch, beside(spec));
        Map<String, NpyArray> stepwise = afterAStep(spec, batch, model(spec, Unrolling.STEPWISE));
        stepwise.forEach((name, gradient) ->
                assertArrayEquals(gradient.values(), halved.get(name).values(), 1e-6f, name));
    }

    /** Near, also where a processor adds up in bfloat16 too; and not the same number, as it is used. */
    @ParameterizedTest
    @EnumSource(CellKind.class)
    void productsOfFewerDigitsTakeNearlyTheSameStep(CellKind cell) {
        ModelSpec spec = first(cell);
        Batch batch = ReferenceWeights.noise(CLIPS, 3, 1);
        Map<String, NpyArray> exact = afterAStep(spec, batch, beside(spec));
        Map<String, NpyArray> rounded = afterAStep(spec, batch, beside(spec, Precision.BFLOAT16));
        double error = 0;
        double length = 0;
        for (Map.Entry<String, NpyArray> gradient : exact.entrySet()) {
            float[] other = rounded.get(gradient.getKey()).values();
            for (int i = 0; i < other.length; i++) {
                double own = gradient.getValue().values()[i];
                error += (other[i] - own) * (other[i] - own);
                length += own * own;
            }
        }
        double share = Math.sqrt(error / length);
        assertTrue(share > 1e-5 && share < 0.1, "share " + share);
    }

    @Test
    void aSingleClipIsSeenByAGraphOfHalves() {
        ModelSpec spec = ModelCombinations.dropping(DecoderInput.OWN_OUTPUT).with("dropout", 0.0);
        Batch single = ReferenceWeights.noise(CLIPS, 1, 1);
        try (VideoModel halved = beside(spec);
                VideoModel whole = model(spec, Unrolling.SHARED)) {
            assertTrue(halved.parameters.halved());
            halved.load(ReferenceWeights.random(spec, CLIPS, 3));
            whole.load(ReferenceWeights.random(spec, CLIPS, 3));
            List<Clip> seen = halved.predict(single).of(Branch.PREDICTION);
            assertEquals(1, seen.size());
            assertArrayEquals(
                    whole.predict(single).of(Branch.PREDICTION).get(0).pixels(),
                    seen.get(0).pixels(),
                    1e-6f);
        }
    }

    private static ModelSpec first(CellKind cell) {
        return ModelCombinations.mixed().stream()
                .map(named -> named.getPayload())
                .filter(spec -> spec.cell() == cell)
                .findFirst()
                .orElseThrow();
    }

    private static VideoModel beside(ModelSpec spec) {
        return beside(spec, Precision.FLOAT32);
    }

    private static VideoModel beside(ModelSpec spec, Precision precision) {
        return VideoModel.forSteps(spec, CLIPS, SessionSettings.cpu(2), new VideoModel.Steps(3, precision));
    }

    private static VideoModel model(ModelSpec spec, Unrolling unrolling) {
        return VideoModel.forSteps(
                spec, CLIPS, SessionSettings.cpu(), new VideoModel.Steps(1, Precision.FLOAT32, unrolling, null));
    }

    private static Map<String, NpyArray> afterAStep(ModelSpec spec, Unrolling unrolling) {
        return afterAStep(spec, ReferenceWeights.noise(CLIPS, 2, 1), model(spec, unrolling));
    }

    /** Gradient descent's slots: the gradients. */
    private static Map<String, NpyArray> afterAStep(ModelSpec spec, Batch batch, VideoModel model) {
        try (model) {
            Trainer trainer =
                    new Trainer(model, Specs.training(Loss.BCE, OptimizerKind.SGD, 1, 0, 0.9, 2, 0, 0.5, 1, 1), 0);
            model.load(ReferenceWeights.random(spec, CLIPS, 3));
            trainer.begin();
            trainer.step(batch, 0.1);
            return trainer.slots();
        }
    }
}
