package afterimage.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec.DecoderInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    List.copyOf(model.network.probes().keySet()));
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
        try (Pass pass = new Pass(model.session)) {
            model.network.feed(pass, ReferenceWeights.noise(ModelCombinations.CLIPS, 1, 1));
            Map<String, Supplier<float[]>> values = new LinkedHashMap<>();
            model.network.probes().forEach((place, value) -> values.put(place, pass.fetch(value)));
            pass.run();
            return values.entrySet().stream()
                    .filter(probe -> Float.isNaN(sum(probe.getValue().get())))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("nowhere");
        }
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
