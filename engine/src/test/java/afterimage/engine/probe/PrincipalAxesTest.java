package afterimage.engine.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
    /** Places in a plane by hand: their mean is zero, x and y are not correlated. */
    private static final double[] U = {3, -3, 3, -3, 0};
    /** Variance along u is 36 of 40, along v 4 of 40. */
    private static final double[] V = {1, 1, -1, -1, 0};

    /** A plane in five dimensions, away from zero: u along (3, 4, 0, 0, 0) / 5, v along (0, 0, 0, 0, 1). */
    private static float[][] points() {
        float[][] points = new float[U.length][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new float[] {(float) (7 + 0.6 * U[i]), (float) (0.8 * U[i]), 2, -1, (float) V[i]};
        }
        return points;
    }

    @Test
    void pointsOfAKnownPlaneComeBack() {
        CodeSpace.Gram gram = new CodeSpace.Gram(U.length);
        gram.add(points());
        Eigen axes = Eigen.of(gram.products());
        assertEquals(0.9, axes.share(0), 1e-6);
        assertEquals(0.1, axes.share(1), 1e-6);
        assertEquals(0, axes.share(2), 1e-6);
        assertUpToSign(U, axes.coordinates(0));
        assertUpToSign(V, axes.coordinates(1));
        assertArrayEquals(new double[U.length], axes.coordinates(2), 1e-3);
        for (int i = 0; i < U.length; i++) {
            for (int j = 0; j < U.length; j++) {
                double rebuilt = 0;
                for (int axis = 0; axis < 3; axis++) {
                    rebuilt += axes.coordinates(axis)[i] * axes.coordinates(axis)[j];
                }
                assertEquals(U[i] * U[j] + V[i] * V[j], rebuilt, 1e-5, "what the axes leave out of " + i + ", " + j);
            }
        }
    }

    private static void assertUpToSign(double[] expected, double[] actual) {
        double sign = expected[0] * actual[0] < 0 ? -1 : 1;
        for (int i = 0; i < expected.length; i++) {
            assertEquals(sign * expected[i], actual[i], 1e-5);
        }
    }

    @Test
    void productsAddUpOverPartsOfAnyLength() {
        Random random = new Random(1);
        float[][] whole = new float[6][71];
        float[][] left = new float[6][40];
        float[][] right = new float[6][31];
        for (int i = 0; i < whole.length; i++) {
            for (int k = 0; k < whole[i].length; k++) {
                whole[i][k] = random.nextFloat();
                (k < 40 ? left : right)[i][k < 40 ? k : k - 40] = whole[i][k];
            }
        }
        CodeSpace.Gram once = new CodeSpace.Gram(6);
        once.add(whole);
        CodeSpace.Gram twice = new CodeSpace.Gram(6);
        twice.add(left);
        twice.add(right);
        for (int i = 0; i < 6; i++) {
            assertArrayEquals(once.products()[i], twice.products()[i], 1e-9);
            for (int j = 0; j < 6; j++) {
                assertEquals(direct(whole, i, j), once.products()[i][j], 1e-6);
            }
        }
    }

    private static double direct(float[][] points, int one, int other) {
        double sum = 0;
        for (int k = 0; k < points[0].length; k++) {
            double mean = 0;
            for (float[] point : points) {
                mean += point[k] / points.length;
            }
            sum += (points[one][k] - mean) * (points[other][k] - mean);
        }
        return sum;
    }

    @Test
    void codesThatAreAllTheSameLieInOnePlace() {
        CodeSpace.Gram gram = new CodeSpace.Gram(4);
        gram.add(new float[][] {{1, 2}, {1, 2}, {1, 2}, {1, 2}});
        Eigen axes = Eigen.of(gram.products());
        assertArrayEquals(new double[4], axes.coordinates(0), 1e-9);
        assertEquals(0, axes.share(0), 1e-9);
    }
}
