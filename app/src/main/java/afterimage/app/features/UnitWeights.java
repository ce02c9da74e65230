package afterimage.app.features;

import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** A unit's weights out of the documented weight arrays, and how much the output layer listens to it. */
record UnitWeights(ModelSpec model, Map<String, NpyArray> weights) {
    /** From each input to a unit's gate, 0 to 3 for i, f, c, o: [inputs]; null where the layer has no input. */
    float[] toGate(String stack, int layer, int gate, int unit) {
        NpyArray array = weights.get(stack + "/" + layer + "/input_to_state");
        if (array == null) {
            return null;
        }
        int units = model.layers().get(layer).units();
        int inputs = array.values().length / (4 * units);
        float[] own = new float[inputs];
        IntStream.range(0, inputs).forEach(i -> own[i] = array.values()[i * 4 * units + gate * units + unit]);
        return own;
    }

    /** From a decoder layer's unit to each output of the output layer, or null where that layer is not read. */
    float[] toFrame(String decoder, int layer, int unit) {
        int first = 0;
        if (model.output() == ModelSpec.OutputFrom.ALL_LAYERS) {
            for (int l = 0; l < layer; l++) {
                first += model.layers().get(l).units();
            }
        } else if (layer != model.layers().size() - 1) {
            return null;
        }
        NpyArray array = weights.get(decoder + "/output/weight");
        int outputs = array.shape()[array.shape().length - 1];
        int from = (first + unit) * outputs;
        return Arrays.copyOfRange(array.values(), from, from + outputs);
    }

    /** Root of the sum of squares. */
    static double norm(float[] values) {
        return Math.sqrt(IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * values[i])
                .sum());
    }
}
