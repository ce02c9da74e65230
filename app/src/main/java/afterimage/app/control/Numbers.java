package afterimage.app.control;

import afterimage.engine.Words;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as the window writes them, the same in each locale. */
public final class Numbers {
    /** Without zeros at the end. */
    public static String plain(double value, int decimals) {
        DecimalFormat format =
                new DecimalFormat("0." + "#".repeat(decimals), DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value).replace('-', '−');
    }

    /** A loss; null for none. */
    public static String loss(Double value) {
        return value == null ? "–" : Words.of(value >= 100 ? "%.1f" : "%.4f", value);
    }

    /** A time for people: {@code 45 s}, {@code 3 min}, {@code 2 h 10 min}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 90) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 90 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
