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

    /**
     * Ridge regression with an intercept in its dual form: all that it needs of the points are their inner products, so that
     * thousands of numbers a point cost nothing (Hastie, Tibshirani, Friedman, section 18.3.5). How strongly weights are
     * held back is chosen for each target by the error on points left out one by one, which has a closed form.
     */
    static final class Ridge {
        /** Strengths tried, in mean eigenvalues. */
        private static final double[] STRENGTHS = {1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3};

        private final double[][] products;
        private final int[] training;
        /** Mean product with the training points, by point. */
        private final double[] means;

        private final double mean;
        private final Eigen eigen;
        private final double meanEigenvalue;

        /** The training products' weights, the targets' mean, lambda, and each point as the fit to all others has it. */
        record Fit(double[] weights, double intercept, double strength, double[] leftOut) {}

        /** @param products of all points, about any centre; it learns from the training points */
        Ridge(double[][] products, int[] training) {
            this.products = products;
            this.training = training;
            this.means = Arrays.stream(products)
                    .mapToDouble(row -> Arrays.stream(training)
                            .mapToDouble(t -> row[t])
                            .average()
                            .orElse(0))
                    .toArray();
            this.mean =
                    Arrays.stream(training).mapToDouble(t -> means[t]).average().orElse(0);
            double[][] own = new double[training.length][training.length];
            for (int i = 0; i < own.length; i++) {
                for (int j = 0; j < own.length; j++) {
                    own[i][j] = product(training[i], training[j]);
                }
            }
            this.eigen = Eigen.of(own);
            // States that are the same for all clips have no eigenvalue but zero; nothing is learned from them.
            this.meanEigenvalue =
                    Math.max(1e-12, Arrays.stream(eigen.values()).average().orElse(0));
        }

        /** About the mean of the training points. */
        private double product(int one, int trained) {
            return products[one][trained] - means[one] - means[trained] + mean;
        }

        /** @param targets one a training point */
        Fit fit(double[] targets) {
            double intercept = Arrays.stream(targets).average().orElse(0);
            double[] along = new double[targets.length];
            for (int k = 0; k < along.length; k++) {
                for (int i = 0; i < targets.length; i++) {
                    along[k] += eigen.vectors()[k][i] * (targets[i] - intercept);
                }
            }
            Fit best = null;
            double least = Double.POSITIVE_INFINITY;
            for (double strength : STRENGTHS) {
                Fit fit = fit(targets, intercept, along, strength * meanEigenvalue);
                double error = 0;
                for (int i = 0; i < targets.length; i++) {
                    error += (targets[i] - fit.leftOut[i]) * (targets[i] - fit.leftOut[i]);
                }
                if (best == null || error < least) {
                    best = fit;
                    least = error;
                }
            }
            return best;
        }

        /** A point's error when it is left out is its error divided by 1 - h, h its own pull on its prediction. */
        private Fit fit(double[] targets, double intercept, double[] along, double lambda) {
            int n = targets.length;
            double[] weights = new double[n];
            double[] leftOut = new double[n];
            for (int i = 0; i < n; i++) {
                double pull = 1.0 / n;
                double predicted = intercept;
                for (int k = 0; k < n; k++) {
                    double part = eigen.vectors()[k][i];
                    double kept = eigen.values()[k] / (eigen.values()[k] + lambda);
                    pull += part * part * kept;
                    predicted += part * kept * along[k];
                    weights[i] += part * along[k] / (eigen.values()[k] + lambda);
                }
                leftOut[i] = targets[i] - (targets[i] - predicted) / (1 - pull);
            }
            return new Fit(weights, intercept, lambda, leftOut);
        }

        double predict(Fit fit, int point) {
            double sum = fit.intercept;
            for (int i = 0; i < training.length; i++) {
                sum += fit.weights[i] * product(point, training[i]);
            }
            return sum;
        }
    }
}
