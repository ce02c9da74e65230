package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A trainable matrix or kernel that inputs are multiplied by. It remembers every product, because its gradient over
 * all of them is one product too: with y_t = x_t W, dW = [x_1 x_2 ..]^T [dy_1 dy_2 ..]. That is far faster than one
 * small product for each time step and their sum, which is what automatic differentiation would give.
 */
public final class Weight {
    private static final List<Long> STRIDES = List.of(1L, 1L, 1L, 1L);

    private final Operand<TFloat32> value;
    private final long[] shape;
    private final List<Operand<TFloat32>> inputs = new ArrayList<>();
    private final List<Operand<TFloat32>> products = new ArrayList<>();

    /** @param shape [in, out] for a matrix, [height, width, in, out] for a kernel */
    Weight(Operand<TFloat32> value, long[] shape) {
        this.value = value;
        this.shape = shape.clone();
    }

    /** Matrix product [rows, in] to [rows, out], or zero-padded convolution [n, h, w, in] to [n, h, w, out]. */
    public Operand<TFloat32> times(Ops tf, Operand<TFloat32> input) {
        Operand<TFloat32> product =
                shape.length == 2 ? tf.linalg.matMul(input, value) : tf.nn.conv2d(input, value, STRIDES, "SAME");
        inputs.add(input);
        products.add(product);
        return product;
    }

    /** Every product made, in the order made. */
    public List<Operand<TFloat32>> products() {
        return Collections.unmodifiableList(products);
    }

    /**
     * The gradient with respect to this weight, from those with respect to {@link #products}; zeros where there are
     * none, e.g. of state-to-state weights when there is a single time step.
     */
    public Operand<TFloat32> gradient(Ops tf, List<Operand<TFloat32>> productGradients) {
        if (products.isEmpty()) {
            return tf.zeros(tf.constant(shape), TFloat32.class);
        }
        Operand<TFloat32> x = joined(tf, inputs);
        Operand<TFloat32> dy = joined(tf, productGradients);
        if (shape.length == 2) {
            return tf.linalg.matMul(x, dy, org.tensorflow.op.linalg.MatMul.transposeA(true));
        }
        int[] sizes = java.util.Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return tf.nn.conv2dBackpropFilter(x, tf.constant(sizes), dy, STRIDES, "SAME");
    }

    private static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> steps) {
        return steps.size() == 1 ? steps.get(0) : tf.concat(steps, tf.constant(0));
    }
}
