package afterimage.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropoutTest {
    private static final SequenceSpec CLIPS = ModelCombinations.CLIPS;

    /** The reference multiplies by the masks that the graph drew; outside training there are none. */
    @ParameterizedTest
    @EnumSource(DecoderInput.class)
    void trainingStepsDropAndNothingElseDoes(DecoderInput input) {
        ForwardPassTest.assertSameFrames(ModelCombinations.dropping(input), CLIPS, 2);
    }

    @Test
    void theShareThatIsDroppedIsTheRate() {
        try (VideoModel model =
                new VideoModel(ModelCombinations.dropping(DecoderInput.OWN_OUTPUT), CLIPS, SessionSettings.cpu())) {
            model.initialise(1);
            Map<String, float[]> masks = TrainingPass.masks(model, ReferenceWeights.noise(CLIPS, 64, 1), 1, 0);
            // The encoder's lower layer, both of the reconstruction, and both of each of the prediction's two steps.
            assertEquals(
                    Set.of(
                            "encoder.0",
                            "reconstruction.0",
                            "reconstruction.1",
                            "prediction.0.0",
                            "prediction.1.0",
                            "prediction.0.1",
                            "prediction.1.1"),
                    masks.keySet());
            masks.forEach((place, mask) -> {
                double kept = 0;
                for (float entry : mask) {
                    assertTrue(entry == 0 || entry == 1);
                    kept += entry;
                }
                assertEquals(0.6, kept / mask.length, 5 * Math.sqrt(0.24 / mask.length), place);
            });
        }
    }

    @Test
    void masksDependOnSeedStepAndPlaceAlone() {
        Batch batch = ReferenceWeights.noise(CLIPS, 2, 1);
        ModelSpec spec = ModelCombinations.dropping(DecoderInput.OWN_OUTPUT);
        List<Map<String, float[]>> drawn = new ArrayList<>();
        for (int sitting = 0; sitting < 2; sitting++) {
            try (VideoModel model = new VideoModel(spec, CLIPS, SessionSettings.cpu())) {
                model.initialise(1);
                drawn.add(TrainingPass.masks(model, batch, 7, 3));
                drawn.add(TrainingPass.masks(model, batch, 7, 4));
                drawn.add(TrainingPass.masks(model, batch, 8, 3));
            }
        }
        for (String place : drawn.get(0).keySet()) {
            assertArrayEquals(drawn.get(0).get(place), drawn.get(3).get(place), place);
            assertFalse(Arrays.equals(drawn.get(0).get(place), drawn.get(1).get(place)), place);
            assertFalse(Arrays.equals(drawn.get(0).get(place), drawn.get(2).get(place)), place);
        }
        assertFalse(
                Arrays.equals(drawn.get(0).get("prediction.0.0"), drawn.get(0).get("prediction.0.1")));
    }

    @Test
    void withoutItTheGraphHasNoneOfItsOperations() {
        Set<String> kinds = new HashSet<>();
        for (Named<ModelSpec> spec : ModelCombinations.mixed()) {
            if (spec.getPayload().decoderInput() == DecoderInput.OWN_OUTPUT) {
                try (VideoModel model = new VideoModel(spec.getPayload(), CLIPS, SessionSettings.cpu())) {
                    model.session.graph().operations().forEachRemaining(op -> kinds.add(op.type()));
                }
            }
        }
        assertTrue(kinds.contains("Sigmoid"));
        assertFalse(
                kinds.contains("StatelessRandomUniform") || kinds.contains("PlaceholderWithDefault"),
                () -> kinds.toString());
    }
}
