package afterimage.engine.probe;

import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Quantity;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.trace.StateTrace;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Takes a layer's gates apart into what their weighted sums are made of, see {@link afterimage.engine.cell.LstmCell}.
 *
 * @param start whose last state is the first here; null for the encoder, which begins with zeros
 * @param prefix of the layer's weights
 */
public record GateSums(
        ModelSpec model, StateTrace.Layer layer, StateTrace.Layer start, String prefix, Map<String, NpyArray> weights) {
    private static final List<Quantity> ORDER =
            List.of(Quantity.INPUT_GATE, Quantity.FORGET_GATE, Quantity.CANDIDATE, Quantity.OUTPUT_GATE);

    /** W x + R h' + p c + b; W x is null where nothing is read, R h' where it is zero, and p is 0 for none. */
    public record Sum(Window input, Window state, double peephole, double memory, double bias) {
        public double sum() {
            return (input == null ? 0 : input.total()) + (state == null ? 0 : state.total()) + peephole * memory + bias;
        }
    }

    /** A kernel and what it lies on, zeros outside, both [channels][size * size]; of a matrix the size is 1. */
    public record Window(double[][] values, double[][] kernel) {
        /** Of one channel: window times kernel. */
        public double of(int channel) {
            return IntStream.range(0, values[channel].length)
                    .mapToDouble(k -> values[channel][k] * kernel[channel][k])
                    .sum();
        }

        public double total() {
            return IntStream.range(0, values.length).mapToDouble(this::of).sum();
        }
    }

    /** @param weights the documented arrays that the states of the layer, e.g. {@code encoder/0}, were computed with */
    public static GateSums of(ModelSpec model, StateTrace states, String layer, Map<String, NpyArray> weights) {
        String encoder = "encoder" + layer.substring(layer.indexOf('/'));
        StateTrace.Layer start = layer.equals(encoder) ? null : states.layer(encoder);
        return new GateSums(model, states.layer(layer), start, model.isTied() ? encoder : layer, weights);
    }

    /** A quantity at a step, or null where the step has none; of -1 the state that the first one starts from. */
    public float[] at(Quantity quantity, int step) {
        if (step < 0) {
            return start == null ? null : start.values().get(quantity).get(start.steps() - 1);
        }
        List<float[]> all = layer.values().get(quantity);
        return all == null ? null : all.get(step);
    }

    /** Of a gate or the candidate; the place is row * rows + column. */
    public Sum of(Quantity gate, int step, int place, int unit) {
        int number = ORDER.indexOf(gate);
        int output = number * layer.units() + unit;
        boolean seesNew = gate == Quantity.OUTPUT_GATE && model.outputGate() != OutputGate.OLD_MEMORY;
        float[] seen = at(Quantity.MEMORY, seesNew ? step : step - 1);
        NpyArray peepholes = weights.get(prefix + "/peephole");
        int at = place * layer.units() + unit;
        boolean sees = seen != null && peepholes != null && gate != Quantity.CANDIDATE;
        int each = sees ? peepholes.values().length / 3 : 0;
        return new Sum(
                window(at(Quantity.INPUT, step), "/input_to_state", place, output),
                window(at(Quantity.HIDDEN, step - 1), "/state_to_state", place, output),
                sees ? peepholes.values()[Math.min(number, 2) * each + (each == layer.units() ? unit : at)] : 0,
                sees ? seen[at] : 0,
                weights.get(prefix + "/bias").values()[output]);
    }

    private Window window(float[] from, String name, int place, int output) {
        if (from == null) {
            return null;
        }
        NpyArray weight = weights.get(prefix + name);
        int[] shape = weight.shape();
        int size = shape.length == 2 ? 1 : shape[0];
        int channels = shape[shape.length - 2];
        int rows = (int) Math.round(Math.sqrt((double) from.length / channels));
        double[][] values = new double[channels][size * size];
        double[][] kernel = new double[channels][size * size];
        for (int k = 0; k < size * size; k++) {
            int y = under(place / layer.rows(), k / size, size, rows);
            int x = under(place % layer.rows(), k % size, size, rows);
            for (int c = 0; c < channels; c++) {
                values[c][k] = y < 0 || x < 0 ? 0 : from[(y * rows + x) * channels + c];
                kernel[c][k] = weight.values()[(k * channels + c) * shape[shape.length - 1] + output];
            }
        }
        return new Window(values, kernel);
    }

    /** Where a kernel lies by one axis, as TensorFlow's SAME padding has it for each {@code Resolution}; -1 for outside. */
    private int under(int at, int k, int size, int rows) {
        int margin = Math.max(0, size - 2) / 2;
        if (rows < layer.rows() && (at + margin - k) % 2 != 0) {
            return -1;
        }
        int place = rows == layer.rows()
                ? at + k - (size - 1) / 2
                : rows > layer.rows() ? 2 * at + k - margin : (at + margin - k) / 2;
        return place < rows ? Math.max(-1, place) : -1;
    }
}
