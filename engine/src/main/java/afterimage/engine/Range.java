package afterimage.engine;

import java.math.BigDecimal;

/**
 * The numbers that a setting can be. Specs refuse what is outside; the window says and offers what is inside.
 *
 * @param aboveLeast whether the lower end itself is outside
 * @param belowMost whether the upper end itself is outside
 */
public record Range(double least, double most, boolean aboveLeast, boolean belowMost, boolean isWhole) {
    /** What is offered instead of an upper end that is outside, as a share of the range below it. */
    private static final double MARGIN = 0.01;
    /** What is offered above a lower end that is outside. */
    private static final double SMALL = 1e-4;

    public static Range of(double least, double most) {
        return new Range(least, most, false, false, false);
    }

    public static Range whole(double least, double most) {
        return new Range(least, most, false, false, true);
    }

    /** The same without its lower end. */
    public Range above() {
        return new Range(least, most, true, belowMost, isWhole);
    }

    /** The same without its upper end. */
    public Range below() {
        return new Range(least, most, aboveLeast, true, isWhole);
    }

    public boolean holds(double value) {
        return (aboveLeast ? value > least : value >= least) && (belowMost ? value < most : value <= most);
    }

    /** The number inside that is nearest to {@code value}; beside an end that is outside, a little within. */
    public double nearest(double value) {
        double within = Math.max(least, Math.min(most, isWhole ? Math.rint(value) : value));
        if (holds(within)) {
            return within;
        }
        return within == most ? most - MARGIN * (most - least) : least + SMALL;
    }

    /** Refuses a number that is outside, not null, by a sentence like {@code The batch must be %s clips, not %s.} */
    public void require(Number value, String sentence) {
        BadInput.unless(value == null || holds(value.doubleValue()), sentence, this, value);
    }

    /** In words, {@code 0 or more and below 1}. */
    @Override
    public String toString() {
        String from = plain(least);
        String to = plain(most);
        if (!aboveLeast && !belowMost) {
            return from + " to " + to;
        }
        return (aboveLeast ? "above " + from : from + " or more") + " and "
                + (belowMost ? "below " + to : "at most " + to);
    }

    private static String plain(double end) {
        return BigDecimal.valueOf(end).stripTrailingZeros().toPlainString();
    }
}
