package afterimage.engine.model;

import java.util.List;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Frames as a model writes them, of one step or of all one after the other, in the form that {@link Frames#take} gives.
 *
 * @param logits before the sigmoid, or null where movers had a part in them
 * @param pixels in [0, 1]
 */
public record Written(Operand<TFloat32> logits, Operand<TFloat32> pixels) {
    /** All drawn. */
    static Written drawn(Ops tf, Operand<TFloat32> logits) {
        return new Written(logits, tf.math.sigmoid(logits));
    }

    /** The steps one after the other. */
    static Written join(Ops tf, List<Written> steps) {
        if (steps.get(0).logits == null) {
            return new Written(null, join(tf, steps, Written::pixels));
        }
        return drawn(tf, join(tf, steps, Written::logits));
    }

    private static Operand<TFloat32> join(Ops tf, List<Written> steps, Function<Written, Operand<TFloat32>> part) {
        List<Operand<TFloat32>> parts = steps.stream().map(part).toList();
        return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(0));
    }

    /** What shows first where NaN began: logits where there are any. */
    Operand<TFloat32> value() {
        return logits == null ? pixels : logits;
    }
}
