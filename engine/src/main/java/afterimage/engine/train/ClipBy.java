package afterimage.engine.train;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** How gradients are kept within a limit. */
public enum ClipBy {
    /** All are scaled down together when their common norm is above the limit (Pascanu et al. 2013). */
    GLOBAL_NORM,
    /** Each tensor's is scaled down when its own norm is above the limit. */
    NORM,
    /** Each number is cut off at plus and minus the limit. */
    VALUE;

    /** The gradients within {@code limit}, which is above 0; in their order. */
    List<Operand<TFloat32>> within(Ops tf, double limit, List<Operand<TFloat32>> gradients) {
        Operand<TFloat32> most = tf.constant((float) limit);
        Operand<TFloat32> least = tf.constant((float) -limit);
        Operand<TFloat32> common = this == GLOBAL_NORM ? scale(tf, most, gradients) : null;
        UnaryOperator<Operand<TFloat32>> clipped = switch (this) {
            case GLOBAL_NORM -> g -> tf.math.mul(g, common);
            case NORM -> g -> tf.math.mul(g, scale(tf, most, List.of(g)));
            case VALUE -> g -> tf.math.maximum(tf.math.minimum(g, most), least);
        };
        return gradients.stream().map(clipped).toList();
    }

    /** limit / max(norm, limit), scalar. */
    private static Operand<TFloat32> scale(Ops tf, Operand<TFloat32> limit, List<Operand<TFloat32>> gradients) {
        // l2Loss is half the sum of squares.
        var halves = gradients.stream().<Operand<TFloat32>>map(tf.nn::l2Loss).toList();
        Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(halves), tf.constant(2f)));
        return tf.math.div(limit, tf.math.maximum(norm, limit));
    }
}
