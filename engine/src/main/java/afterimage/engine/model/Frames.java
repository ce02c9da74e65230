package afterimage.engine.model;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Reshape;
import org.tensorflow.types.TFloat32;

/** Frames [time, batch, height, width] to what the first layer takes, and back. */
final class Frames {
    private final Ops tf;
    private final ModelSpec spec;
    private final int size;

    Frames(Ops tf, ModelSpec spec, int size) {
        this.tf = tf;
        this.spec = spec;
        this.size = size;
    }

    /** To [time * batch, rows, columns, patch * patch], or [time * batch, pixels] for FC-LSTM. */
    Operand<TFloat32> take(Operand<TFloat32> frames) {
        if (!spec.isConvolutional()) {
            return tf.reshape(frames, tf.array(-1, size * size));
        }
        Reshape<TFloat32> images = tf.reshape(frames, tf.array(-1, size, size, 1));
        // Channel index = row in patch * patch + column in patch.
        return spec.patch() == 1 ? images : tf.nn.spaceToDepth(images, (long) spec.patch());
    }

    /** The other way round. */
    Operand<TFloat32> give(Operand<TFloat32> taken, int time) {
        Operand<TFloat32> images =
                spec.isConvolutional() && spec.patch() > 1 ? tf.nn.depthToSpace(taken, (long) spec.patch()) : taken;
        return tf.reshape(images, tf.array(time, -1, size, size));
    }

    /** Last frame first. */
    Operand<TFloat32> reverse(Operand<TFloat32> frames) {
        return tf.reverse(frames, tf.array(0));
    }
}
