package afterimage.engine.probe;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a linear probe reads from the encoder's state at one step, on other clips: R2 of the digits' mean place and
 * velocity (guessing has 0), balanced accuracy in telling digits, mean over ten (0.5). What cannot be had is NaN.
 */
public record ProbeScores(double position, double velocity, double identity) {
    private static final int CLASSES = 10;

    /** Fits to every other clip and scores the rest, by the inner products of their states and traits at that step. */
    static ProbeScores of(double[][] products, List<ClipTraits> traits) {
        int[] training =
                IntStream.range(0, traits.size()).filter(i -> i % 2 == 0).toArray();
        int[] held = IntStream.range(0, traits.size()).filter(i -> i % 2 == 1).toArray();
        Probe probe = new Probe(new Ridge(products, training), training, held, traits);
        double[] identity = IntStream.range(0, CLASSES)
                .mapToDouble(probe::balancedAccuracy)
                .filter(score -> !Double.isNaN(score))
                .toArray();
        return new ProbeScores(
                (probe.explained(ClipTraits::x) + probe.explained(ClipTraits::y)) / 2,
                (probe.explained(ClipTraits::vx) + probe.explained(ClipTraits::vy)) / 2,
                Arrays.stream(identity).average().orElse(Double.NaN));
    }

    private record Probe(Ridge ridge, int[] training, int[] held, List<ClipTraits> traits) {
        private double[] of(int[] clips, ToDoubleFunction<ClipTraits> target) {
            return Arrays.stream(clips)
                    .mapToDouble(i -> target.applyAsDouble(traits.get(i)))
                    .toArray();
        }

        /** R2 on the clips held out. */
        private double explained(ToDoubleFunction<ClipTraits> target) {
            Ridge.Fit fit = ridge.fit(of(training, target));
            double[] truth = of(held, target);
            double mean = Arrays.stream(truth).average().orElse(0);
            double missed = 0;
            double whole = 0;
            for (int i = 0; i < truth.length; i++) {
                double predicted = ridge.predict(fit, held[i]);
                missed += (truth[i] - predicted) * (truth[i] - predicted);
                whole += (truth[i] - mean) * (truth[i] - mean);
            }
            return whole > 1e-12 ? 1 - missed / whole : Double.NaN;
        }

        /**
         * Mean of the shares of clips with and without the digit told rightly; as both count alike, the threshold lies
         * midway between their mean predictions, of training clips left out.
         */
        private double balancedAccuracy(int digit) {
            ToDoubleFunction<ClipTraits> present = clip -> clip.digits().contains(digit) ? 1 : -1;
            double[] targets = of(training, present);
            Ridge.Fit fit = ridge.fit(targets);
            double threshold = (mean(fit.leftOut(), targets, 1) + mean(fit.leftOut(), targets, -1)) / 2;
            double[] truth = of(held, present);
            double[] right = IntStream.range(0, truth.length)
                    .mapToDouble(i -> ridge.predict(fit, held[i]) > threshold == truth[i] > 0 ? 1 : 0)
                    .toArray();
            return Double.isNaN(threshold) ? Double.NaN : (mean(right, truth, 1) + mean(right, truth, -1)) / 2;
        }

        /** Of the values whose class it is; NaN if there are none. */
        private static double mean(double[] values, double[] classes, double which) {
            return IntStream.range(0, values.length)
                    .filter(i -> classes[i] == which)
                    .mapToDouble(i -> values[i])
                    .average()
                    .orElse(Double.NaN);
        }
    }
}
