package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
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
        return of(left, turnLeft, right, turnRight, List.of());
    }

    /** [a, tiles, c, rows, in] by [a, 1, c, in, out], whose gradient is one product for all tiles; the right one's sizes. */
    Operand<TFloat32> ofTiles(Operand<TFloat32> left, Operand<TFloat32> right, int a, int c, int in, int out) {
        Operand<TInt32> tilesToRows = tf.array(0, 2, 1, 3, 4);
        return of(
                left,
                false,
                right,
                false,
                List.of(tilesToRows, tf.array(a, c, -1, in), tf.array(a, c, -1, out), tf.array(a, 1, c, in, out)));
    }

    private Operand<TFloat32> of(
            Operand<TFloat32> left,
            boolean turnLeft,
            Operand<TFloat32> right,
            boolean turnRight,
            List<Operand<TInt32>> tiles) {
        if (!hasOwnGradient) {
            return product(tf, left, turnLeft, right, turnRight);
        }
        Operand<TFloat32> product = product(tf, tf.stopGradient(left), turnLeft, tf.stopGradient(right), turnRight);
        List<Operand<?>> all = new ArrayList<>(List.of(product, left, right));
        all.addAll(tiles);
        return OwnGradient.pass(tf, all).get(0);
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

    /** @param in the product, its factors and, for tiles, an order of axes and three shapes */
    static List<? extends Operand<?>> gradients(Ops tf, List<Operand<TFloat32>> in, Operand<TFloat32> dy) {
        Operand<TFloat32> left = in.get(1);
        Operand<TFloat32> right = in.get(2);
        var product = ((GraphOperation) in.get(0).op()).attributes();
        boolean turnLeft = product.getAttrBool("adj_x");
        boolean turnRight = product.getAttrBool("adj_y");
        List<Operand<?>> gradients = new ArrayList<>(in);
        gradients.set(
                1, turnLeft ? product(tf, right, turnRight, dy, true) : product(tf, dy, false, right, !turnRight));
        if (in.size() == 3) {
            gradients.set(
                    2, turnRight ? product(tf, dy, true, left, turnLeft) : product(tf, left, !turnLeft, dy, false));
            return gradients;
        }
        List<Operand<TInt32>> numbers = OwnGradient.typed(in.subList(3, 7));
        Operand<TFloat32> x = tf.reshape(tf.linalg.transpose(left, numbers.get(0)), numbers.get(1));
        Operand<TFloat32> d = tf.reshape(tf.linalg.transpose(dy, numbers.get(0)), numbers.get(2));
        gradients.set(2, tf.reshape(product(tf, x, true, d, false), numbers.get(3)));
        return gradients;
    }
}
