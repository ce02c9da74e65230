package afterimage.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.engine.Specs;
import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Peephole;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.Layer;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelSummaryTest {
    static List<?> combinations() {
        List<Object> all = new ArrayList<>(ModelCombinations.mixed());
        all.addAll(ModelCombinations.additions());
        return all;
    }

    static List<Arguments> convolutionalRowsOfTheConvLstmPaper() {
        return List.of(
                Arguments.of(13_524_496, Specs.convLayers(5, 5, 256)),
                Arguments.of(10_042_896, Specs.convLayers(5, 5, 128, 128)),
                Arguments.of(7_585_296, Specs.convLayers(5, 5, 128, 64, 64)),
                Arguments.of(11_550_224, Specs.convLayers(9, 1, 128, 128)),
                Arguments.of(8_830_480, Specs.convLayers(9, 1, 128, 64, 64)));
    }

    @ParameterizedTest
    @MethodSource("convolutionalRowsOfTheConvLstmPaper")
    void convLstmsHaveTheirPublishedParameterCounts(long published, List<Layer> layers) {
        assertEquals(published, parameters(CellKind.CONV_LSTM, layers, 4, OutputFrom.ALL_LAYERS));
    }

    @Test
    void theFcLstmHasItsPublishedParameterCount() {
        assertEquals(142_667_776, parameters(CellKind.FC_LSTM, Specs.fcLayers(2048, 2), 1, OutputFrom.TOP_LAYER));
    }

    private static long parameters(CellKind cell, List<Layer> layers, int patch, OutputFrom output) {
        ModelSpec spec =
                Specs.model(cell, Task.PREDICTOR, layers, patch, Peephole.CHANNEL, DecoderInput.NONE, false, output);
        return ModelSummary.of(spec, SequenceSpec.labReport(), 16).parameters();
    }

    /** Of 40 MB of weights a save needs three copies, and a device everything but those. */
    @Test
    void memoryIsTheDevicesAndJavas() {
        ModelSpec spec = Specs.model(
                CellKind.CONV_LSTM,
                Task.PREDICTOR,
                Specs.convLayers(5, 5, 128, 128),
                4,
                Peephole.CHANNEL,
                DecoderInput.NONE,
                false,
                OutputFrom.ALL_LAYERS);
        ModelSummary summary = ModelSummary.of(spec, SequenceSpec.labReport(), 16);
        assertEquals(3 * 4 * 10_042_896L, summary.copyBytes());
        assertEquals(summary.memoryBytes(), summary.copyBytes() + summary.deviceBytes());
        // Measured: a process grows by 1.4 GB without tiled convolutions; these take 0.47 GB more at batch 4, about 0.3
        // of
        // it at any batch, so 0.8 here.
        assertEquals(2.2e9, summary.memoryBytes(), 0.3 * 2.2e9);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyLayerCountsWhatIsBuiltAndDescribed(ModelSpec spec) {
        ModelSummary summary = ModelSummary.of(spec, ModelCombinations.CLIPS, 2);
        Map<String, Long> counted = summary.layers().stream()
                .collect(Collectors.toMap(ModelSummary.LayerSummary::name, ModelSummary.LayerSummary::parameters));
        Map<String, Long> built = new TreeMap<>();
        try (VideoModel model = new VideoModel(spec, ModelCombinations.CLIPS, SessionSettings.cpu())) {
            for (Parameters.Parameter p : model.parameters.all()) {
                built.merge(layerOf(p.name()), Arrays.stream(p.shape()).reduce(1, Math::multiplyExact), Long::sum);
            }
        }
        Map<String, Long> described = new TreeMap<>();
        ReferenceWeights.shapes(spec, ModelCombinations.CLIPS)
                .forEach((name, shape) -> described.merge(
                        layerOf(name), Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact), Long::sum));
        assertEquals(described, built);
        assertEquals(built, counted);
        assertEquals(built.values().stream().mapToLong(Long::longValue).sum(), summary.parameters());
    }

    private static String layerOf(String tensor) {
        return tensor.startsWith("movers/") ? "movers/0" : tensor.substring(0, tensor.lastIndexOf('/'));
    }
}
