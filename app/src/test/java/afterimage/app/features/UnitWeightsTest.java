package afterimage.app.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import afterimage.engine.cell.Peephole;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.Task;
import afterimage.engine.run.Presets;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitWeightsTest {
    private static NpyArray counting(int... shape) {
        int size = 1;
        for (int side : shape) {
            size *= side;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = i;
        }
        return new NpyArray(shape, values);
    }

    private static ShownLayer.UnitWeights of(OutputFrom output) {
        ModelSpec model = Presets.named("lab-report-500")
                .model()
                .with(
                        "task",
                        Task.AUTOENCODER,
                        "layers",
                        Collections.nCopies(2, new ModelSpec.Layer(2, 1, 1)),
                        "peephole",
                        Peephole.NONE,
                        "output",
                        output);
        int features = output == OutputFrom.ALL_LAYERS ? 4 : 2;
        return new ShownLayer.UnitWeights(
                model,
                Map.of(
                        "encoder/0/input_to_state", counting(3, 8),
                        "reconstruction/output/weight", counting(features, 3)));
    }

    @Test
    void aUnitsInputWeightsAreAColumnOfItsGate() {
        assertArrayEquals(new float[] {5, 13, 21}, of(OutputFrom.ALL_LAYERS).toGate("encoder", 0, 2, 1));
        assertNull(of(OutputFrom.ALL_LAYERS).toGate("reconstruction", 0, 2, 1));
    }

    @Test
    void itsOutputWeightsAreARowBehindThoseOfTheLayersBelow() {
        assertArrayEquals(new float[] {9, 10, 11}, of(OutputFrom.ALL_LAYERS).toFrame("reconstruction", 1, 1));
        assertArrayEquals(new float[] {3, 4, 5}, of(OutputFrom.TOP_LAYER).toFrame("reconstruction", 1, 1));
        assertNull(of(OutputFrom.TOP_LAYER).toFrame("reconstruction", 0, 1));
    }

    @Test
    void theNormIsTheRootOfTheSumOfSquares() {
        assertEquals(5, ShownLayer.UnitWeights.norm(new float[] {3, -4}), 1e-12);
    }
}
