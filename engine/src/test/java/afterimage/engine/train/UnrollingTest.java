package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.Specs;
import afterimage.engine.cell.Tap;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelCombinations;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ReferenceWeights;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The benchmark compares forms of a graph; that is fair only if they compute the same. */
class UnrollingTest {
    private static final SequenceSpec CLIPS = ModelCombinations.CLIPS;

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void bothFormsTakeTheSameStep(CellKind cell) {
        ModelSpec spec = ModelCombinations.mixed().stream()
                .map(named -> named.getPayload())
                .filter(s -> s.cell() == cell)
                .findFirst()
                .orElseThrow();
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

    /** Gradient descent's slots: the gradients. */
    private static Map<String, NpyArray> afterAStep(ModelSpec spec, Unrolling unrolling) {
        Batch batch = ReferenceWeights.noise(CLIPS, 2, 1);
        try (VideoModel model =
                new VideoModel(spec, CLIPS, SessionSettings.cpu(), unrolling, (tf, layer) -> Tap.NONE)) {
            Trainer trainer =
                    new Trainer(model, Specs.training(Loss.BCE, OptimizerKind.SGD, 1, 0, 0.9, 2, 0, 0.5, 1, 1), 0);
            model.load(ReferenceWeights.random(spec, CLIPS, 3));
            trainer.begin();
            trainer.step(batch, 0.1);
            return trainer.slots();
        }
    }
}
