package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Gathers clips' metrics in memory for one frame; SSIM and PSNR are taken on values clipped to [0, 1]. */
public final class FrameMetrics {
    /** A frame without any error counts as this many dB. */
    private static final double MAX_PSNR = 100;
    /** Frames of the sequences that Shi et al. 2015 sum the cross-entropy over. */
    static final int SHI_FRAMES = 10;

    /** Sums over clips of one time step. */
    private static final class Sums {
        private double squared;
        private double absolute;
        private double entropy;
        private double ssim;
        private double ssimRange2;
        private double psnr;
    }

    private final boolean probabilities;
    private Sums[] steps = new Sums[0];
    private Ssim ssim;
    private double[] clipped;
    private double[] expected;
    private int height;
    private int width;
    private long clips;

    /** @param probabilities whether the output's pixels are probabilities, so that cross-entropy has a meaning */
    public FrameMetrics(boolean probabilities) {
        this.probabilities = probabilities;
    }

    /** @throws IllegalArgumentException if the two differ in size, or from those before */
    public void add(Clip output, Clip truth) {
        if (clips == 0) {
            begin(truth);
        }
        if (!isSize(output) || !isSize(truth)) {
            throw new IllegalArgumentException("clips of different sizes cannot be compared");
        }
        for (int t = 0; t < steps.length; t++) {
            addFrame(output.frame(t), truth.frame(t), steps[t]);
        }
        clips++;
    }

    private void begin(Clip truth) {
        steps = new Sums[truth.time()];
        Arrays.setAll(steps, t -> new Sums());
        height = truth.height();
        width = truth.width();
        ssim = new Ssim(height, width);
        clipped = new double[truth.framePixels()];
        expected = new double[truth.framePixels()];
    }

    private boolean isSize(Clip clip) {
        return clip.time() == steps.length && clip.height() == height && clip.width() == width;
    }

    private void addFrame(float[] output, float[] truth, Sums sums) {
        double squared = 0;
        double absolute = 0;
        double squaredClipped = 0;
        for (int i = 0; i < truth.length; i++) {
            double y = truth[i];
            double error = output[i] - y;
            squared += error * error;
            absolute += Math.abs(error);
            double x = Math.max(0, Math.min(1, output[i]));
            squaredClipped += (x - y) * (x - y);
            clipped[i] = x;
            expected[i] = y;
        }
        sums.squared += squared;
        sums.absolute += absolute;
        sums.entropy += probabilities ? CrossEntropy.of(output, truth) : 0;
        sums.psnr += Math.min(MAX_PSNR, -10 * Math.log10(squaredClipped / truth.length));
        Ssim.Similarity similarity = ssim.of(clipped, expected);
        sums.ssim += similarity.range1();
        sums.ssimRange2 += similarity.range2();
    }

    /** The means over everything added; null without anything. */
    public Score score() {
        if (clips == 0) {
            return null;
        }
        double pixels = (double) height * width;
        double frames = (double) clips * steps.length;
        double squared = total(s -> s.squared);
        double absolute = total(s -> s.absolute);
        Double bceFrame = probabilities ? total(s -> s.entropy) / frames : null;
        return new Score(
                squared / (frames * pixels),
                squared / frames,
                absolute / (frames * pixels),
                absolute / frames,
                bceFrame,
                probabilities ? SHI_FRAMES * bceFrame : null,
                total(s -> s.ssim) / frames,
                total(s -> s.ssimRange2) / frames,
                total(s -> s.psnr) / frames,
                curve(s -> s.squared / pixels),
                curve(s -> s.absolute / pixels),
                probabilities ? curve(s -> s.entropy) : null,
                curve(s -> s.ssim),
                curve(s -> s.psnr));
    }

    private double total(ToDoubleFunction<Sums> part) {
        double total = 0;
        for (Sums step : steps) {
            total += part.applyAsDouble(step);
        }
        return total;
    }

    private double[] curve(ToDoubleFunction<Sums> part) {
        return Arrays.stream(steps)
                .mapToDouble(s -> part.applyAsDouble(s) / clips)
                .toArray();
    }

    /** Cross-entropy of grey frames, in nats summed over pixels: -[y log p + (1 - y) log(1 - p)], y the truth. */
    static final class CrossEntropy {
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

    /**
     * Structural similarity (Wang et al. 2004) as scikit-image takes it: 7x7 uniform window, sample covariance, windows
     * inside the frame; with data range 1 and, as old scikit-image and published tables have it, 2, from the same window
     * sums. These slide; loops without a running total work on whole arrays, which the compiler makes vectors of.
     */
    static final class Ssim {
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
}
