package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolutional LSTM with peepholes (Shi et al. 2015, eq. 3): weighted sums a = W_x * X + W_h * H' + b with
 * zero-padded convolutions, then {@link Gates}. State [batch, rows, columns, channels], tiled: [rows, columns, batch,
 * channels].
 */
public final class ConvLstmCell implements Cell {
    private final Ops tf;
    private final boolean tiled;
    /** [kernel, kernel, in, 4 channels], or null where the cell gets no input. */
    private final Weight inputToState;
    /** [kernel, kernel, channels, 4 channels]. */
    private final Weight stateToState;
    /** [4 channels]. */
    private final Operand<TFloat32> bias;

    private final Gates gates;

    /**
     * The sizes of a layer.
     *
     * @param inputs input channels, or 0 for a cell that gets no input
     * @param channels C, hidden channels
     * @param inputKernel height and width of the input-to-state kernel
     * @param stateKernel height and width of the state-to-state kernel
     * @param rows height and width of the state
     * @param resolution of the state beside that of the input
     */
    public record Size(
            long inputs, long channels, long inputKernel, long stateKernel, int rows, Resolution resolution) {}

    /** @param name prefix of the weights' names, e.g. {@code encoder/0} */
    public ConvLstmCell(Ops tf, Parameters parameters, String name, Size size, Sight sight) {
        long c = size.channels;
        long[] state = {size.rows, size.rows, c};
        this.tf = tf;
        this.tiled = parameters.unrolling() == Unrolling.TILED;
        this.inputToState = size.inputs == 0
                ? null
                : parameters.kernel(
                        name + "/input_to_state",
                        size.resolution.inverse().rows(size.rows),
                        size.resolution,
                        size.inputKernel,
                        size.inputKernel,
                        size.inputs,
                        4 * c);
        this.stateToState =
                parameters.kernel(name + "/state_to_state", size.rows, size.stateKernel, size.stateKernel, c, 4 * c);
        this.bias = parameters.create(name + "/bias", Initializer.REMEMBER, 4 * c);
        this.gates = new Gates(
                tf,
                switch (sight.peephole()) {
                    case NONE -> null;
                    case CHANNEL -> parameters.peepholes(name + "/peephole", state, 3, c);
                    case PIXEL -> parameters.peepholes(name + "/peephole", state, 3, size.rows, size.rows, c);
                },
                sight.outputGate(),
                parameters.tap(name));
    }

    @Override
    public Operand<TFloat32> project(Operand<TFloat32> inputs) {
        // Tiled, input and state go through one convolution, so there is nothing to do ahead.
        return tiled ? inputs : tf.nn.biasAdd(inputToState.times(tf, inputs), bias);
    }

    @Override
    public CellState step(Operand<TFloat32> projected, CellState before) {
        if (tiled) {
            Operand<TFloat32> sums = tf.nn.biasAdd(tiledSums(projected, before), bias);
            return gates.step(sums, before == null ? null : before.cell());
        }
        if (before == null) {
            return gates.step(projected, null);
        }
        Operand<TFloat32> recurrent = stateToState.times(tf, before.hidden());
        Operand<TFloat32> sums = projected == null ? tf.nn.biasAdd(recurrent, bias) : tf.math.add(projected, recurrent);
        return gates.step(sums, before.cell());
    }

    private Operand<TFloat32> tiledSums(Operand<TFloat32> input, CellState before) {
        if (before == null) {
            return inputToState.times(tf, input);
        }
        return input == null
                ? stateToState.times(tf, before.hidden())
                : inputToState.timesBoth(tf, input, stateToState, before.hidden());
    }
}
