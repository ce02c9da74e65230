package afterimage.engine.model;

import afterimage.engine.cell.BatchProduct;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Pictures moved as a whole, not only by whole pixels: a product with a matrix for rows and one for columns. */
final class Shifts {
    /** Largest movement of a step, pixels. */
    static final int REACH = 5;
    /** Movements by whole pixels. */
    static final int COUNT = 2 * REACH + 1;

    static final int AXES = 2;
    /** What stands for the two axes in [batch, movers, 2, ...]. */
    static final org.tensorflow.op.core.Stack.Options AXIS = org.tensorflow.op.core.Stack.axis(2L);
    /** Beyond the reach, what cubic convolution sees. */
    private static final int MARGIN = 2;

    private static final int TAPS = 2 * (REACH + MARGIN) + 1;
    /** How sharply the best fit of a picture to the frame stands out. */
    private static final float SHARPNESS = 20;

    private final Ops tf;
    private final BatchProduct products;
    private final int size;
    private final int movers;
    /** [taps, size * size], each a matrix that moves by so many pixels. */
    private final Operand<TFloat32> taps;
    /** [shifts * size, size] and [size * size, shifts], likewise. */
    private final Operand<TFloat32> rows;

    private final Operand<TFloat32> columns;

    /** @param size height and width of the pictures */
    Shifts(BatchProduct products, int size, int movers) {
        this.tf = products.tf();
        this.products = products;
        this.size = size;
        this.movers = movers;
        this.taps = tf.constant(moving(TAPS));
        this.rows = tf.reshape(tf.constant(moving(COUNT)), tf.array(COUNT * size, size));
        this.columns = tf.linalg.transpose(tf.constant(moving(COUNT)), tf.array(1, 0));
    }

    /** For each number of pixels from -n to n, what output pixel i takes from input pixel i + it, [2 n + 1, size * size]. */
    private float[][] moving(int count) {
        float[][] matrices = new float[count][size * size];
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < size; i++) {
                int from = i + k - count / 2;
                if (from >= 0 && from < size) {
                    matrices[k][i * size + from] = 1;
                }
            }
        }
        return matrices;
    }

    /** Multiply-adds of one picture's fit, kernels and both moves. */
    static long macs(int size) {
        long square = (long) size * size;
        return square * (COUNT * size + COUNT * COUNT + AXES * TAPS + AXES * size);
    }

    /** From {@code first} on by {@code step}, all below {@code end}. */
    static Operand<TFloat32> range(Ops tf, float first, float end, float step) {
        return tf.range(tf.constant(first), tf.constant(end), tf.constant(step));
    }

    /** How well pictures moved by so many pixels fit a frame, [batch, movers, 2, shifts], summing to 1; no gradient. */
    Operand<TFloat32> fit(Operand<TFloat32> all, Operand<TFloat32> frame) {
        Operand<TFloat32> down = tf.reshape(
                products.of(rows, tf.reshape(frame, tf.array(-1, size, size))), tf.array(-1, 1, COUNT, size, size));
        Operand<TFloat32> pictures = tf.reshape(all, tf.array(-1, movers, 1, size, size));
        Operand<TFloat32> across = products.of(pictures, true, down, false);
        Operand<TFloat32> fits = tf.reshape(
                tf.linalg.matMul(tf.reshape(across, tf.array(-1, size * size)), columns),
                tf.array(-1, movers, COUNT * COUNT));
        Operand<TFloat32> energy = tf.math.maximum(tf.sum(tf.math.square(all), tf.array(2, 3)), tf.constant(1f));
        var sharp = tf.math.div(tf.math.mul(fits, tf.constant(SHARPNESS)), tf.reshape(energy, tf.array(-1, movers, 1)));
        Operand<TFloat32> odds = tf.reshape(
                tf.nn.softmax(tf.reshape(sharp, tf.array(-1, COUNT * COUNT))), tf.array(-1, movers, COUNT, COUNT));
        return tf.stopGradient(tf.stack(List.of(tf.sum(odds, tf.constant(3)), tf.sum(odds, tf.constant(2))), AXIS));
    }

    /** K(d_y, b) M K(d_x, b)^T of M [batch, movers, size, size] with d and b [batch, movers, 2, 1]. */
    Operand<TFloat32> moved(Operand<TFloat32> pictures, Operand<TFloat32> motion, Operand<TFloat32> blur) {
        var each = tf.split(tf.constant(2), kernels(motion, blur), (long) AXES).output();
        Operand<TFloat32> down = products.of(square(each.get(0)), pictures);
        return products.of(down, false, square(each.get(1)), true);
    }

    private Operand<TFloat32> square(Operand<TFloat32> kernels) {
        return tf.reshape(kernels, tf.array(-1, movers, size, size));
    }

    /** Matrices that move by so many pixels, [batch, movers, 2, size * size]. */
    private Operand<TFloat32> kernels(Operand<TFloat32> motion, Operand<TFloat32> blur) {
        var distance = tf.math.abs(tf.math.add(range(tf, -REACH - MARGIN, REACH + MARGIN + 1, 1), motion));
        Operand<TFloat32> sharp = cubic(distance);
        Operand<TFloat32> beside = tf.reshape(
                tf.linalg.matMul(tf.reshape(sharp, tf.array(-1, TAPS)), tf.constant(neighbours())),
                tf.array(-1, movers, AXES, TAPS));
        Operand<TFloat32> kernel = tf.math.add(sharp, tf.math.mul(blur, tf.math.sub(beside, sharp)));
        return tf.reshape(
                tf.linalg.matMul(tf.reshape(kernel, tf.array(-1, TAPS)), taps),
                tf.array(-1, movers, AXES, size * size));
    }

    /** Keys 1981 with a = -1/2: v v (v - 1) / 2 + u u (1 - 2 u), where v = 2 - t and u = 1 - t as far as positive. */
    private Operand<TFloat32> cubic(Operand<TFloat32> distance) {
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> two = tf.constant(2f);
        Operand<TFloat32> v = tf.nn.relu(tf.math.sub(two, distance));
        Operand<TFloat32> u = tf.nn.relu(tf.math.sub(one, distance));
        Operand<TFloat32> outer = tf.math.mul(tf.math.mul(v, v), tf.math.div(tf.math.sub(v, one), two));
        Operand<TFloat32> inner = tf.math.mul(tf.math.mul(u, u), tf.math.sub(one, tf.math.mul(two, u)));
        return tf.math.add(outer, inner);
    }

    /** Half of what either neighbour has. */
    private static float[][] neighbours() {
        float[][] half = new float[TAPS][TAPS];
        for (int i = 1; i < TAPS; i++) {
            half[i - 1][i] = 0.5f;
            half[i][i - 1] = 0.5f;
        }
        return half;
    }
}
