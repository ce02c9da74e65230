package afterimage.engine.measure;

/** The matrix of inner products of a few images. */
final class Gram {
    /** Added to the diagonal, so that two equal images at one place have an answer; an image's own product is about 100. */
    private static final double RIDGE = 0.01;

    private Gram() {}

    /** The inverse by Gauss-Jordan elimination; for a positive semidefinite matrix no pivoting is needed. */
    static double[][] inverse(double[][] gram) {
        int n = gram.length;
        double[][] left = new double[n][];
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            left[i] = gram[i].clone();
            left[i][i] += RIDGE;
            right[i][i] = 1;
        }
        for (int pivot = 0; pivot < n; pivot++) {
            scale(left[pivot], right[pivot], 1 / left[pivot][pivot]);
            for (int row = 0; row < n; row++) {
                if (row != pivot) {
                    double factor = left[row][pivot];
                    subtract(left[row], left[pivot], factor);
                    subtract(right[row], right[pivot], factor);
                }
            }
        }
        return right;
    }

    private static void scale(double[] left, double[] right, double factor) {
        for (int j = 0; j < left.length; j++) {
            left[j] *= factor;
            right[j] *= factor;
        }
    }

    private static void subtract(double[] from, double[] row, double factor) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= factor * row[j];
        }
    }
}
