package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.Arrays;
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
    private final Precision precision;
    /** The value in its precision, once for all products; null before the first. */
    private Operand<TFloat32> factor;

    private final long[] shape;
    /** Height and width of the images that a kernel is applied to. */
    private final int rows;

    private final Resolution resolution;
    /** Made when first used, or null where convolutions are not tiled. */
    private TiledConvolution tiled;
    /** This kernel and the one whose products are added to its own, one above the other; null for none. */
    private Weight joint;
    /** Where this one begins in it, inputs. */
    private long place;
    /** The gradient of all its uses, if this is a joint one and somebody asked. */
    private Operand<TFloat32> gathered;

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
        this.precision = isTiled() ? Precision.FLOAT32 : all.precision();
    }

    /** Matrix product [rows, in] to [rows, out], or zero-padded convolution [n, h, w, in] to [n, h, w, out]. */
    public Operand<TFloat32> times(Operand<TFloat32> input) {
        if (factor == null) {
            factor = precision.narrow(tf, value);
        }
        Operand<TFloat32> narrow = precision.narrow(tf, input);
        Operand<TFloat32> product = precision.widen(tf, shape.length == 2 ? matrixTimes(narrow) : convolved(narrow));
        inputs.add(narrow);
        products.add(product);
        return product;
    }

    private Operand<TFloat32> convolved(Operand<TFloat32> input) {
        if (resolution == Resolution.DOUBLE) {
            return doubled(input);
        }
        if (!isTiled()) {
            return tf.nn.conv2d(input, factor, resolution == Resolution.HALF ? DOUBLE_STRIDES : STRIDES, "SAME");
        }
        if (tiled == null) {
            tiled = new TiledConvolution(tf, value, shape, rows);
        }
        return tiled.of(input);
    }

    private Operand<TFloat32> doubled(Operand<TFloat32> input) {
        Operand<TInt32> batch = tf.slice(tf.shape(input), tf.array(0), tf.array(1));
        Operand<TInt32> size = tf.concat(List.of(batch, tf.array(2 * rows, 2 * rows, (int) shape[3])), tf.constant(0));
        Operand<TFloat32> turned = tf.linalg.transpose(factor, tf.array(0, 1, 3, 2));
        return tf.nn.conv2dBackpropInput(size, turned, input, DOUBLE_STRIDES, "SAME");
    }

    private boolean isTiled() {
        return all.unrolling() == Unrolling.TILED && shape.length == 4 && TiledConvolution.takes(shape[0]);
    }

    /** Whether {@link #plus} can be had: kernels of one size. */
    boolean joins(Weight other) {
        boolean inPlace = resolution == Resolution.SAME && other.resolution == Resolution.SAME;
        return all.joins() && shape.length == 4 && inPlace && shape[0] == other.shape[0];
    }

    /** x W + y V as one convolution of both inputs: larger ones are faster, and tiled most of the work is on the outputs. */
    Operand<TFloat32> plus(Operand<TFloat32> x, Weight other, Operand<TFloat32> y) {
        if (joint == null) {
            long[] size = {shape[0], shape[1], shape[2] + other.shape[2], shape[3]};
            joint = new Weight(all, tf.concat(List.of(value, other.value), tf.constant(2)), size, rows, resolution);
            other.joint = joint;
            other.place = shape[2];
        }
        return joint.times(tf.concat(List.of(x, y), tf.constant(-1)));
    }

    /** x W as (W^T x^T)^T, which the library multiplies fastest; its gradient W dy^T is twice as fast as dy W^T. */
    private Operand<TFloat32> matrixTimes(Operand<TFloat32> input) {
        if (all.unrolling() == Unrolling.STEPWISE) {
            return tf.linalg.matMul(input, factor);
        }
        Operand<TFloat32> turned = tf.linalg.transpose(input, tf.array(1, 0));
        return tf.linalg.transpose(tf.linalg.matMul(factor, turned, MatMul.transposeA(true)), tf.array(1, 0));
    }

    /** The products and the sums that one is part of, in the order made. */
    public List<Operand<TFloat32>> uses() {
        List<Operand<TFloat32>> uses = new ArrayList<>(products);
        uses.addAll(joint == null ? List.of() : joint.products);
        return uses;
    }

    /** The gradient with respect to this tensor, from those with respect to {@link #uses}; zeros where there are none. */
    public Operand<TFloat32> gradient(List<Operand<TFloat32>> useGradients) {
        int own = products.size();
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        if (own > 0) {
            gradients.add(gathered(useGradients.subList(0, own)));
        }
        if (joint != null) {
            if (joint.gathered == null) {
                joint.gathered = joint.gathered(useGradients.subList(own, useGradients.size()));
            }
            gradients.add(tf.slice(joint.gathered, tf.array(0, 0, place, 0), tf.constant(shape)));
        }
        return gradients.isEmpty()
                ? tf.zeros(tf.constant(shape), TFloat32.class)
                : gradients.size() == 1 ? gradients.get(0) : tf.math.addN(gradients);
    }

    private Operand<TFloat32> gathered(List<Operand<TFloat32>> gradients) {
        int count = products.size();
        // Those of each half of a batch beside each other: the first was built first.
        int half = all.halved() && count > 1 ? count / 2 : count;
        Operand<TFloat32> first = gradient(inputs.subList(0, half), gradients.subList(0, half));
        return half == count
                ? first
                : tf.math.add(first, gradient(inputs.subList(half, count), gradients.subList(half, count)));
    }

    private Operand<TFloat32> gradient(List<Operand<TFloat32>> some, List<Operand<TFloat32>> gradients) {
        Operand<TFloat32> x = Unroll.join(tf, some);
        Operand<TFloat32> dy = precision.narrow(tf, Unroll.join(tf, gradients));
        if (shape.length == 2) {
            return precision.widen(tf, tf.linalg.matMul(x, dy, MatMul.transposeA(true)));
        }
        int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return precision.widen(tf, tf.nn.conv2dBackpropFilter(x, tf.constant(sizes), dy, STRIDES, "SAME"));
    }
}
