package afterimage.app.control;

/** A movement over a frame, in its pixels to the right and down; its colour is numbered as those of runs are. */
public record FrameArrow(double x, double y, double dx, double dy, int colour) {}
