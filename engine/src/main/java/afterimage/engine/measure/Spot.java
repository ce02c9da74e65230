package afterimage.engine.measure;

/** The centroid of a digit's ink in a frame, pixels, and its brightness, 1 as in the truth, 0 not at all. */
public record Spot(double x, double y, double brightness) {
    /** A digit less bright than this counts as gone: a blank frame has no place to be wrong about. */
    private static final double SEEN = 0.1;

    public boolean isSeen() {
        return brightness >= SEEN;
    }

    double distance(Spot other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
