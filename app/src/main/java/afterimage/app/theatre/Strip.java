package afterimage.app.theatre;

/** The rows of the theatre. */
public enum Strip {
    INPUT("Input"),
    RECONSTRUCTION("Reconstruction"),
    TRUTH("Future truth"),
    PREDICTION("Prediction"),
    /** Output minus truth, of both branches. */
    DIFFERENCE("Difference");

    private final String title;

    Strip(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
