package afterimage.engine.model;

import afterimage.engine.cell.Unroll;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Frames as {@link Frames#take} gives them: before the sigmoid, null where movers had a part, and in [0, 1]. */
public record Written(Operand<TFloat32> logits, Operand<TFloat32> pixels) {
    static Written drawn(Ops tf, Operand<TFloat32> logits) {
        return new Written(logits, tf.math.sigmoid(logits));
    }

    static Written join(Ops tf, List<Written> steps) {
        boolean drawn = steps.get(0).logits != null;
        return new Written(
                drawn ? Unroll.join(tf, steps.stream().map(Written::logits).toList()) : null,
                Unroll.join(tf, steps.stream().map(Written::pixels).toList()));
    }

    /** What shows first where NaN began: logits where there are any. */
    Operand<TFloat32> value() {
        return logits == null ? pixels : logits;
    }
}
