package afterimage.engine.sequence;

/** A digit met the edge; {@code frame} is the first that shows it on its way back. */
public record Bounce(int frame, Side side) {
    /** Of the frame; whoever hits a corner bounces twice. */
    public enum Side {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM
    }
}
