package afterimage.app.meddle;

/** What of a model is changed. */
public enum MeddleSection {
    UNITS("Units"),
    GATES("Gates"),
    CODE("Code"),
    FRAMES("Input frames");

    private final String words;

    MeddleSection(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
