package afterimage.engine.cell;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One recurrent layer: an LSTM with peepholes, fully connected (Greff et al. 2015, section 2) or convolutional (Shi et
 * al. 2015, eq. 3).
 *
 * <pre>
 * a = W * x + R * h' + b
 * i = sigmoid(a_i + p_i c')      f = sigmoid(a_f + p_f c')
 * c = f c' + i tanh(a_c)         o = sigmoid(a_o + p_o c)         h = o tanh(c)
 * </pre>
 *
 * with x the input, h' and c' the state before, * a matrix product or a zero-padded convolution, and other products by
 * element. The lab report prints c' in the output gate's line too; both papers it cites have the new memory there, and
 * so has this unless told otherwise.
 *
 * <p>States are [batch, units], convolutional [batch, rows, columns, channels], tiled [rows, columns, batch, channels].
 */
public final class LstmCell {
    final Parameters all;
    private final Ops tf;
    /** W; null without inputs. */
    private final Weight input;
    /** R. */
    private final Weight state;

    private final Operand<TFloat32> bias;
    /** Null for none. */
    private final PeepholeWeights peepholes;

    private final OutputGate outputGate;
    private final Tap tap;
    private final boolean hasOwnGradient;

    /** Of a convolutional layer; kernels and rows are heights and widths, inputs 0 for a cell that gets none. */
    public record Size(
            long inputs, long channels, long inputKernel, long stateKernel, int rows, Resolution resolution) {}

    /** Fully connected; {@code name} comes before the weights' names, e.g. {@code encoder/0}; 0 inputs for none. */
    public static LstmCell connected(Parameters all, String name, long inputs, long units, Sight sight) {
        Weight input = inputs == 0 ? null : all.weight(name + "/input_to_state", inputs, 4 * units);
        Weight state = all.weight(name + "/state_to_state", units, 4 * units);
        return new LstmCell(all, name, input, state, sight, units);
    }

    /** A convolutional one, likewise. */
    public static LstmCell convolutional(Parameters all, String name, Size size, Sight sight) {
        long c = size.channels;
        int below = size.resolution.inverse().rows(size.rows);
        Weight input = size.inputs == 0
                ? null
                : all.kernel(name + "/input_to_state", below, size.resolution, size.inputKernel, size.inputs, 4 * c);
        Weight state = all.kernel(name + "/state_to_state", size.rows, Resolution.SAME, size.stateKernel, c, 4 * c);
        return new LstmCell(all, name, input, state, sight, size.rows, size.rows, c);
    }

    /** @param shape of one clip's state */
    private LstmCell(Parameters all, String name, Weight input, Weight state, Sight sight, long... shape) {
        this.all = all;
        this.tf = all.tf();
        this.input = input;
        this.state = state;
        this.bias = all.create(name + "/bias", Initializer.REMEMBER, 4 * shape[shape.length - 1]);
        this.peepholes = all.peepholes(name + "/peephole", sight.peephole(), shape);
        this.outputGate = sight.outputGate();
        this.tap = all.taps().apply(name);
        this.hasOwnGradient = all.hasOwnGradients() && tap == Tap.NONE && outputGate == OutputGate.NEW_MEMORY;
    }

    /** Whether the inputs' share of several steps is computed at once, far faster than a product a step. */
    private boolean projects(int steps, CellState before) {
        boolean joins = steps == 1 && before != null && input.joins(state);
        return all.unrolling() == Unrolling.SHARED && !joins;
    }

    /** What {@link #step} takes of {@code inputs} [steps * batch, ...]: their share, or themselves. */
    Operand<TFloat32> project(Operand<TFloat32> inputs, int steps, CellState before) {
        tap.reads(inputs, steps);
        return projects(steps, before) ? tf.nn.biasAdd(input.times(inputs), bias) : inputs;
    }

    /**
     * One of several steps.
     *
     * @param projected by {@link #project}, or null without inputs; {@code before} the state, or null for zeros
     */
    CellState step(Operand<TFloat32> projected, int steps, CellState before) {
        boolean raw = projected != null && !projects(steps, before);
        Operand<TFloat32> sums = sums(projected, raw, before == null ? null : before.hidden());
        boolean own = hasOwnGradient && before != null;
        UnaryOperator<Operand<TFloat32>> stop = own ? tf::stopGradient : UnaryOperator.identity();
        Operand<TFloat32> memory = before == null ? null : stop.apply(before.cell());
        var a = tf.split(tf.constant(-1), stop.apply(sums), 4L).output();
        List<Operand<TFloat32>> sight = peepholes == null ? List.of() : peepholes.of(a.get(0));
        List<Operand<TFloat32>> p = sight.stream().map(stop).toList();
        Operand<TFloat32> i = gate(Quantity.INPUT_GATE, a.get(0), p, 0, Quantity.INPUT_PEEPHOLE, memory);
        Operand<TFloat32> candidate = tap.through(Quantity.CANDIDATE, tf.math.tanh(a.get(2)));
        Operand<TFloat32> c = tf.math.mul(i, candidate);
        Operand<TFloat32> f = null;
        if (memory != null) {
            f = gate(Quantity.FORGET_GATE, a.get(1), p, 1, Quantity.FORGET_PEEPHOLE, memory);
            c = tf.math.add(tf.math.mul(f, memory), c);
        }
        c = tap.through(Quantity.MEMORY, c);
        Operand<TFloat32> seen = outputGate == OutputGate.OLD_MEMORY ? memory : c;
        if (seen == null && tap == Tap.NONE) {
            // Or peepholes of a single step would have no gradient that could be asked for.
            seen = tf.zerosLike(c);
        }
        Operand<TFloat32> o = gate(Quantity.OUTPUT_GATE, a.get(3), p, 2, Quantity.OUTPUT_PEEPHOLE, seen);
        Operand<TFloat32> shown = tf.math.tanh(c);
        CellState made = new CellState(c, tap.through(Quantity.HIDDEN, tf.math.mul(o, shown)));
        if (!own) {
            return made;
        }
        List<Operand<TFloat32>> gates = List.of(i, f, candidate, o, shown);
        Operand<TInt32> repeated = peepholes == null ? null : peepholes.repeated();
        return CellGradient.pass(tf, made, sums, before.cell(), gates, sight, repeated);
    }

    /** W x + R h' + b of {@code x}, null for none and {@code raw} or as projected, and h', or null for zeros. */
    private Operand<TFloat32> sums(Operand<TFloat32> x, boolean raw, Operand<TFloat32> hidden) {
        if (raw && hidden != null && input.joins(state)) {
            return tf.nn.biasAdd(input.plus(x, state, hidden), bias);
        }
        Operand<TFloat32> seen = raw ? tf.nn.biasAdd(input.times(x), bias) : x;
        if (hidden == null) {
            return seen;
        }
        Operand<TFloat32> recurrent = state.times(hidden);
        return seen == null ? tf.nn.biasAdd(recurrent, bias) : tf.math.addN(List.of(seen, recurrent));
    }

    /** @param peepholes of all gates, if any; {@code memory} that it sees through its own, or null for zeros */
    private Operand<TFloat32> gate(
            Quantity gate,
            Operand<TFloat32> sum,
            List<Operand<TFloat32>> peepholes,
            int own,
            Quantity share,
            Operand<TFloat32> memory) {
        Operand<TFloat32> all = peepholes.isEmpty() || memory == null
                ? sum
                : tf.math.add(sum, tap.through(share, tf.math.mul(peepholes.get(own), memory)));
        return tap.through(gate, tf.math.sigmoid(all));
    }
}
