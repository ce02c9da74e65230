package afterimage.app.curves;

import java.util.Locale;

/** The quantities of a run that the chart can show. */
public enum Curves {
    LOSS,
    GRADIENT_NORM,
    UPDATE_PER_WEIGHT;

    /** For an axis in a file. */
    String unit() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
