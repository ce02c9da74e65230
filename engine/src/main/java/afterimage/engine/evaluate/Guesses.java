package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.DigitFinder;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.measure.Motion;
import afterimage.engine.measure.MotionMetrics;
import afterimage.engine.measure.Score;
import afterimage.engine.measure.Spot;
import java.util.Collections;
import java.util.List;

/** What guesses have on some clips that need no model: the same, whatever a model makes of the clips. */
final class Guesses {
    private final int inputFrames;
    private final Clip meanImage;
    final Part input = new Part();
    final Part future = new Part();
    private final FrameMetrics copyLast = new FrameMetrics(false);
    private MotionMetrics standstill;

    /** @param meanImage of one frame, or null */
    Guesses(int inputFrames, Clip meanImage) {
        this.inputFrames = inputFrames;
        this.meanImage = meanImage;
    }

    /** @param finder of the clip, or null if its tracks are not known */
    void add(Clip clip, DigitFinder finder) {
        input.add(clip.frames(0, inputFrames));
        int futureFrames = clip.time() - inputFrames;
        if (futureFrames == 0) {
            return;
        }
        Clip rest = clip.frames(inputFrames, clip.time());
        future.add(rest);
        copyLast.add(Baselines.repeat(clip, inputFrames - 1, futureFrames), rest);
        if (finder != null) {
            standstill = standstill == null ? new MotionMetrics(inputFrames, futureFrames) : standstill;
            List<Spot> last = finder.truth(inputFrames - 1);
            standstill.add(finder, Collections.nCopies(futureFrames, last));
        }
    }

    /** Null without future frames. */
    Score copyLast() {
        return future.frames == 0 ? null : copyLast.score();
    }

    /** Digits that stay where the last input frame has them. */
    Motion standstill() {
        return standstill == null ? null : standstill.motion();
    }

    /** Guesses, and the floor that no model gets below, for the input or the future frames; null without any. */
    final class Part {
        private final FrameMetrics blank = new FrameMetrics(false);
        private final FrameMetrics mean = new FrameMetrics(true);
        private double entropy;
        private long frames;

        private void add(Clip truth) {
            blank.add(Baselines.blank(truth), truth);
            if (meanImage != null) {
                mean.add(Baselines.repeat(meanImage, 0, truth.time()), truth);
            }
            entropy += Baselines.entropy(truth);
            frames += truth.time();
        }

        Score blank() {
            return frames == 0 ? null : blank.score();
        }

        Score meanImage() {
            return frames == 0 || meanImage == null ? null : mean.score();
        }

        /** Nats a frame. */
        Double entropyFloor() {
            return frames == 0 ? null : (Double) (entropy / frames);
        }
    }
}
