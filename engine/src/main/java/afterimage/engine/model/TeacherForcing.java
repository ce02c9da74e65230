package afterimage.engine.model;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Gives a decoder true frames where a mask says so: mask * truth + (1 - mask) * own, with gradients through the own
 * ones. Unless fed the mask is zero, so that only training sees true frames; one for what reads the input.
 */
final class TeacherForcing {
    private final Ops tf;
    private final int steps;
    private final Operand<TFloat32> mask;
    /** By step, see {@link Frames#byClip}. */
    private final List<? extends Operand<TFloat32>> masks;

    private final List<? extends Operand<TFloat32>> truths;

    /** @param unlessFed the mask outside training: 0, or 1 while the input frames are read */
    TeacherForcing(Ops tf, Frames frames, Operand<TFloat32> truth, int steps, int unlessFed) {
        this.tf = tf;
        this.steps = steps;
        this.mask = tf.withName(unlessFed == 0 ? "teacher_forcing" : "reading")
                .placeholderWithDefault(
                        tf.fill(tf.array(steps, 1), tf.constant((float) unlessFed)),
                        Shape.of(steps, Shape.UNKNOWN_SIZE));
        this.masks = tf.unstack(frames.byClip(mask, steps), (long) steps).output();
        this.truths = tf.split(tf.constant(0), truth, (long) steps).output();
    }

    /** @param values [steps, batch] of 0 and 1, see {@link TruthMask} */
    void feed(Pass pass, float[] values) {
        pass.feed(mask, values, steps, values.length / steps);
    }

    /** What the decoder gets after {@code step}, where it generated {@code own}, [batch, ...]. */
    Operand<TFloat32> after(int step, Operand<TFloat32> own) {
        Operand<TFloat32> taught = masks.get(step);
        Operand<TFloat32> free = tf.math.sub(tf.constant(1f), taught);
        return tf.math.add(tf.math.mul(taught, truths.get(step)), tf.math.mul(free, own));
    }
}
