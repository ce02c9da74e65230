package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The way back through a cell's gates (Greff et al. 2015, appendix A), with d the derivative of the loss with respect to
 * what follows:
 *
 * <pre>
 * da_o = dh tanh(c) o (1 - o)              dc = dc + dh o (1 - tanh(c)^2) + p_o da_o
 * da_i = dc tanh(a_c) i (1 - i)            da_f = dc c' f (1 - f)              da_c = dc i (1 - tanh(a_c)^2)
 * dc' = dc f + p_i da_i + p_f da_f         dp_i = sum c' da_i    dp_f = sum c' da_f    dp_o = sum c da_o
 * </pre>
 *
 * TensorFlow's own has the same products, and for each four more operations that find out that nothing was repeated.
 */
final class CellGradient {
    /** What stands before the peepholes in {@link #gradients}' inputs. */
    private static final int PEEPHOLES = 9;

    /**
     * @param gates i, f, tanh(a_c), o, tanh(c); {@code peepholes} p_i, p_f, p_o, if any
     * @param repeated the memory's axes along which these are the same; null for all but the last, or without them
     */
    static CellState pass(
            Ops tf,
            CellState made,
            Operand<TFloat32> sums,
            Operand<TFloat32> before,
            List<Operand<TFloat32>> gates,
            List<Operand<TFloat32>> peepholes,
            Operand<TInt32> repeated) {
        List<Operand<?>> all = new ArrayList<>(List.of(made.hidden(), made.cell(), sums, before));
        all.addAll(gates);
        all.addAll(peepholes);
        if (repeated != null) {
            all.add(repeated);
        }
        List<Operand<TFloat32>> passed = OwnGradient.pass(tf, all);
        return new CellState(passed.get(1), passed.get(0));
    }

    /** @param in h, c, a, c', i, f, tanh(a_c), o, tanh(c), and the peepholes and their repeated axes, if any */
    static List<? extends Operand<?>> gradients(
            Ops tf, List<Operand<TFloat32>> in, Operand<TFloat32> dh, Operand<TFloat32> dcLater) {
        boolean sees = in.size() > PEEPHOLES;
        Operand<TFloat32> c = in.get(1);
        Operand<TFloat32> before = in.get(3);
        Operand<TFloat32> i = in.get(4);
        Operand<TFloat32> f = in.get(5);
        Operand<TFloat32> candidate = in.get(6);
        Operand<TFloat32> o = in.get(7);
        Operand<TFloat32> shown = in.get(8);
        Operand<TFloat32> daO = tf.math.sigmoidGrad(o, tf.math.mul(dh, shown));
        Operand<TFloat32> dcNow = tf.math.tanhGrad(shown, tf.math.mul(dh, o));
        Operand<TFloat32> dc = tf.math.addN(
                sees ? List.of(dcLater, dcNow, tf.math.mul(daO, in.get(PEEPHOLES + 2))) : List.of(dcLater, dcNow));
        Operand<TFloat32> daI = tf.math.sigmoidGrad(i, tf.math.mul(dc, candidate));
        Operand<TFloat32> daF = tf.math.sigmoidGrad(f, tf.math.mul(dc, before));
        Operand<TFloat32> daC = tf.math.tanhGrad(candidate, tf.math.mul(dc, i));
        Operand<TFloat32> dBefore = tf.math.mul(dc, f);
        // What stands for the others goes nowhere, as they are made of stopped inputs.
        List<Operand<?>> gradients = new ArrayList<>(in);
        if (sees) {
            dBefore = tf.math.addN(
                    List.of(dBefore, tf.math.mul(daI, in.get(PEEPHOLES)), tf.math.mul(daF, in.get(PEEPHOLES + 1))));
            List<Operand<TFloat32>> da = List.of(daI, daF, daO);
            for (int gate = 0; gate < 3; gate++) {
                Operand<TFloat32> each = tf.math.mul(da.get(gate), gate == 2 ? c : before);
                // A bias' gradient is the fastest sum over all axes but the last.
                gradients.set(
                        PEEPHOLES + gate,
                        in.size() == PEEPHOLES + 3
                                ? tf.nn.biasAddGrad(each)
                                : tf.sum(each, OwnGradient.<TInt32>typed(in).get(PEEPHOLES + 3)));
            }
        }
        gradients.set(2, tf.concat(Arrays.asList(daI, daF, daC, daO), tf.constant(-1)));
        gradients.set(3, dBefore);
        return gradients;
    }
}
