package afterimage.app.curves;

/** What the chart shows of a run. */
public enum Curves {
    LOSS("loss"),
    GRADIENT("gradient norm"),
    RATIO("update / weight");

    private final String words;

    Curves(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
