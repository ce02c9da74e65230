package afterimage.engine.model;

/**
 * A convolution that keeps its input's height and width: stride 1, zeros beyond the edges, the kernel not flipped.
 *
 * @param rows height and width of its input and output
 * @param kernel height and width of the kernel, odd
 * @param weights [kernel, kernel, in, out]
 */
record ReferenceConvolution(int rows, int kernel, int in, int out, double[] weights) {
    /** Adds the convolution of {@code from} [rows, rows, in] to {@code to} [rows, rows, out]. */
    void addTo(double[] to, double[] from) {
        int margin = kernel / 2;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < rows; x++) {
                for (int ky = Math.max(0, margin - y); ky < Math.min(kernel, rows + margin - y); ky++) {
                    for (int kx = Math.max(0, margin - x); kx < Math.min(kernel, rows + margin - x); kx++) {
                        int source = (y + ky - margin) * rows + x + kx - margin;
                        addProduct(to, y * rows + x, from, source, (ky * kernel + kx) * in);
                    }
                }
            }
        }
    }

    private void addProduct(double[] to, int target, double[] from, int source, int weightRow) {
        for (int c = 0; c < in; c++) {
            double value = from[source * in + c];
            int row = (weightRow + c) * out;
            for (int o = 0; o < out; o++) {
                to[target * out + o] += value * weights[row + o];
            }
        }
    }
}
