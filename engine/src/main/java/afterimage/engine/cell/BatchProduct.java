package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Products of the last two axes by TensorFlow's older operation, which oneDNN does and Java has no class for. */
public final class BatchProduct {
    public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> left, Operand<TFloat32> right) {
        return of(tf, left, false, right, false);
    }

    /** @param turnLeft whether the left matrices are transposed first, {@code turnRight} likewise */
    public static Operand<TFloat32> of(
            Ops tf, Operand<TFloat32> left, boolean turnLeft, Operand<TFloat32> right, boolean turnRight) {
        return tf.scope()
                .opBuilder("BatchMatMulV2", "BatchMatMul")
                .addInput(left.asOutput())
                .addInput(right.asOutput())
                .setAttr("adj_x", turnLeft)
                .setAttr("adj_y", turnRight)
                .build()
                .output(0);
    }
}
