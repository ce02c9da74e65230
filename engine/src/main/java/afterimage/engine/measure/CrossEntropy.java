package afterimage.engine.measure;

/** Cross-entropy of grey frames, in nats summed over pixels: -[y log p + (1 - y) log(1 - p)], y the truth. */
final class CrossEntropy {
    /** Probabilities are kept this far from 0 and 1; one pixel's mistake then costs 16 nats at most. */
    static final double CERTAINTY = 1e-7;
    /** A product this small is turned into its logarithm before the next factor could underflow. */
    private static final double SMALL = 1e-250;

    /** Of probabilities p, moved into [CERTAINTY, 1 - CERTAINTY], for a truth y in [0, 1]. */
    static double of(float[] p, float[] y) {
        double nats = 0;
        // Most pixels are exactly black or white: their probabilities are multiplied and share one logarithm.
        double product = 1;
        for (int i = 0; i < y.length; i++) {
            double on = Math.max(CERTAINTY, Math.min(1 - CERTAINTY, p[i]));
            if (y[i] == 0) {
                product *= 1 - on;
            } else if (y[i] == 1) {
                product *= on;
            } else {
                nats -= y[i] * Math.log(on) + (1 - (double) y[i]) * Math.log(1 - on);
            }
            if (product < SMALL) {
                nats -= Math.log(product);
                product = 1;
            }
        }
        return nats - Math.log(product);
    }
}
