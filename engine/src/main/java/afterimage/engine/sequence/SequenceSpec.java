package afterimage.engine.sequence;

import afterimage.engine.BadInput;
import afterimage.engine.digits.DigitSet;

/**
 * What clips look like and how digits move.
 *
 * @param digits digits a clip, 1 to 4
 * @param inputFrames frames that the model sees
 * @param futureFrames frames after those, for it to predict
 * @param size height and width of a frame, pixels
 * @param minSpeed smallest speed, pixels a frame
 * @param maxSpeed largest speed, pixels a frame; each digit's is uniform between the two
 * @param wall what happens at the frame's edge
 * @param moveFirst whether digits move before the first frame is drawn
 * @param truncate whether positions are cut to whole pixels; otherwise they are rounded
 */
public record SequenceSpec(
        int digits,
        int inputFrames,
        int futureFrames,
        int size,
        double minSpeed,
        double maxSpeed,
        Wall wall,
        boolean moveFirst,
        boolean truncate) {

    /** What a digit does that has run past the frame's edge. */
    public enum Wall {
        /** Comes back by as much as it overshot, like a ball. */
        MIRROR,
        /** Stays at the edge for this frame and turns. */
        CLAMP
    }

    public SequenceSpec {
        BadInput.unlessWithin(1, digits, 4, "A clip shows 1 to 4 digits, not %d.");
        BadInput.unlessWithin(1, inputFrames, 1000, "Input frames must be 1 to 1000, not %d.");
        BadInput.unlessWithin(0, futureFrames, 1000, "Future frames must be 0 to 1000, not %d.");
        BadInput.unlessWithin(29, size, 512, "The frame size must be 29 to 512 pixels (a digit has 28), not %d.");
        BadInput.unless(
                minSpeed >= 0 && maxSpeed >= minSpeed && maxSpeed <= 64,
                "The speed range must be ordered and within 0 to 64 px/frame, not %s to %s.",
                minSpeed,
                maxSpeed);
        BadInput.unless(wall != null, "The wall must be MIRROR or CLAMP.");
    }

    /** The lab report's clips: speed uniform in a range (3 to 5 px/frame here), overshoot mirrored, 10 + 10 frames. */
    public static SequenceSpec labReport() {
        return new SequenceSpec(2, 10, 10, 64, 3, 5, Wall.MIRROR, false, false);
    }

    /** Srivastava et al. 2015 and OpenSTL: 0.1 of the 36-pixel box a frame, moved before drawing, clamped, truncated. */
    public static SequenceSpec srivastava() {
        return new SequenceSpec(2, 10, 10, 64, 3.6, 3.6, Wall.CLAMP, true, true);
    }

    /** HKO-7's basic Moving MNIST: speed uniform in [3, 5), drawn before moving, overshoot mirrored, truncated. */
    public static SequenceSpec hko7() {
        return new SequenceSpec(2, 10, 10, 64, 3, 5, Wall.MIRROR, false, true);
    }

    /** Frames a clip: input and future. */
    public int frames() {
        return inputFrames + futureFrames;
    }

    /** The largest coordinate of a digit's upper left corner. */
    public int box() {
        return size - DigitSet.SIZE;
    }

    public SequenceSpec withFrames(int input, int future) {
        return new SequenceSpec(digits, input, future, size, minSpeed, maxSpeed, wall, moveFirst, truncate);
    }

    public SequenceSpec withDigits(int count) {
        return new SequenceSpec(count, inputFrames, futureFrames, size, minSpeed, maxSpeed, wall, moveFirst, truncate);
    }

    public SequenceSpec withSize(int pixels) {
        return new SequenceSpec(
                digits, inputFrames, futureFrames, pixels, minSpeed, maxSpeed, wall, moveFirst, truncate);
    }

    public SequenceSpec withSpeed(double min, double max) {
        return new SequenceSpec(digits, inputFrames, futureFrames, size, min, max, wall, moveFirst, truncate);
    }
}
