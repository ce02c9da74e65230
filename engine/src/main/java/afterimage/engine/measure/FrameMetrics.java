package afterimage.engine.measure;

import afterimage.engine.clip.Clip;

/**
 * Gathers the metrics of clips against their truth, clip by clip, in double precision. SSIM and PSNR are taken on
 * values clipped to [0, 1], the others as they are.
 */
public final class FrameMetrics {
    /** Cross-entropy keeps probabilities this far from 0 and 1; one pixel's mistake then costs 16 nats at most. */
    private static final double CERTAINTY = 1e-7;
    /** A frame without any error counts as this many dB. */
    private static final double MAX_PSNR = 100;

    private final boolean probabilities;
    private double[] squared = new double[0];
    private double absolute;
    private double entropy;
    private double ssim;
    private double psnr;
    private long frames;
    private int pixels;

    /** @param probabilities whether the output's pixels are probabilities, so that cross-entropy has a meaning */
    public FrameMetrics(boolean probabilities) {
        this.probabilities = probabilities;
    }

    /**
     * @throws IllegalArgumentException if the two differ in size
     */
    public void add(Clip output, Clip truth) {
        if (output.time() != truth.time()
                || output.height() != truth.height()
                || output.width() != truth.width()
                || (squared.length > 0 && squared.length != truth.time())) {
            throw new IllegalArgumentException("clips of different sizes cannot be compared");
        }
        if (squared.length == 0) {
            squared = new double[truth.time()];
            pixels = truth.framePixels();
        }
        for (int t = 0; t < truth.time(); t++) {
            addFrame(output.frame(t), truth.frame(t), t, truth.height(), truth.width());
        }
    }

    private void addFrame(float[] output, float[] truth, int t, int height, int width) {
        double squaredClipped = 0;
        for (int i = 0; i < truth.length; i++) {
            double error = (double) output[i] - truth[i];
            squared[t] += error * error;
            absolute += Math.abs(error);
            if (probabilities) {
                double p = Math.max(CERTAINTY, Math.min(1 - CERTAINTY, output[i]));
                entropy -= truth[i] * Math.log(p) + (1 - (double) truth[i]) * Math.log1p(-p);
            }
            output[i] = Math.max(0, Math.min(1, output[i]));
            double clipped = (double) output[i] - truth[i];
            squaredClipped += clipped * clipped;
        }
        psnr += Math.min(MAX_PSNR, -10 * Math.log10(squaredClipped / truth.length));
        ssim += Ssim.of(output, truth, height, width, 1);
        frames++;
    }

    /**
     * The means over everything added.
     *
     * @throws IllegalStateException if nothing was
     */
    public Score score() {
        if (frames == 0) {
            throw new IllegalStateException("no clip was added");
        }
        double total = 0;
        double[] perFrame = new double[squared.length];
        double clips = (double) frames / squared.length;
        for (int t = 0; t < squared.length; t++) {
            total += squared[t];
            perFrame[t] = squared[t] / (clips * pixels);
        }
        double all = (double) frames * pixels;
        return new Score(
                total / all,
                total / frames,
                absolute / all,
                absolute / frames,
                probabilities ? entropy / frames : null,
                ssim / frames,
                psnr / frames,
                perFrame);
    }
}
