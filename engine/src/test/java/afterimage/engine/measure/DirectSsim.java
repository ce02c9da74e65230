package afterimage.engine.measure;

/** SSIM straight from its definition: each window's means, variances and covariance from its own 49 pixels. */
final class DirectSsim {
    private DirectSsim() {}

    static double of(double[] x, double[] y, int height, int width, double range) {
        double sum = 0;
        int windows = 0;
        for (int row = 3; row < height - 3; row++) {
            for (int column = 3; column < width - 3; column++) {
                sum += window(x, y, width, row, column, range);
                windows++;
            }
        }
        return sum / windows;
    }

    private static double window(double[] x, double[] y, int width, int row, int column, double range) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < 49; i++) {
            int at = (row - 3 + i / 7) * width + column - 3 + i % 7;
            meanX += x[at] / 49;
            meanY += y[at] / 49;
        }
        double varianceX = 0;
        double varianceY = 0;
        double covariance = 0;
        for (int i = 0; i < 49; i++) {
            int at = (row - 3 + i / 7) * width + column - 3 + i % 7;
            varianceX += (x[at] - meanX) * (x[at] - meanX) / 48;
            varianceY += (y[at] - meanY) * (y[at] - meanY) / 48;
            covariance += (x[at] - meanX) * (y[at] - meanY) / 48;
        }
        double c1 = Math.pow(0.01 * range, 2);
        double c2 = Math.pow(0.03 * range, 2);
        double luminance = (2 * meanX * meanY + c1) / (meanX * meanX + meanY * meanY + c1);
        return luminance * (2 * covariance + c2) / (varianceX + varianceY + c2);
    }
}
