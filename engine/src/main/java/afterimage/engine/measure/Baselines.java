package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import java.util.List;

/** What costs nothing to predict; a model that is not better has learned nothing. */
public final class Baselines {
    private Baselines() {}

    /** Black frames. */
    public static Clip blank(Clip truth) {
        return Clip.of(truth.time(), truth.height(), truth.width(), new float[truth.time() * truth.framePixels()]);
    }

    /** Frame {@code last} of a clip, again and again for {@code frames} frames. */
    public static Clip repeat(Clip clip, int last, int frames) {
        float[] pixels = new float[frames * clip.framePixels()];
        for (int t = 0; t < frames; t++) {
            clip.copyFrame(last, pixels, t * clip.framePixels());
        }
        return Clip.of(frames, clip.height(), clip.width(), pixels);
    }

    /**
     * Cross-entropy in nats a pixel of a guess that is only "on" or "off", stated with the best probability for each:
     * the fair version of a certain guess, whose plain cross-entropy has no bound. For a blank guess it is the
     * entropy of the mean grey.
     */
    public static double statedCrossEntropy(List<Clip> guesses, List<Clip> truths) {
        return StatedGuess.of(guesses, truths).crossEntropy();
    }

    /** The truth's cross-entropy against itself, nats a pixel: no model gets below it, as pixels are not binary. */
    public static double entropyFloor(List<Clip> truths) {
        double total = 0;
        long count = 0;
        for (Clip truth : truths) {
            for (float p : truth.pixels()) {
                total += p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - (double) p) * Math.log(1 - (double) p));
                count++;
            }
        }
        return total / count;
    }
}
