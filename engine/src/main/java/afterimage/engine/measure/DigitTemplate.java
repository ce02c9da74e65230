package afterimage.engine.measure;

import afterimage.engine.digits.DigitSet;
import java.util.stream.IntStream;

/** A digit's image as a list of its inked pixels, to be looked for in frames. */
final class DigitTemplate {
    private final float[] ink;
    private final int[] rows;
    private final int[] columns;
    /** Centroid of the ink from the image's upper left corner, pixels. */
    final double centreX;

    final double centreY;
    final double energy;

    DigitTemplate(DigitSet digits, int image) {
        int side = digits.side();
        int[] inked = IntStream.range(0, side * side)
                .filter(i -> digits.grey(image, i / side, i % side) > 0)
                .toArray();
        rows = IntStream.of(inked).map(i -> i / side).toArray();
        columns = IntStream.of(inked).map(i -> i % side).toArray();
        ink = new float[inked.length];
        double mass = 0;
        double massX = 0;
        double massY = 0;
        double squares = 0;
        for (int i = 0; i < ink.length; i++) {
            ink[i] = digits.grey(image, rows[i], columns[i]) / 255f;
            mass += ink[i];
            massX += ink[i] * columns[i];
            massY += ink[i] * rows[i];
            squares += (double) ink[i] * ink[i];
        }
        centreX = massX / mass;
        centreY = massY / mass;
        energy = squares;
    }

    /** Adds the ink to a plane of rows of {@code stride} pixels. */
    void add(float[] plane, int stride, int row, int column, double brightness) {
        for (int i = 0; i < ink.length; i++) {
            plane[(row + rows[i]) * stride + column + columns[i]] += (float) brightness * ink[i];
        }
    }

    /** Products of the ink with a plane side - 1 pixels larger each way than there are places: [down, across]. */
    float[] correlate(float[] plane, int stride, int down, int across) {
        // All places as one row, with what lies between its ends in the plane: vectors like long loops, and
        // Java 17 to 25 make them only of arrays that are read from where they begin.
        float[] row = new float[(down - 1) * stride + across];
        float[] shifted = new float[row.length];
        for (int i = 0; i < ink.length; i++) {
            System.arraycopy(plane, rows[i] * stride + columns[i], shifted, 0, shifted.length);
            addTimes(row, shifted, ink[i]);
        }
        float[] products = new float[down * across];
        for (int y = 0; y < down; y++) {
            System.arraycopy(row, y * stride, products, y * across, across);
        }
        return products;
    }

    private static void addTimes(float[] to, float[] from, float times) {
        for (int x = 0; x < to.length; x++) {
            to[x] += times * from[x];
        }
    }
}
