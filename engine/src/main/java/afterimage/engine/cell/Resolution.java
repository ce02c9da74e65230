package afterimage.engine.cell;

/** How a layer's height and width relate to those of what it reads. */
public enum Resolution {
    SAME,
    /** Half: the input is convolved with a stride of two. */
    HALF,
    /** Twice: the input goes through the transposed convolution of that. */
    DOUBLE;

    /** The layer's rows, given those of its input. */
    public int rows(int input) {
        return this == SAME ? input : this == HALF ? input / 2 : input * 2;
    }

    /** The way back. */
    public Resolution inverse() {
        return this == SAME ? SAME : this == HALF ? DOUBLE : HALF;
    }
}
