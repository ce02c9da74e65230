package afterimage.engine.measure;

/**
 * Structural similarity (Wang et al. 2004) with scikit-image's defaults: 7x7 uniform window, sample covariance, mean
 * over the pixels whose window lies inside the frame.
 */
final class Ssim {
    private static final int WINDOW = 7;
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    private Ssim() {}

    /**
     * @param x frame [height, width]
     * @param y frame of the same size
     * @param range difference between the largest and the smallest possible value
     */
    static double of(float[] x, float[] y, int height, int width, double range) {
        double[] sumX = table(x, x, false, height, width);
        double[] sumY = table(y, y, false, height, width);
        double[] sumXx = table(x, x, true, height, width);
        double[] sumYy = table(y, y, true, height, width);
        double[] sumXy = table(x, y, true, height, width);
        double n = WINDOW * WINDOW;
        double sample = n / (n - 1);
        double c1 = K1 * range * K1 * range;
        double c2 = K2 * range * K2 * range;
        double total = 0;
        for (int row = 0; row + WINDOW <= height; row++) {
            for (int column = 0; column + WINDOW <= width; column++) {
                double mx = window(sumX, row, column, width) / n;
                double my = window(sumY, row, column, width) / n;
                double vx = sample * (window(sumXx, row, column, width) / n - mx * mx);
                double vy = sample * (window(sumYy, row, column, width) / n - my * my);
                double vxy = sample * (window(sumXy, row, column, width) / n - mx * my);
                total += (2 * mx * my + c1) * (2 * vxy + c2) / ((mx * mx + my * my + c1) * (vx + vy + c2));
            }
        }
        return total / ((height - WINDOW + 1) * (width - WINDOW + 1));
    }

    /** Summed-area table [height + 1, width + 1] of a, or of a * b. */
    private static double[] table(float[] a, float[] b, boolean product, int height, int width) {
        double[] table = new double[(height + 1) * (width + 1)];
        for (int row = 0; row < height; row++) {
            double line = 0;
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                line += product ? (double) a[at] * b[at] : a[at];
                table[(row + 1) * (width + 1) + column + 1] = table[row * (width + 1) + column + 1] + line;
            }
        }
        return table;
    }

    private static double window(double[] table, int row, int column, int width) {
        int top = row * (width + 1) + column;
        int bottom = top + WINDOW * (width + 1);
        return table[bottom + WINDOW] - table[bottom] - table[top + WINDOW] + table[top];
    }
}
