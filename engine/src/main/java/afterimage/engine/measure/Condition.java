package afterimage.engine.measure;

/** By what clips can be told apart, see {@link ClipConditions}. */
public enum Condition {
    OVERLAP(false),
    BOUNCES(true),
    SPEED(false),
    DIGITS(true);

    private final boolean whole;

    Condition(boolean whole) {
        this.whole = whole;
    }

    /** Whether it counts something. */
    public boolean isWhole() {
        return whole;
    }
}
