package afterimage.engine.sequence;

import java.util.List;

/** Where a digit, 0 to 9, drawn by an image of the split, truly is: a step a frame, bounces in their order. */
public record DigitTrack(int label, int image, List<Step> steps, List<Bounce> bounces) {
    /** Left and upper edge, pixels before rounding; pixels a frame as it leaves this one; row and column drawn at. */
    public record Step(double x, double y, double vx, double vy, int row, int column) {}
}
