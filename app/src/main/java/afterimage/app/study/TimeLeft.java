package afterimage.app.study;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How long a study will still take, by its pace since it was started. */
final class TimeLeft {
    /** Share of the study after which its pace says something. */
    private static final double ENOUGH = 0.01;

    private final LongSupplier nanoseconds;
    private long began;
    private double from;

    TimeLeft(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    void begin(double share) {
        began = nanoseconds.getAsLong();
        from = share;
    }

    /** E.g. {@code , about 12 min left}; empty as long as nobody knows. */
    String words(double share) {
        if (share - from < ENOUGH) {
            return "";
        }
        double seconds = (nanoseconds.getAsLong() - began) / 1e9 * (1 - share) / (share - from);
        if (seconds < 90) {
            return String.format(Locale.ROOT, ", about %.0f s left", seconds);
        }
        return seconds < 5400
                ? String.format(Locale.ROOT, ", about %.0f min left", seconds / 60)
                : String.format(Locale.ROOT, ", about %.1f h left", seconds / 3600);
    }
}
