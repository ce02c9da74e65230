package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.measure.Baselines;
import afterimage.engine.measure.DigitFinder;
import afterimage.engine.measure.FrameMetrics;
import afterimage.engine.measure.Motion;
import afterimage.engine.measure.MotionMetrics;
import afterimage.engine.measure.Spot;
import java.util.Collections;
import java.util.List;

/** What guesses have on some clips that need no model: the same, whatever a model makes of the clips. */
final class Guesses {
    private final int inputFrames;
    private final Clip mean;
    final Part input = new Part();
    final Part future = new Part();
    final FrameMetrics copyLast = new FrameMetrics(false);
    private MotionMetrics standstill;

    /** @param mean image of one frame, or null */
    Guesses(int inputFrames, Clip mean) {
        this.inputFrames = inputFrames;
        this.mean = mean;
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

    /** Digits that stay where the last input frame has them. */
    Motion standstill() {
        return standstill == null ? null : standstill.motion();
    }

    /** Guesses, and the floor that no model gets below, for the input or the future frames; null without any. */
    final class Part {
        final FrameMetrics blank = new FrameMetrics(false);
        final FrameMetrics meanImage = new FrameMetrics(true);
        private double entropy;
        private long frames;

        private void add(Clip truth) {
            blank.add(Baselines.blank(truth), truth);
            if (mean != null) {
                meanImage.add(Baselines.repeat(mean, 0, truth.time()), truth);
            }
            entropy += Baselines.entropy(truth);
            frames += truth.time();
        }

        /** Nats a frame. */
        Double entropyFloor() {
            return frames == 0 ? null : (Double) (entropy / frames);
        }
    }
}
