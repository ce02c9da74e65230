package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A trainable matrix or kernel. With y_t = x_t W its gradient is one product, dW = [x_1 x_2 ..]^T [dy_1 dy_2 ..]. */
public final class Weight {
    private static final List<Long> STRIDES = List.of(1L, 1L, 1L, 1L);
    private static final List<Long> DOUBLE_STRIDES = List.of(1L, 2L, 2L, 1L);

    private final Parameters all;
    private final Ops tf;
    private final Operand<TFloat32> value;
    private final long[] shape;
    /** Height and width of the images that a kernel is applied to. */
    private final int rows;

    private final Resolution resolution;
    /** Made when first used, or null where convolutions are not tiled. */
    private TiledConvolution tiled;
    /** Of this kernel and the one that it is added up with, likewise. */
    private TiledConvolution joint;

    private final List<Operand<TFloat32>> inputs = new ArrayList<>();
    private final List<Operand<TFloat32>> products = new ArrayList<>();

    /** @param shape [in, out] for a matrix, [height, width, in, out] for a kernel */
    Weight(Parameters all, Operand<TFloat32> value, long[] shape, int rows, Resolution resolution) {
        this.all = all;
        this.tf = all.tf();
        this.value = value;
        this.shape = shape.clone();
        this.rows = rows;
        this.resolution = resolution;
    }

    /** Matrix product [rows, in] to [rows, out], or zero-padded convolution [n, h, w, in] to [n, h, w, out]. */
    public Operand<TFloat32> times(Operand<TFloat32> input) {
        Operand<TFloat32> product = shape.length == 2 ? matrixTimes(input) : convolved(input);
        used(input, product);
        return product;
    }

    /** Notes a product, or a sum that it is part of. */
    void used(Operand<TFloat32> input, Operand<TFloat32> product) {
        inputs.add(input);
        products.add(product);
    }

    private Operand<TFloat32> convolved(Operand<TFloat32> input) {
        if (resolution == Resolution.DOUBLE) {
            return doubled(input);
        }
        if (!isTiled()) {
            return tf.nn.conv2d(input, value, resolution == Resolution.HALF ? DOUBLE_STRIDES : STRIDES, "SAME");
        }
        if (tiled == null) {
            tiled = new TiledConvolution(tf, value, shape, rows);
        }
        return tiled.of(input);
    }

    private Operand<TFloat32> doubled(Operand<TFloat32> input) {
        Operand<TInt32> batch = tf.slice(tf.shape(input), tf.array(0), tf.array(1));
        Operand<TInt32> size = tf.concat(List.of(batch, tf.array(2 * rows, 2 * rows, (int) shape[3])), tf.constant(0));
        Operand<TFloat32> turned = tf.linalg.transpose(value, tf.array(0, 1, 3, 2));
        return tf.nn.conv2dBackpropInput(size, turned, input, DOUBLE_STRIDES, "SAME");
    }

    private boolean isTiled() {
        return all.unrolling() == Unrolling.TILED && shape.length == 4 && TiledConvolution.takes(shape[0]);
    }

    /** The sum of both kernels' products, of their inputs side by side; null where they are not tiled or of two sizes. */
    TiledConvolution joint(Weight other) {
        if (joint == null && isTiled() && shape[0] == other.shape[0]) {
            long[] size = {shape[0], shape[1], shape[2] + other.shape[2], shape[3]};
            joint = new TiledConvolution(tf, tf.concat(List.of(value, other.value), tf.constant(2)), size, rows);
        }
        return joint;
    }

    /** x W as (W^T x^T)^T, which the library multiplies fastest; its gradient W dy^T is twice as fast as dy W^T. */
    private Operand<TFloat32> matrixTimes(Operand<TFloat32> input) {
        if (all.unrolling() == Unrolling.STEPWISE) {
            return tf.linalg.matMul(input, value);
        }
        Operand<TFloat32> turned = tf.linalg.transpose(input, tf.array(1, 0));
        return tf.linalg.transpose(tf.linalg.matMul(value, turned, MatMul.transposeA(true)), tf.array(1, 0));
    }

    /** The products, in the order made. */
    public List<Operand<TFloat32>> uses() {
        return Collections.unmodifiableList(products);
    }

    /** The gradient with respect to this tensor, from those with respect to {@link #uses}; zeros where there are none. */
    public Operand<TFloat32> gradient(List<Operand<TFloat32>> productGradients) {
        if (products.isEmpty()) {
            return tf.zeros(tf.constant(shape), TFloat32.class);
        }
        int count = products.size();
        // Those of early and late steps are computed beside each other where the batch is halved.
        int half = all.halved() && count > 1 ? count / 2 : count;
        Operand<TFloat32> first = gradient(inputs.subList(0, half), productGradients.subList(0, half));
        return half == count
                ? first
                : tf.math.add(first, gradient(inputs.subList(half, count), productGradients.subList(half, count)));
    }

    private Operand<TFloat32> gradient(List<Operand<TFloat32>> some, List<Operand<TFloat32>> gradients) {
        Operand<TFloat32> x = Unroll.join(tf, some);
        Operand<TFloat32> dy = Unroll.join(tf, gradients);
        if (shape.length == 2) {
            return tf.linalg.matMul(x, dy, MatMul.transposeA(true));
        }
        int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return tf.nn.conv2dBackpropFilter(x, tf.constant(sizes), dy, STRIDES, "SAME");
    }
}
