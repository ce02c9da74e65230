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
}
