package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Fully connected LSTM with peepholes (Greff et al. 2015, section 2): weighted sums a = W x + R h' + b, then
 * {@link Gates}. State [batch, units].
 */
public final class LstmCell implements Cell {
    private final Ops tf;
    /** [in, 4 units], or null where the cell gets no input. */
    private final Weight inputToState;
    /** [units, 4 units]. */
    private final Weight stateToState;
    /** [4 units]. */
    private final Operand<TFloat32> bias;

    private final Gates gates;

    /**
     * @param name prefix of the weights' names, e.g. {@code encoder/0}
     * @param inputs input features, or 0 for a cell that gets no input
     */
    public LstmCell(Ops tf, Parameters parameters, String name, long inputs, long units, Sight sight) {
        this.tf = tf;
        this.inputToState = inputs == 0 ? null : parameters.weight(name + "/input_to_state", inputs, 4 * units);
        this.stateToState = parameters.weight(name + "/state_to_state", units, 4 * units);
        this.bias = parameters.create(name + "/bias", Initializer.REMEMBER, 4 * units);
        this.gates = new Gates(
                tf,
                sight.peephole() == Peephole.NONE
                        ? null
                        : parameters.peepholes(name + "/peephole", new long[] {units}, 3, units),
                sight.outputGate(),
                parameters.tap(name));
    }

    @Override
    public Operand<TFloat32> project(Operand<TFloat32> inputs) {
        return tf.nn.biasAdd(inputToState.times(tf, inputs), bias);
    }

    @Override
    public CellState step(Operand<TFloat32> projected, CellState before) {
        if (before == null) {
            return gates.step(projected, null);
        }
        Operand<TFloat32> recurrent = stateToState.times(tf, before.hidden());
        Operand<TFloat32> sums = projected == null ? tf.nn.biasAdd(recurrent, bias) : tf.math.add(projected, recurrent);
        return gates.step(sums, before.cell());
    }
}
