package afterimage.engine.loop;

/** How much the frames differ that were added. */
final class FrameSpread {
    private final double[] sum;
    private final double[] squares;
    private long frames;

    /** @param pixels of a frame */
    FrameSpread(int pixels) {
        sum = new double[pixels];
        squares = new double[pixels];
    }

    /** @param values of any number of frames */
    void add(float[] values) {
        for (int from = 0; from < values.length; from += sum.length) {
            frames++;
            for (int i = 0; i < sum.length; i++) {
                double value = values[from + i];
                sum[i] += value;
                squares[i] += value * value;
            }
        }
    }

    /** Of all pixels. */
    double mean() {
        double mean = 0;
        for (double pixel : sum) {
            mean += pixel / frames;
        }
        return mean / sum.length;
    }

    /** Variance of a pixel over all frames, mean over the pixels; 0 for frames that are all the same. */
    double spread() {
        double variance = 0;
        for (int i = 0; i < sum.length; i++) {
            double own = sum[i] / frames;
            variance += Math.max(0, squares[i] / frames - own * own);
        }
        return variance / sum.length;
    }
}
