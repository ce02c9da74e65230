package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One recurrent layer: its equation, step by step. The weighted input is computed apart ({@link #project}), because
 * one product over all time steps is far faster than one a step.
 */
public sealed interface Cell permits LstmCell, ConvLstmCell {
    /**
     * The input's share of the gates' weighted sums and the bias, for any number of time steps at once; tiled, the input
     * as it is.
     *
     * @param inputs [steps * batch, ...]
     * @return [steps * batch, ..., 4 units], gates i, f, c, o along the last axis
     */
    Operand<TFloat32> project(Operand<TFloat32> inputs);

    /**
     * @param projected this step's share from {@link #project}, or null where the cell gets no input but the bias
     * @param before the state before, or null for zeros
     */
    CellState step(Operand<TFloat32> projected, CellState before);
}
