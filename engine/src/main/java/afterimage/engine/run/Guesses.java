package afterimage.engine.run;

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
    private final FreeGuesses input;
    private final FreeGuesses future;
    private final FrameMetrics copyLast = new FrameMetrics(false);
    private MotionMetrics standstill;

    /** @param meanImage of one frame, or null */
    Guesses(int inputFrames, Clip meanImage) {
        this.inputFrames = inputFrames;
        this.input = new FreeGuesses(meanImage);
        this.future = new FreeGuesses(meanImage);
    }

    /**
     * @param clip all frames, input and future
     * @param finder of the clip, or null if its tracks are not known
     */
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

    /** Null without future frames, as is what else is said of them. */
    Score copyLast() {
        return isFuture() ? copyLast.score() : null;
    }

    Score blank() {
        return isFuture() ? future.blank() : null;
    }

    Score blankInput() {
        return input.blank();
    }

    Score meanImage() {
        return isFuture() ? future.meanImage() : null;
    }

    Score meanImageInput() {
        return input.meanImage();
    }

    Double entropyFloor() {
        return isFuture() ? (Double) future.entropyFloor() : null;
    }

    Double entropyFloorInput() {
        return input.entropyFloor();
    }

    /** Digits that stay where the last input frame has them. */
    Motion standstill() {
        return standstill == null ? null : standstill.motion();
    }

    private boolean isFuture() {
        return future.frames() > 0;
    }
}
