package afterimage.engine.model;

import afterimage.engine.cell.Resolution;

/**
 * A convolution with zeros beyond the edges, the kernel not flipped.
 *
 * @param rows height and width of its input
 * @param resolution of its output beside that of its input: strides of one; of two, the first of which sees the input's
 *     corner as the library has it; or each input adding to what such a stride would see
 * @param kernel height and width of the kernel, odd
 * @param weights [kernel, kernel, in, out]
 */
record ReferenceConvolution(int rows, Resolution resolution, int kernel, int in, int out, double[] weights) {
    ReferenceConvolution(int rows, int kernel, int in, int out, double[] weights) {
        this(rows, Resolution.SAME, kernel, in, out, weights);
    }

    /** Adds the convolution of {@code from} [rows, rows, in] to {@code to} [rows, rows, out], those of the output. */
    void addTo(double[] to, double[] from) {
        boolean up = resolution == Resolution.DOUBLE;
        int fine = up ? 2 * rows : rows;
        int coarse = resolution == Resolution.SAME ? rows : fine / 2;
        int stride = fine / coarse;
        // Of what a stride of two needs beyond the edges, the smaller half comes first.
        int margin = resolution == Resolution.SAME ? kernel / 2 : Math.max(0, kernel - 2) / 2;
        for (int y = 0; y < coarse; y++) {
            for (int x = 0; x < coarse; x++) {
                for (int k = 0; k < kernel * kernel; k++) {
                    int fy = y * stride + k / kernel - margin;
                    int fx = x * stride + k % kernel - margin;
                    if (fy >= 0 && fy < fine && fx >= 0 && fx < fine) {
                        int near = y * coarse + x;
                        int far = fy * fine + fx;
                        addProduct(to, up ? far : near, from, up ? near : far, k * in);
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
