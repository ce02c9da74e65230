package afterimage.engine.study;

import afterimage.engine.Words;
import java.util.DoubleSummaryStatistics;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A number over so many seeds: its mean, the smallest and the largest. */
public record Spread(double mean, double low, double high, long count) {
    /** @param values one a seed; those that are null do not count */
    static Optional<Spread> of(Stream<Double> values) {
        DoubleSummaryStatistics all =
                values.filter(Objects::nonNull).mapToDouble(Double::doubleValue).summaryStatistics();
        return all.getCount() == 0
                ? Optional.empty()
                : Optional.of(new Spread(all.getAverage(), all.getMin(), all.getMax(), all.getCount()));
    }

    /** E.g. {@code 0.0213 (0.0210 to 0.0217)}; of one seed the number alone. */
    public String words(int decimals) {
        String format = "%." + decimals + "f";
        return Words.of(count == 1 ? format : format + " (" + format + " to " + format + ")", mean, low, high);
    }
}
