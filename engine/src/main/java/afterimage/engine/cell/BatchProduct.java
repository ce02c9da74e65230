package afterimage.engine.cell;

import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Products of the last two axes by TensorFlow's older operation, which oneDNN does and Java has no class for. So do
 * their gradients, which TensorFlow would write with the newer one: a tiled model takes a sixth longer then.
 *
 * @param hasOwnGradient or whether it is left to who differentiates the graph
 */
public record BatchProduct(Ops tf, boolean hasOwnGradient) {
    static final String TYPE = "BatchMatMulV2";

    public Operand<TFloat32> of(Operand<TFloat32> left, Operand<TFloat32> right) {
        return of(left, false, right, false);
    }

    /** @param turnLeft whether the left matrices are transposed first, {@code turnRight} likewise */
    public Operand<TFloat32> of(Operand<TFloat32> left, boolean turnLeft, Operand<TFloat32> right, boolean turnRight) {
        return of(left, turnLeft, right, turnRight, tf.array(new int[0]));
    }

    /** @param shared axes along which the right matrices are one, by which their gradients are added up */
    Operand<TFloat32> of(
            Operand<TFloat32> left,
            boolean turnLeft,
            Operand<TFloat32> right,
            boolean turnRight,
            Operand<TInt32> shared) {
        if (!hasOwnGradient) {
            return product(tf, left, turnLeft, right, turnRight);
        }
        Operand<TFloat32> product = product(tf, tf.stopGradient(left), turnLeft, tf.stopGradient(right), turnRight);
        return OwnGradient.pass(tf, List.of(product, left, right, shared)).get(0);
    }

    private static Operand<TFloat32> product(
            Ops tf, Operand<TFloat32> left, boolean turnLeft, Operand<TFloat32> right, boolean turnRight) {
        return tf.scope()
                .opBuilder(TYPE, "BatchMatMul")
                .addInput(left.asOutput())
                .addInput(right.asOutput())
                .setAttr("adj_x", turnLeft)
                .setAttr("adj_y", turnRight)
                .build()
                .output(0);
    }

    /** @param in the product, its factors and the axes along which the right one is shared */
    static List<? extends Operand<?>> gradients(Ops tf, List<Operand<TFloat32>> in, Operand<TFloat32> dy) {
        Operand<TFloat32> left = in.get(1);
        Operand<TFloat32> right = in.get(2);
        var product = ((GraphOperation) in.get(0).op()).attributes();
        boolean turnLeft = product.getAttrBool("adj_x");
        boolean turnRight = product.getAttrBool("adj_y");
        var ofLeft = turnLeft ? product(tf, right, turnRight, dy, true) : product(tf, dy, false, right, !turnRight);
        var ofRight = turnRight ? product(tf, dy, true, left, turnLeft) : product(tf, left, !turnLeft, dy, false);
        @SuppressWarnings("unchecked")
        Operand<TInt32> shared = (Operand<TInt32>) (Operand<?>) in.get(3);
        return List.of(dy, ofLeft, tf.sum(ofRight, shared, Sum.keepDims(true)), shared);
    }
}
