package afterimage.engine.model;

import java.util.Locale;

/** The two things a decoder can be asked for. */
public enum Branch {
    /** The input frames again, from the code alone. */
    RECONSTRUCTION,
    /** The frames after them. */
    PREDICTION;

    /** Lower case, as files and weight names have it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
