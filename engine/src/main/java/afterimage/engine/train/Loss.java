package afterimage.engine.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What training makes small; each is the mean over all pixels of all frames of the batch. */
public enum Loss {
    /** Squared difference between sigmoid(logits) and the truth. */
    MSE {
        @Override
        Operand<TFloat32> perPixel(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth) {
            return tf.math.squaredDifference(tf.math.sigmoid(logits), truth);
        }
    },
    /** Cross-entropy in nats, with pixels as probabilities; from logits, softplus(x) - x z, so that it never overflows. */
    BCE {
        @Override
        Operand<TFloat32> perPixel(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth) {
            return tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, truth));
        }
    };

    abstract Operand<TFloat32> perPixel(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth);

    /** The scalar loss. */
    Operand<TFloat32> mean(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> truth) {
        return tf.math.mean(tf.reshape(perPixel(tf, logits, truth), tf.array(-1)), tf.constant(0));
    }
}
