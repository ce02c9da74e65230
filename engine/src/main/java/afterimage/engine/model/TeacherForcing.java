package afterimage.engine.model;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Gives a decoder true frames in place of its own where a mask says so: input = mask * truth + (1 - mask) * own. The
 * mask is zero unless fed, so that only training steps see true frames; one for what reads the input. Gradients go through the own frames that are
 * used, as they do without teacher forcing.
 */
final class TeacherForcing {
    private final Ops tf;
    private final Operand<TFloat32> mask;
    /** By step, [batch, 1, ...] with the rank of frames, tiled: [1, 1, batch, 1]. */
    private final List<? extends Operand<TFloat32>> masks;
    /** By step, the true frames. */
    private final List<? extends Operand<TFloat32>> truths;

    /**
     * @param truth as {@link Frames#take} gives them, in the order decoded
     * @param unlessFed the mask outside training: 0, or 1 while the input frames are read
     */
    TeacherForcing(Ops tf, ModelSpec spec, Operand<TFloat32> truth, int steps, boolean tiled, int unlessFed) {
        this.tf = tf;
        this.mask = tf.withName(unlessFed == 0 ? "teacher_forcing" : "reading")
                .placeholderWithDefault(
                        tf.fill(tf.array(steps, 1), tf.constant((float) unlessFed)),
                        Shape.of(steps, Shape.UNKNOWN_SIZE));
        Operand<TInt32> shape = tiled
                ? tf.array(steps, 1, 1, -1, 1)
                : spec.isConvolutional() ? tf.array(steps, -1, 1, 1, 1) : tf.array(steps, -1, 1);
        Operand<TFloat32> shaped = tf.reshape(mask, shape);
        this.masks = tf.unstack(shaped, (long) steps).output();
        this.truths = tf.split(tf.constant(0), truth, (long) steps).output();
    }

    /** To be fed in training steps: [steps, batch] of 0 and 1, see {@link TruthMask}; zeros by default. */
    Operand<TFloat32> mask() {
        return mask;
    }

    /**
     * What the decoder gets after {@code step}.
     *
     * @param own the frame that it generated there, [batch, ...]
     */
    Operand<TFloat32> after(int step, Operand<TFloat32> own) {
        Operand<TFloat32> taught = masks.get(step);
        Operand<TFloat32> free = tf.math.sub(tf.constant(1f), taught);
        return tf.math.add(tf.math.mul(taught, truths.get(step)), tf.math.mul(free, own));
    }
}
