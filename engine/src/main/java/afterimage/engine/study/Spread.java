package afterimage.engine.study;

import java.util.List;
import java.util.Locale;

/**
 * A number over seeds.
 *
 * @param low the smallest
 * @param high the largest
 * @param count how many seeds
 */
public record Spread(double mean, double low, double high, int count) {
    /** @param values one a seed, at least one */
    public static Spread of(List<Double> values) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Spread(sum / values.size(), low, high, values.size());
    }

    /** E.g. {@code 0.0213 (0.0210 to 0.0217)}; of one seed the number alone. */
    public String words(int decimals) {
        String format = "%." + decimals + "f";
        String middle = String.format(Locale.ROOT, format, mean);
        return count == 1
                ? middle
                : String.format(Locale.ROOT, "%s (" + format + " to " + format + ")", middle, low, high);
    }
}
