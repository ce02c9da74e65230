package afterimage.app.control;

/**
 * A movement over a frame, in its pixels: from a column and a row, so many columns to the right and rows down, in the
 * colour of what moves, numbered as runs are.
 */
public record FrameArrow(double x, double y, double dx, double dy, int colour) {}
