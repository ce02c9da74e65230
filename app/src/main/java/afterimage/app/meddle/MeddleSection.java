package afterimage.app.meddle;

/** What of a model is changed. */
public enum MeddleSection {
    UNITS,
    GATES,
    CODE,
    INPUT_FRAMES;

    /** As ids have it. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
