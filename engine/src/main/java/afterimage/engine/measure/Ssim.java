package afterimage.engine.measure;

import java.util.Arrays;

/**
 * Structural similarity (Wang et al. 2004) as scikit-image takes it: 7x7 uniform window, sample covariance, windows
 * inside the frame; with data range 1 and, as old scikit-image and published tables have it, 2, from the same window
 * sums. These slide; loops without a running total work on whole arrays, which the compiler makes vectors of.
 */
final class Ssim {
    /** With data range 1 and 2. */
    record Similarity(double range1, double range2) {}

    private static final int WINDOW = 7;
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    private final int height;
    private final int width;
    /** Sums of seven rows by column: of x, of y, of x² + y², of x y. */
    private final double[][] columns;
    /** Their totals from the left, beginning with 0. */
    private final double[][] totals;

    private final double[] similarities;
    private final double[] similarities2;

    Ssim(int height, int width) {
        this.height = height;
        this.width = width;
        this.columns = new double[4][width];
        this.totals = new double[4][width + 1];
        this.similarities = new double[Math.max(0, width - WINDOW + 1)];
        this.similarities2 = new double[similarities.length];
    }

    /** Of two frames [height, width]. */
    Similarity of(double[] x, double[] y) {
        for (double[] column : columns) {
            Arrays.fill(column, 0);
        }
        double range1 = 0;
        double range2 = 0;
        for (int row = 0; row < height; row++) {
            add(x, y, row * width, 1);
            if (row + 1 < WINDOW) {
                continue;
            }
            accumulate();
            windows(totals[0], totals[1], totals[2], totals[3]);
            for (int column = 0; column < similarities.length; column++) {
                range1 += similarities[column];
                range2 += similarities2[column];
            }
            add(x, y, (row + 1 - WINDOW) * width, -1);
        }
        double windows = (double) (height - WINDOW + 1) * (width - WINDOW + 1);
        return new Similarity(range1 / windows, range2 / windows);
    }

    /** @param sign 1 for a row that the windows come to, -1 for one that they leave */
    private void add(double[] x, double[] y, int from, double sign) {
        double[] sumX = columns[0];
        double[] sumY = columns[1];
        double[] squares = columns[2];
        double[] products = columns[3];
        for (int c = 0; c < width; c++) {
            double a = x[from + c];
            double b = y[from + c];
            sumX[c] += sign * a;
            sumY[c] += sign * b;
            squares[c] += sign * (a * a + b * b);
            products[c] += sign * (a * b);
        }
    }

    private void accumulate() {
        for (int c = 0; c < width; c++) {
            for (int sum = 0; sum < totals.length; sum++) {
                totals[sum][c + 1] = totals[sum][c] + columns[sum][c];
            }
        }
    }

    /** The similarities of this row's windows from the running totals of x, y, x² + y² and x y. */
    private void windows(double[] totalX, double[] totalY, double[] totalSquares, double[] totalProducts) {
        double[] out1 = similarities;
        double[] out2 = similarities2;
        double share = 1.0 / (WINDOW * WINDOW);
        double sample = WINDOW * WINDOW / (WINDOW * WINDOW - 1.0);
        double c1 = K1 * K1;
        double c2 = K2 * K2;
        for (int c = 0; c < out1.length; c++) {
            double mx = share * (totalX[c + WINDOW] - totalX[c]);
            double my = share * (totalY[c + WINDOW] - totalY[c]);
            double means = 2 * mx * my;
            double meanSquares = mx * mx + my * my;
            double variances = sample * (share * (totalSquares[c + WINDOW] - totalSquares[c]) - meanSquares);
            double covariances = sample * (2 * share * (totalProducts[c + WINDOW] - totalProducts[c]) - means);
            out1[c] = (means + c1) * (covariances + c2) / ((meanSquares + c1) * (variances + c2));
            // The range enters squared.
            out2[c] = (means + 4 * c1) * (covariances + 4 * c2) / ((meanSquares + 4 * c1) * (variances + 4 * c2));
        }
    }
}
