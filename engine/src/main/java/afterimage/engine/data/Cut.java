package afterimage.engine.data;

import afterimage.engine.BadInput;
import afterimage.engine.clip.GreyPicture;

/**
 * Every so manieth frame of a video and the square taken of it: where it lies in what is free across and down, 0 to 1,
 * and its side as a share of the frame's shorter one, above 0 to 1.
 */
public record Cut(double x, double y, double side, int step) {
    public static final Cut WHOLE = new Cut(0.5, 0.5, 1, 1);

    public Cut {
        BadInput.unless(
                x >= 0 && x <= 1 && y >= 0 && y <= 1 && side > 0 && side <= 1,
                "What is cut out of a frame lies at 0 to 1 and has a side above 0, up to 1; not %s, %s, %s.",
                x,
                y,
                side);
        BadInput.unless(step >= 1 && step <= 1000, "Every 1st to 1000th frame can be taken, not every %dth.", step);
    }

    /**
     * @param grey [height, width]
     * @return [size, size], means over areas
     */
    public float[] of(float[] grey, int height, int width, int size) {
        double square = side * Math.min(height, width);
        double left = x * (width - square);
        double top = y * (height - square);
        double scale = square / size;
        return scale == 1 && width == size && height == size
                ? grey
                : GreyPicture.averages(grey, width, height, left, top, scale, size);
    }
}
