package afterimage.engine.study;

import afterimage.engine.Words;
import java.util.List;

/** How much more one member's number is, seed by seed, with its 95 % interval: what a seed does to both cancels. */
public record PairedDifference(double mean, double margin) {
    /** The 0.975 quantiles of Student's t for 1 to 15 degrees of freedom. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131
    };

    /** @param differences one a seed, two to 16 */
    static PairedDifference of(List<Double> differences) {
        int n = differences.size();
        double mean =
                differences.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares =
                differences.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
        return new PairedDifference(mean, T[n - 2] * Math.sqrt(squares / (n - 1) / n));
    }

    /** Whether the interval has zero in it, so that the two are not told apart. */
    boolean mayBeChance() {
        return Math.abs(mean) <= margin;
    }

    /** E.g. {@code 0.0120 ± 0.0031}. */
    String words(int decimals) {
        return Words.of("%." + decimals + "f ± %." + decimals + "f", mean, margin);
    }
}
