package afterimage.app.gates;

/** Which of a layer's channels are shown. */
public enum GateMode {
    MEAN("mean"),
    CHANNEL("one channel"),
    ACTIVE("most active"),
    /** Not channels, but what the movers carry. */
    MOVERS("movers");

    private final String words;

    GateMode(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
