package afterimage.engine.cell;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** W x + R h' + b of a cell's input x and its hidden state h' before, in the graph's form; W null without inputs. */
record WeightedSum(Ops tf, Unrolling unrolling, Weight input, Weight state, Operand<TFloat32> bias) {
    /** What {@link #of} takes of inputs of any number of steps: W x + b, or x where each step is computed by itself. */
    Operand<TFloat32> ahead(Operand<TFloat32> x) {
        return unrolling == Unrolling.SHARED ? tf.nn.biasAdd(input.times(tf, x), bias) : x;
    }

    /** Of one step: {@code x} from {@link #ahead}, or null for none, and h', or null for zeros. */
    Operand<TFloat32> of(Operand<TFloat32> x, Operand<TFloat32> hidden) {
        if (unrolling == Unrolling.TILED && x != null && hidden != null) {
            return tf.nn.biasAdd(tiled(x, hidden), bias);
        }
        Operand<TFloat32> seen =
                x == null || unrolling == Unrolling.SHARED ? x : tf.nn.biasAdd(input.times(tf, x), bias);
        if (hidden == null) {
            return seen;
        }
        Operand<TFloat32> recurrent = state.times(tf, hidden);
        return seen == null ? tf.nn.biasAdd(recurrent, bias) : tf.math.add(seen, recurrent);
    }

    /** Kernels of one size do it as one convolution of both, as most of its work is on the outputs. */
    private Operand<TFloat32> tiled(Operand<TFloat32> x, Operand<TFloat32> hidden) {
        TiledConvolution joint = input.joint(tf, state);
        if (joint == null) {
            return tf.math.add(input.times(tf, x), state.times(tf, hidden));
        }
        Operand<TFloat32> sum = joint.of(tf.concat(List.of(x, hidden), tf.constant(-1)));
        input.used(x, sum);
        state.used(hidden, sum);
        return sum;
    }
}
