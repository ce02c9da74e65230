package afterimage.engine.run;

import afterimage.engine.clip.Clip;
import afterimage.engine.sequence.Batch;
import java.util.List;

/**
 * How much a set of frames differs.
 *
 * @param mean of all pixels
 * @param spread variance of a pixel over all frames, mean over the pixels; 0 for frames that are all the same
 */
record FrameSpread(double mean, double spread) {
    static FrameSpread of(List<Clip> clips) {
        int pixels = clips.get(0).height() * clips.get(0).width();
        Sums sums = new Sums(pixels);
        float[] frame = new float[pixels];
        for (Clip clip : clips) {
            for (int t = 0; t < clip.time(); t++) {
                clip.copyFrame(t, frame, 0);
                sums.add(frame, 0);
            }
        }
        return sums.spread();
    }

    /**
     * @param batches held-out clips
     * @param future their future frames, else their input frames
     * @param pixels of a frame
     */
    static FrameSpread of(List<Batch> batches, boolean future, int pixels) {
        Sums sums = new Sums(pixels);
        for (Batch batch : batches) {
            float[] frames = future ? batch.future() : batch.input();
            for (int at = 0; at < frames.length; at += pixels) {
                sums.add(frames, at);
            }
        }
        return sums.spread();
    }

    /** Sums and sums of squares of each pixel. */
    private static final class Sums {
        private final double[] sum;
        private final double[] squares;
        private long frames;

        Sums(int pixels) {
            sum = new double[pixels];
            squares = new double[pixels];
        }

        void add(float[] values, int from) {
            frames++;
            for (int i = 0; i < sum.length; i++) {
                double value = values[from + i];
                sum[i] += value;
                squares[i] += value * value;
            }
        }

        FrameSpread spread() {
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < sum.length; i++) {
                double own = sum[i] / frames;
                mean += own;
                variance += Math.max(0, squares[i] / frames - own * own);
            }
            return new FrameSpread(mean / sum.length, variance / sum.length);
        }
    }
}
