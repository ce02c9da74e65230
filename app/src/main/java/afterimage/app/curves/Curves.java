package afterimage.app.curves;

import java.util.Locale;

/** What the chart shows of a run. */
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
