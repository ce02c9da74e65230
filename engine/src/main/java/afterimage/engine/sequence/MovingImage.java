package afterimage.engine.sequence;

import afterimage.engine.BadInput;

/** Square pixels, 0 to 1, not copied; left and upper edge, pixels; pixels a frame as it leaves the first frame. */
public record MovingImage(float[] pixels, double x, double y, double vx, double vy) {
    public MovingImage {
        int side = (int) Math.sqrt(pixels.length);
        BadInput.unless(side * side == pixels.length, "What moves is square; %d pixels are not.", pixels.length);
        BadInput.unlessWithin(0, Math.hypot(vx, vy), 64, "A digit moves by at most 64 px/frame, not by %.1f.");
    }

    public int side() {
        return (int) Math.sqrt(pixels.length);
    }
}
