package afterimage.engine.cell;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Zero-padded convolution by tiles of 4 x 4 positions (Winograd 1980; Lavin and Gray 2016), with 4 times fewer
 * multiplications than the direct way for 3 x 3 kernels and 6 times fewer for 5 x 5. In one dimension, for a tile of m = 4
 * outputs and a kernel g of r, y = A [(G g) * (B d)] with the n = m + r - 1 inputs d that the tile sees and a product by
 * element; it multiplies two polynomials by their values at n - 1 points and at infinity. In two dimensions it is done
 * along rows and columns, and the product by element is a matrix product over channels for each of the n x n values.
 *
 * <p>Images are [rows, columns, batch, channels]: in this order every transform is a plain matrix product.
 */
final class TiledConvolution {
    /** Height and width of a tile, positions. */
    static final int TILE = 4;
    /** Small and symmetric, which keeps rounding small: about 1e-5 of the largest output. */
    private static final double[] POINTS = {0, 1, -1, 2, -2, 0.5, -0.5};

    private final Ops tf;
    private final BatchProduct products;
    private final int size;
    private final int rows;
    private final int tiles;
    private final int values;
    private final int out;
    private final int in;
    /** B for all tiles of a row of positions and the zeros around them, [values * tiles, rows]. */
    private final Operand<TFloat32> toValues;
    /** A likewise, [rows, values * tiles]. */
    private final Operand<TFloat32> toOutputs;
    /** [size, size, in, out]. */
    private final Operand<TFloat32> kernel;
    /** G, [values, size]. */
    private final Operand<TFloat32> fromKernel;

    /** @param shape its sizes, the first two such that it {@link #takes} them; {@code rows} a multiple of TILE */
    TiledConvolution(Ops tf, Operand<TFloat32> kernel, long[] shape, int rows) {
        this.tf = tf;
        this.products = new BatchProduct(tf, OwnGradient.IS_KNOWN);
        this.size = (int) shape[0];
        this.rows = rows;
        this.tiles = rows / TILE;
        this.values = TILE + size - 1;
        this.in = (int) shape[2];
        this.out = (int) shape[3];
        double[] points = Arrays.copyOf(POINTS, values - 1);
        double[][] fromInputs = fromInputs(points);
        double[][] toOutput = powers(points, TILE);
        float[][] toValues = new float[values * tiles][rows];
        float[][] toOutputs = new float[rows][values * tiles];
        for (int tile = 0; tile < tiles; tile++) {
            for (int v = 0; v < values; v++) {
                for (int i = 0; i < values; i++) {
                    int position = tile * TILE + i - size / 2;
                    if (position >= 0 && position < rows) {
                        toValues[v * tiles + tile][position] = (float) fromInputs[v][i];
                    }
                }
                for (int i = 0; i < TILE; i++) {
                    toOutputs[tile * TILE + i][v * tiles + tile] = (float) toOutput[v][i];
                }
            }
        }
        this.toValues = tf.constant(toValues);
        this.toOutputs = tf.constant(toOutputs);
        this.kernel = kernel;
        this.fromKernel = tf.constant(fromKernel(points, size));
    }

    /** Whether kernels of this height and width can be used: for larger ones too many digits are lost. */
    static boolean takes(long size) {
        return size == 3 || size == 5;
    }

    /**
     * G along rows and columns, [values, 1, values, in, out]. Made anew at each use: TensorFlow merges what is the same, but
     * each use's gradient is brought back to the kernel's size by itself, and the sum waits for 9 or 25 values a channel
     * instead of 36 or 64.
     */
    private Operand<TFloat32> kernelValues() {
        Operand<TFloat32> down = tf.linalg.matMul(fromKernel, tf.reshape(kernel, tf.array(size, -1)));
        Operand<TFloat32> across = products.of(fromKernel, tf.reshape(down, tf.array(values, size, -1)));
        return tf.reshape(across, tf.array(values, 1, values, in, out));
    }

    /** @param images [rows, columns, batch, in] */
    Operand<TFloat32> of(Operand<TFloat32> images) {
        int all = values * tiles;
        Operand<TFloat32> down = tf.linalg.matMul(toValues, tf.reshape(images, tf.array(rows, -1)));
        Operand<TFloat32> seen = products.of(toValues, tf.reshape(down, tf.array(all, rows, -1)));
        // The axes are value and tile along rows, then along columns; the batch goes with the last.
        Operand<TFloat32> cut = tf.reshape(seen, tf.array(values, tiles, values, -1, in));
        Operand<TFloat32> each = products.ofTiles(cut, kernelValues(), values, values, in, out);
        Operand<TFloat32> up = tf.linalg.matMul(toOutputs, tf.reshape(each, tf.array(all, -1)));
        Operand<TFloat32> made = products.of(toOutputs, tf.reshape(up, tf.array(rows, all, -1)));
        return tf.reshape(made, tf.array(rows, rows, -1, out));
    }

    /** The powers of each point from 0 on, and the highest only at infinity: what evaluates a polynomial. */
    private static double[][] powers(double[] points, int count) {
        double[][] powers = new double[points.length + 1][count];
        for (int p = 0; p < points.length; p++) {
            for (int i = 0; i < count; i++) {
                powers[p][i] = Math.pow(points[p], i);
            }
        }
        powers[points.length][count - 1] = 1;
        return powers;
    }

    /** G: {@link #powers}, divided by the product of the point's distances to all others (Lagrange). */
    private static float[][] fromKernel(double[] points, int size) {
        double[][] powers = powers(points, size);
        float[][] g = new float[powers.length][size];
        for (int p = 0; p < powers.length; p++) {
            double distances = 1;
            for (int other = 0; p < points.length && other < points.length; other++) {
                distances *= other == p ? 1 : points[p] - points[other];
            }
            for (int i = 0; i < size; i++) {
                g[p][i] = (float) (powers[p][i] / distances);
            }
        }
        return g;
    }

    /** B: for each point the coefficients of the polynomial that is zero at all others, for infinity at all. */
    private static double[][] fromInputs(double[] points) {
        double[][] b = new double[points.length + 1][points.length + 1];
        for (int p = 0; p <= points.length; p++) {
            b[p][0] = 1;
            for (int other = 0; other < points.length; other++) {
                if (other != p) {
                    for (int i = points.length; i >= 0; i--) {
                        b[p][i] = (i > 0 ? b[p][i - 1] : 0) - points[other] * b[p][i];
                    }
                }
            }
        }
        return b;
    }
}
