package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * A trainable matrix or kernel that inputs are multiplied by. With y_t = x_t W its gradient over all steps is one
 * product too, dW = [x_1 x_2 ..]^T [dy_1 dy_2 ..].
 */
public final class Weight implements Traced {
    private static final List<Long> STRIDES = List.of(1L, 1L, 1L, 1L);

    private final Operand<TFloat32> value;
    private final long[] shape;
    private final Unrolling unrolling;
    private final List<Operand<TFloat32>> inputs = new ArrayList<>();
    private final List<Operand<TFloat32>> products = new ArrayList<>();

    /** @param shape [in, out] for a matrix, [height, width, in, out] for a kernel */
    Weight(Operand<TFloat32> value, long[] shape, Unrolling unrolling) {
        this.value = value;
        this.shape = shape.clone();
        this.unrolling = unrolling;
    }

    /** Matrix product [rows, in] to [rows, out], or zero-padded convolution [n, h, w, in] to [n, h, w, out]. */
    public Operand<TFloat32> times(Ops tf, Operand<TFloat32> input) {
        Operand<TFloat32> product =
                shape.length == 2 ? matrixTimes(tf, input) : tf.nn.conv2d(input, value, STRIDES, "SAME");
        inputs.add(input);
        products.add(product);
        return product;
    }

    /**
     * x W as (W^T x^T)^T: a large W on the left of few columns is the form that the library multiplies fastest, and
     * its gradient W dy^T is more than twice as fast as the dy W^T that differentiating x W gives.
     */
    private Operand<TFloat32> matrixTimes(Ops tf, Operand<TFloat32> input) {
        if (unrolling == Unrolling.STEPWISE) {
            return tf.linalg.matMul(input, value);
        }
        Operand<TFloat32> columns = tf.linalg.matMul(value, transposed(tf, input), MatMul.transposeA(true));
        return transposed(tf, columns);
    }

    private static Operand<TFloat32> transposed(Ops tf, Operand<TFloat32> matrix) {
        return tf.linalg.transpose(matrix, tf.array(1, 0));
    }

    @Override
    public List<Operand<TFloat32>> uses() {
        return Collections.unmodifiableList(products);
    }

    @Override
    public Operand<TFloat32> gradient(Ops tf, List<Operand<TFloat32>> productGradients) {
        if (products.isEmpty()) {
            return tf.zeros(tf.constant(shape), TFloat32.class);
        }
        Operand<TFloat32> x = joined(tf, inputs);
        Operand<TFloat32> dy = joined(tf, productGradients);
        if (shape.length == 2) {
            return tf.linalg.matMul(x, dy, MatMul.transposeA(true));
        }
        int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return tf.nn.conv2dBackpropFilter(x, tf.constant(sizes), dy, STRIDES, "SAME");
    }

    /** [rows, ...] of each step to [steps * rows, ...]. */
    static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> steps) {
        return steps.size() == 1 ? steps.get(0) : tf.concat(steps, tf.constant(0));
    }
}
