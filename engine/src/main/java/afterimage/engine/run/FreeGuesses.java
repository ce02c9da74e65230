package afterimage.engine.run;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.measure.Score;

/** Guesses that need no model, and the floor that no model gets below, for the input or the future frames of clips. */
final class FreeGuesses {
    private final Clip meanImage;
    private final FrameMetrics blank = new FrameMetrics(false);
    private final FrameMetrics mean = new FrameMetrics(true);
    private double entropy;
    private long frames;

    /** @param meanImage of one frame, or null */
    FreeGuesses(Clip meanImage) {
        this.meanImage = meanImage;
    }

    void add(Clip truth) {
        blank.add(Baselines.blank(truth), truth);
        if (meanImage != null) {
            mean.add(Baselines.repeat(meanImage, 0, truth.time()), truth);
        }
        entropy += Baselines.entropy(truth);
        frames += truth.time();
    }

    long frames() {
        return frames;
    }

    Score blank() {
        return blank.score();
    }

    /** Null without a mean image. */
    Score meanImage() {
        return meanImage == null ? null : mean.score();
    }

    /** Nats a frame. */
    double entropyFloor() {
        return entropy / frames;
    }
}
