package afterimage.engine.sequence;

import afterimage.engine.BadInput;
import afterimage.engine.Range;
import afterimage.engine.Settings;
import afterimage.engine.digits.DigitSet;

/**
 * What clips look like and how digits move: sizes in pixels, each digit's speed uniform in pixels a frame.
 *
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
        boolean truncate)
        implements Settings<SequenceSpec> {

    /** What a digit does that has run past the frame's edge. */
    public enum Wall {
        /** Comes back by as much as it overshot, like a ball. */
        MIRROR,
        /** Stays at the edge for this frame and turns. */
        CLAMP
    }

    public static final Range DIGITS = Range.whole(1, 4);
    public static final Range INPUT_FRAMES = Range.whole(1, 1000);
    public static final Range FUTURE_FRAMES = Range.whole(0, 1000);
    public static final Range SIZE = Range.whole(8, 512);
    public static final Range SPEED = Range.of(0, 64);

    public SequenceSpec {
        DIGITS.require(digits, "A clip shows %s digits, not %s.");
        INPUT_FRAMES.require(inputFrames, "Input frames must be %s, not %s.");
        FUTURE_FRAMES.require(futureFrames, "Future frames must be %s, not %s.");
        SIZE.require(size, "The frame size must be %s pixels, not %s.");
        BadInput.unless(
                SPEED.holds(minSpeed) && SPEED.holds(maxSpeed) && maxSpeed >= minSpeed,
                "The speed range must be ordered and within %s px/frame, not %s to %s.",
                SPEED,
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

    public int frames() {
        return inputFrames + futureFrames;
    }

    /** The largest coordinate of the upper left corner of one of MNIST's digits. */
    public int box() {
        return size - DigitSet.SIZE;
    }

    public SequenceSpec withFrames(int input, int future) {
        return new SequenceSpec(digits, input, future, size, minSpeed, maxSpeed, wall, moveFirst, truncate);
    }

    public SequenceSpec withSpeed(double min, double max) {
        return new SequenceSpec(digits, inputFrames, futureFrames, size, min, max, wall, moveFirst, truncate);
    }
}
