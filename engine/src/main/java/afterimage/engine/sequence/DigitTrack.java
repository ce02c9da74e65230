package afterimage.engine.sequence;

import java.util.List;

/**
 * Where one digit of a clip truly is.
 *
 * @param label the digit, 0 to 9
 * @param image index of its image in the split
 * @param steps one a frame
 * @param bounces in the order they happen
 */
public record DigitTrack(int label, int image, List<Step> steps, List<Bounce> bounces) {
    /**
     * @param x column of the image's left edge, pixels, before rounding
     * @param y row of its upper edge
     * @param vx pixels a frame to the right, as it leaves this frame
     * @param vy pixels a frame downwards
     * @param row row at which it is drawn
     * @param column column at which it is drawn
     */
    public record Step(double x, double y, double vx, double vy, int row, int column) {}

    public DigitTrack {
        steps = List.copyOf(steps);
        bounces = List.copyOf(bounces);
    }
}
