package afterimage.app.control;

/**
 * A movement over a frame, in its pixels.
 *
 * @param x column where it begins
 * @param y row where it begins
 * @param dx columns to the right
 * @param dy rows down
 * @param colour number of the thing that moves, as runs are numbered
 */
public record FrameArrow(double x, double y, double dx, double dy, int colour) {}
