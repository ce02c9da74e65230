package afterimage.engine.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RidgeTest {
    private static double[][] products(double[][] points) {
        double[][] all = new double[points.length][points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points.length; j++) {
                for (int k = 0; k < points[i].length; k++) {
                    all[i][j] += points[i][k] * points[j][k];
                }
            }
        }
        return all;
    }

    /**
     * One number x = 1, 2, 3 with targets 1, 3, 5, by hand: the slope is sum((x - 2)(y - 3)) / (sum((x - 2)^2) + lambda)
     * = 4 / (2 + lambda), the intercept passes through (2, 3). The point x = 10 is only predicted.
     */
    @Test
    void aLineThroughThreePointsIsThatSolvedByHand() {
        ProbeScores.Ridge ridge =
                new ProbeScores.Ridge(products(new double[][] {{1}, {2}, {3}, {10}}), new int[] {0, 1, 2});
        ProbeScores.Ridge.Fit fit = ridge.fit(new double[] {1, 3, 5});
        double slope = 4 / (2 + fit.strength());
        assertEquals(1e-4 * 2 / 3, fit.strength(), 1e-9, "the mean eigenvalue is 2 / 3, and nothing speaks for more");
        assertEquals(3, fit.intercept(), 1e-12);
        assertEquals(3 + slope * 8, ridge.predict(fit, 3), 1e-6);
        assertEquals(3 - slope, ridge.predict(fit, 0), 1e-6);
        // Without x = 1: points 2 and 3 with targets 3 and 5, slope 1 / (0.5 + lambda) through (2.5, 4).
        assertEquals(4 - 1.5 / (0.5 + fit.strength()), fit.leftOut()[0], 1e-6);
    }

    @Test
    void eachPointLeftOutIsPredictedAsByTheFitToAllOthers() {
        Random random = new Random(3);
        double[][] points = new double[9][20];
        double[] targets = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            Arrays.setAll(points[i], k -> random.nextGaussian());
            targets[i] = points[i][0] + 0.3 * random.nextGaussian();
        }
        double[][] products = products(points);
        ProbeScores.Ridge.Fit fit = new ProbeScores.Ridge(
                        products, IntStream.range(0, points.length).toArray())
                .fit(targets);
        for (int out = 0; out < points.length; out++) {
            assertEquals(refitted(points, targets, out, fit.strength()), fit.leftOut()[out], 1e-6);
        }
    }

    /** ProbeScores.Ridge without one point by plain descent on its own loss, to predict that point. */
    private static double refitted(double[][] points, double[] targets, int out, double strength) {
        double[] slope = new double[points[0].length];
        double intercept = 0;
        for (int step = 0; step < 40_000; step++) {
            double[] down = new double[slope.length];
            double intoIntercept = 0;
            for (int i = 0; i < points.length; i++) {
                if (i != out) {
                    double error = targets[i] - intercept - dot(slope, points[i]);
                    intoIntercept += error;
                    for (int k = 0; k < slope.length; k++) {
                        down[k] += error * points[i][k];
                    }
                }
            }
            for (int k = 0; k < slope.length; k++) {
                slope[k] += 0.01 * (down[k] - strength * slope[k]);
            }
            intercept += 0.01 * intoIntercept;
        }
        return intercept + dot(slope, points[out]);
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
    }
}
