package afterimage.engine.sequence;

import afterimage.engine.BadInput;
import afterimage.engine.digits.DigitSet;

/** Pixels [28, 28], 0 to 1, not copied; left and upper edge, pixels; pixels a frame as it leaves the first frame. */
public record MovingImage(float[] pixels, double x, double y, double vx, double vy) {
    public MovingImage {
        BadInput.unless(
                pixels.length == DigitSet.SIZE * DigitSet.SIZE,
                "A digit has 28x28 pixels, not %d in all.",
                pixels.length);
        BadInput.unlessWithin(0, Math.hypot(vx, vy), 64, "A digit moves by at most 64 px/frame, not by %.1f.");
    }
}
