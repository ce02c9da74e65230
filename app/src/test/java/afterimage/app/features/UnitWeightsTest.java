package afterimage.app.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import afterimage.engine.cell.Peephole;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.Task;
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

    private static UnitWeights of(OutputFrom output) {
        ModelSpec model = new ModelSpec(
                CellKind.FC_LSTM,
                Task.AUTOENCODER,
                ModelSpec.fcLayers(2, 2),
                1,
                Peephole.NONE,
                DecoderInput.NONE,
                true,
                output);
        int features = output == OutputFrom.ALL_LAYERS ? 4 : 2;
        return new UnitWeights(
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
        assertEquals(5, UnitWeights.norm(new float[] {3, -4}), 1e-12);
    }
}
