package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import afterimage.engine.sequence.Clips;
import java.util.List;

/** What costs nothing to predict; a model that is not better has learned nothing. */
public final class Baselines {
    public static Clip blank(Clip truth) {
        return new Clip(truth.time(), truth.height(), truth.width(), new float[truth.time() * truth.framePixels()]);
    }

    /** Frame {@code last} of a clip, again and again for {@code frames} frames. */
    public static Clip repeat(Clip clip, int last, int frames) {
        float[] pixels = new float[frames * clip.framePixels()];
        for (int t = 0; t < frames; t++) {
            clip.copyFrame(last, pixels, t * clip.framePixels());
        }
        return new Clip(frames, clip.height(), clip.width(), pixels);
    }

    /** The truth's cross-entropy against itself, nats a pixel: no model gets below it, as pixels are not binary. */
    public static double entropyFloor(List<Clip> truths) {
        double total = truths.stream().mapToDouble(Baselines::entropy).sum();
        return total
                / truths.stream()
                        .mapToLong(truth -> (long) truth.time() * truth.framePixels())
                        .sum();
    }

    /** A clip's cross-entropy against itself, nats summed over all its pixels. */
    public static double entropy(Clip truth) {
        double nats = 0;
        for (float value : truth.pixels()) {
            if (value > 0 && value < 1) {
                nats -= value * Math.log(value) + (1 - (double) value) * Math.log(1 - (double) value);
            }
        }
        return nats;
    }

    /** The mean frame of the first {@code count} clips; of training clips it knows nothing of those it is tried on. */
    public static Clip meanImage(Clips clips, int count) {
        int size = clips.spec().size();
        double[] sum = new double[size * size];
        for (long k = 0; k < count; k++) {
            float[] all = clips.clip(k).clip().pixels();
            for (int from = 0; from < all.length; from += sum.length) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += all[from + i];
                }
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / ((double) count * clips.spec().frames()));
        }
        return new Clip(1, size, size, mean);
    }

    /** Mean squared error of what costs nothing, at each frame; see {@link Baselines}. */
    public record Errors(double[] copyLast, double[] meanImage, double[] blank) {
        /** Over the frames {@code from} to {@code to - 1} of the clips 0 to {@code count - 1}; the mean is one frame. */
        public static Errors of(Clips clips, Clip mean, int count, int from, int to) {
            FrameErrors copied = new FrameErrors();
            FrameErrors known = new FrameErrors();
            FrameErrors black = new FrameErrors();
            for (long k = 0; k < count; k++) {
                Clip clip = clips.clip(k).clip();
                Clip truth = clip.frames(from, to);
                copied.add(Baselines.repeat(clip, clips.spec().inputFrames() - 1, truth.time()), truth);
                known.add(Baselines.repeat(mean, 0, truth.time()), truth);
                black.add(Baselines.blank(truth), truth);
            }
            return new Errors(copied.means(), known.means(), black.means());
        }
    }
}
