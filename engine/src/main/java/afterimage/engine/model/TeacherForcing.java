package afterimage.engine.model;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Gives a decoder true frames where a mask says so: mask * truth + (1 - mask) * own, with gradients through the own ones. */
final class TeacherForcing {
    private final Ops tf;
    /** By step, see {@link Frames#byClip}. */
    private final List<? extends Operand<TFloat32>> masks;

    private final List<? extends Operand<TFloat32>> truths;

    /** @param mask [steps, batch] of 0 and 1, see {@link TruthMask} */
    TeacherForcing(Ops tf, Frames frames, Operand<TFloat32> truth, Operand<TFloat32> mask, int steps) {
        this.tf = tf;
        this.masks = tf.unstack(frames.byClip(mask, steps), (long) steps).output();
        this.truths = tf.split(tf.constant(0), truth, (long) steps).output();
    }

    /** What the decoder gets after {@code step}, where it generated {@code own}, [batch, ...]. */
    Operand<TFloat32> after(int step, Operand<TFloat32> own) {
        Operand<TFloat32> taught = masks.get(step);
        Operand<TFloat32> free = tf.math.sub(tf.constant(1f), taught);
        return tf.math.add(tf.math.mul(taught, truths.get(step)), tf.math.mul(free, own));
    }
}
