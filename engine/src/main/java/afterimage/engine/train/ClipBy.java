package afterimage.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How gradients are kept within a limit. */
public enum ClipBy {
    /** All are scaled down together when their common norm is above the limit (Pascanu et al. 2013). */
    GLOBAL_NORM {
        @Override
        List<Operand<TFloat32>> within(Ops tf, double limit, List<Operand<TFloat32>> gradients) {
            Operand<TFloat32> scale = scale(tf, limit, gradients);
            return each(gradients, g -> tf.math.mul(g, scale));
        }
    },
    /** Each tensor's is scaled down when its own norm is above the limit. */
    NORM {
        @Override
        List<Operand<TFloat32>> within(Ops tf, double limit, List<Operand<TFloat32>> gradients) {
            return each(gradients, g -> tf.math.mul(g, scale(tf, limit, List.of(g))));
        }
    },
    /** Each number is cut off at plus and minus the limit. */
    VALUE {
        @Override
        List<Operand<TFloat32>> within(Ops tf, double limit, List<Operand<TFloat32>> gradients) {
            Operand<TFloat32> top = tf.constant((float) limit);
            Operand<TFloat32> bottom = tf.constant((float) -limit);
            return each(gradients, g -> tf.math.maximum(tf.math.minimum(g, top), bottom));
        }
    };

    private interface Step {
        Operand<TFloat32> of(Operand<TFloat32> gradient);
    }

    /** The gradients within {@code limit}, which is above 0; in their order. */
    abstract List<Operand<TFloat32>> within(Ops tf, double limit, List<Operand<TFloat32>> gradients);

    /** limit / max(norm, limit), scalar. */
    private static Operand<TFloat32> scale(Ops tf, double limit, List<Operand<TFloat32>> gradients) {
        // l2Loss is half the sum of squares.
        List<Operand<TFloat32>> halves = each(gradients, g -> tf.nn.l2Loss(g));
        Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(halves), tf.constant(2f)));
        Operand<TFloat32> most = tf.constant((float) limit);
        return tf.math.div(most, tf.math.maximum(norm, most));
    }

    private static List<Operand<TFloat32>> each(List<Operand<TFloat32>> gradients, Step step) {
        List<Operand<TFloat32>> made = new ArrayList<>();
        gradients.forEach(g -> made.add(step.of(g)));
        return made;
    }
}
