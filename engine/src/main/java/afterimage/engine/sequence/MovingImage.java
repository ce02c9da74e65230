package afterimage.engine.sequence;

import afterimage.engine.BadInput;
import afterimage.engine.digits.DigitSet;

/**
 * An image on its way, as it is in a clip's first frame.
 *
 * @param pixels [28, 28], 0 black to 1 white; not copied, and nobody changes it
 * @param x column of its left edge, pixels
 * @param y row of its upper edge
 * @param vx pixels a frame to the right, as it leaves the first frame
 * @param vy pixels a frame downwards
 */
public record MovingImage(float[] pixels, double x, double y, double vx, double vy) {
    public MovingImage {
        BadInput.unless(
                pixels.length == DigitSet.SIZE * DigitSet.SIZE,
                "A digit has 28x28 pixels, not %d in all.",
                pixels.length);
        BadInput.unlessWithin(0, Math.hypot(vx, vy), 64, "A digit moves by at most 64 px/frame, not by %.1f.");
    }
}
