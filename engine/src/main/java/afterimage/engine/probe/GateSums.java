package afterimage.engine.probe;

import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Quantity;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.trace.StateTrace;
import java.util.List;
import java.util.Map;

/** Takes a layer's gates apart into what their weighted sums are made of; see {@link afterimage.engine.cell.LstmCell}. */
public final class GateSums {
    /** As weight files have them. */
    private static final List<Quantity> ORDER =
            List.of(Quantity.INPUT_GATE, Quantity.FORGET_GATE, Quantity.CANDIDATE, Quantity.OUTPUT_GATE);

    private final ModelSpec model;
    private final StateTrace.Layer layer;
    /** Whose last state is the first here; null for the encoder, which begins with zeros. */
    private final StateTrace.Layer start;
    private final Map<String, NpyArray> weights;
    /** Of the weights' names; decoders of a next-frame predictor have the encoder's. */
    private final String prefix;

    /**
     * @param input W x, or null where nothing is read
     * @param state R h, or null where that is zero
     * @param peephole p, 0 for none
     * @param memory that it sees
     * @param sum of all: W x + R h + p c + b
     */
    public record Sum(
            WindowSum input, WindowSum state, double peephole, double memory, double bias, double sum) {
        /** What the gate makes of it. */
        public double value(Quantity gate) {
            return gate == Quantity.CANDIDATE ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
        }
    }

    /**
     * @param states with all quantities
     * @param layer e.g. {@code encoder/0}
     * @param weights the documented arrays that the states were computed with
     */
    public GateSums(ModelSpec model, StateTrace states, String layer, Map<String, NpyArray> weights) {
        this.model = model;
        this.layer = states.layer(layer);
        String number = layer.substring(layer.indexOf('/'));
        this.start = layer.startsWith("encoder") ? null : states.layer("encoder" + number);
        this.weights = weights;
        this.prefix = model.isTied() ? "encoder" + number : layer;
    }

    /** A quantity at a step, or null where the step has none; of -1 the state that the first one starts from. */
    public float[] at(Quantity quantity, int step) {
        if (step < 0) {
            return start == null ? null : start.values().get(quantity).get(start.steps() - 1);
        }
        List<float[]> all = layer.values().get(quantity);
        return all == null ? null : all.get(step);
    }

    /**
     * @param gate or the candidate
     * @param place row * rows + column
     */
    public Sum of(Quantity gate, int step, int place, int unit) {
        int number = ORDER.indexOf(gate);
        int output = number * layer.units() + unit;
        WindowSum input = window(at(Quantity.INPUT, step), "/input_to_state", place, output);
        WindowSum state = window(at(Quantity.HIDDEN, step - 1), "/state_to_state", place, output);
        double bias = weights.get(prefix + "/bias").values()[output];
        boolean seesNew = gate == Quantity.OUTPUT_GATE && model.outputGate() != OutputGate.OLD_MEMORY;
        float[] seen = at(Quantity.MEMORY, seesNew ? step : step - 1);
        int at = place * layer.units() + unit;
        // Without a state before, a step has no peepholes but that of the new memory.
        double memory = seen == null ? 0 : seen[at];
        double peephole = gate == Quantity.CANDIDATE ? 0 : peephole(Math.min(number, 2), at, unit);
        double sum = (input == null ? 0 : input.total) + (state == null ? 0 : state.total) + peephole * memory + bias;
        return new Sum(input, state, peephole, memory, bias, sum);
    }

    private WindowSum window(float[] from, String name, int place, int output) {
        return from == null ? null : new WindowSum(from, weights.get(prefix + name), layer.rows(), place, output);
    }

    /** @param gate 0 to 2 for i, f, o */
    private double peephole(int gate, int at, int unit) {
        NpyArray all = weights.get(prefix + "/peephole");
        if (all == null) {
            return 0;
        }
        int each = all.values().length / 3;
        return all.values()[gate * each + (each == layer.units() ? unit : at)];
    }
}
