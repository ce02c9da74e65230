package afterimage.engine.sequence;

/**
 * A digit met the edge.
 *
 * @param frame the first frame that shows it on its way back
 * @param side which edge
 */
public record Bounce(int frame, Side side) {
    public enum Side {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM
    }
}
