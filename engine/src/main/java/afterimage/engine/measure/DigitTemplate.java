package afterimage.engine.measure;

import afterimage.engine.digits.DigitSet;
import java.util.Arrays;

/** A digit's image as a list of its inked pixels, to be looked for in frames. */
final class DigitTemplate {
    private static final int SIZE = DigitSet.SIZE;
    /** Pixels taken at once; the last ones are padded with ink of value 0. */
    private static final int GROUP = 4;

    private final float[] ink;
    private final int[] rows;
    private final int[] columns;

    /** Centroid of the ink from the image's upper left corner, pixels. */
    final double centreX;

    final double centreY;
    /** Sum of the squared ink. */
    final double energy;

    DigitTemplate(DigitSet digits, int image) {
        float[] values = new float[SIZE * SIZE + GROUP];
        int[] y = new int[values.length];
        int[] x = new int[values.length];
        int count = 0;
        double mass = 0;
        double massX = 0;
        double massY = 0;
        double squares = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            int grey = digits.grey(image, i / SIZE, i % SIZE);
            if (grey > 0) {
                values[count] = grey / 255f;
                y[count] = i / SIZE;
                x[count] = i % SIZE;
                mass += values[count];
                massX += values[count] * x[count];
                massY += values[count] * y[count];
                squares += (double) values[count] * values[count];
                count++;
            }
        }
        int padded = (count + GROUP - 1) / GROUP * GROUP;
        ink = Arrays.copyOf(values, padded);
        rows = Arrays.copyOf(y, padded);
        columns = Arrays.copyOf(x, padded);
        centreX = massX / mass;
        centreY = massY / mass;
        energy = squares;
    }

    /** Draws the ink into a plane of rows of {@code stride} pixels. */
    void draw(float[] plane, int stride, int row, int column) {
        for (int i = 0; i < ink.length; i++) {
            if (ink[i] > 0) {
                plane[(row + rows[i]) * stride + column + columns[i]] = ink[i];
            }
        }
    }

    /**
     * The products of the ink with a plane, for each place of the image's upper left corner.
     *
     * @param plane rows of {@code stride} pixels, at least 27 more of them each way than there are places
     * @return [places down, places across]
     */
    float[] correlate(float[] plane, int stride, int down, int across) {
        float[] products = new float[down * across];
        for (int i = 0; i < ink.length; i += GROUP) {
            for (int y = 0; y < down; y++) {
                accumulate(products, y * across, across, plane, y * stride, i, stride);
            }
        }
        return products;
    }

    /** One row of places and four pixels of ink: a loop that the compiler makes vectors of. */
    private void accumulate(float[] to, int first, int count, float[] plane, int from, int i, int stride) {
        float a = ink[i];
        float b = ink[i + 1];
        float c = ink[i + 2];
        float d = ink[i + 3];
        int atA = from + rows[i] * stride + columns[i];
        int atB = from + rows[i + 1] * stride + columns[i + 1];
        int atC = from + rows[i + 2] * stride + columns[i + 2];
        int atD = from + rows[i + 3] * stride + columns[i + 3];
        for (int x = 0; x < count; x++) {
            to[first + x] += a * plane[atA + x] + b * plane[atB + x] + c * plane[atC + x] + d * plane[atD + x];
        }
    }
}
