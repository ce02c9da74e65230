package afterimage.app.curves;

import java.util.Locale;

/** The quantities of a run that the chart can show. */
public enum Curves {
    LOSS("LOSS"),
    GRADIENT("GRADIENT NORM"),
    RATIO("UPDATE / WEIGHT");

    private final String title;

    Curves(String title) {
        this.title = title;
    }

    /** For an axis. */
    String unit() {
        return title.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return title;
    }
}
