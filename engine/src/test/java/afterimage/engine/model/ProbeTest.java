package afterimage.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.sequence.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

class ProbeTest {
    private static final ModelSpec SPEC = ModelCombinations.dropping(DecoderInput.SCHEDULED);

    @Test
    void everyLayerAndOutputHasAPlaceInTheOrderOfTheData() {
        try (VideoModel model = new VideoModel(SPEC, ModelCombinations.CLIPS, SessionSettings.cpu())) {
            assertEquals(
                    List.of(
                            "encoder layer 1 memory",
                            "encoder layer 1 hidden state",
                            "encoder layer 2 memory",
                            "encoder layer 2 hidden state",
                            "reconstruction layer 1 memory",
                            "reconstruction layer 1 hidden state",
                            "reconstruction layer 2 memory",
                            "reconstruction layer 2 hidden state",
                            "reconstruction output",
                            "prediction layer 1 memory",
                            "prediction layer 1 hidden state",
                            "prediction layer 2 memory",
                            "prediction layer 2 hidden state",
                            "prediction output"),
                    model.probes().stream().map(Probe::place).toList());
        }
    }

    /** Weights are made no number one after the other; the first probe that shows it tells where. */
    @ParameterizedTest
    @CsvSource({
        "encoder/0/bias, encoder layer 1 memory",
        "encoder/1/state_to_state, encoder layer 2 memory",
        "reconstruction/1/input_to_state, reconstruction layer 2 memory",
        "reconstruction/output/weight, reconstruction output",
        "prediction/0/input_to_state, prediction layer 1 memory"
    })
    void theFirstProbeThatIsNoNumberTellsTheLayer(String weight, String place) {
        Map<String, NpyArray> weights = ReferenceWeights.random(SPEC, ModelCombinations.CLIPS, 1);
        java.util.Arrays.fill(weights.get(weight).values(), Float.NaN);
        try (VideoModel model = new VideoModel(SPEC, ModelCombinations.CLIPS, SessionSettings.cpu())) {
            model.load(weights);
            assertEquals(place, firstWithoutNumbers(model));
        }
    }

    private static String firstWithoutNumbers(VideoModel model) {
        Batch batch = ReferenceWeights.noise(ModelCombinations.CLIPS, 1, 1);
        List<TFloat32> fed = new ArrayList<>();
        Session.Runner runner = model.feed(model.session().runner(), batch, fed);
        model.probes().forEach(probe -> runner.fetch(probe.value()));
        try (Result result = runner.run()) {
            for (int p = 0; p < model.probes().size(); p++) {
                for (float value : Tensors.floats((TFloat32) result.get(p))) {
                    if (Float.isNaN(value)) {
                        return model.probes().get(p).place();
                    }
                }
            }
            return "nowhere";
        } finally {
            fed.forEach(TFloat32::close);
        }
    }
}
