package afterimage.engine.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialWeightsTest {
    private static final String NAME = "encoder/0/state_to_state";

    /** The numbers of java.util.SplittableRandom on Java 17, which the versions before used. */
    @Test
    void theUsualValuesAreThoseOfEarlierVersions() {
        float[] values = InitialWeights.usual().values(Initializer.RECURRENT, new long[] {3, 3, 2, 8}, 42, NAME);
        assertArrayEquals(new float[] {0.22036669f, 0.19081786f, -0.12671795f, -0.21209286f}, Arrays.copyOf(values, 4));
        assertEquals(144, values.length);
    }

    /** First numbers from another implementation of SplitMix64 and the polar method. */
    @Test
    void normalNumbersAreTheSameOnEveryMachine() {
        float[] values = from(Distribution.TRUNCATED_NORMAL, 0, 1, 4);
        assertArrayEquals(new float[] {-0.010768475f, 0.024949702f, 0.031249607f, -0.0027324942f}, values);
    }

    @Test
    void uniformValuesFillTheirRangeEvenly() {
        float[] values = from(Distribution.UNIFORM, 0.3, 100, 1000);
        assertEquals(0.3, largest(values), 1e-4);
        assertEquals(0, mean(values, x -> x), 2e-3);
        assertEquals(0.09 / 3, mean(values, x -> x * x), 3e-4);
        assertEquals(0.05, largest(from(Distribution.UNIFORM, 0, 100, 1000)), 1e-4);
    }

    @Test
    void glorotValuesHaveTheVarianceOfTheirFans() {
        float[] values = new InitialWeights(Distribution.GLOROT_UNIFORM, 2.0, null, null, null)
                .values(Initializer.FORWARD, new long[] {5, 5, 30, 40}, 7, "x");
        assertEquals(4 * 2.0 / (25 * (30 + 40)), mean(values, x -> x * x), 1e-4);
    }

    /** A normal cut at two standard deviations has 1 - 4 phi(2) / (2 Phi(2) - 1) = 0.7737 of its variance. */
    @Test
    void truncatedNormalValuesAreNormalAndCut() {
        float[] values = from(Distribution.TRUNCATED_NORMAL, 0.1, 100, 1000);
        assertTrue(largest(values) <= 0.2f && largest(values) > 0.199f);
        assertEquals(0, mean(values, x -> x), 1e-3);
        assertEquals(0.7737 * 0.01, mean(values, x -> x * x), 1e-4);
        // Of a normal 68.27 % are within one standard deviation, and 95.45 % within two.
        assertEquals(0.6827 / 0.9545, mean(values, x -> Math.abs(x) < 0.1 ? 1 : 0), 5e-3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 33, 100})
    void eachGatesBlockIsOrthogonal(int units) {
        float[] values = from(Distribution.ORTHOGONAL, 0, units, 4 * units);
        for (int gate = 0; gate < 4; gate++) {
            assertOrthogonal(values, 0, units, gate, 1);
        }
    }

    @Test
    void aKernelIsOrthogonalAtItsCentreAndZeroAround() {
        int units = 5;
        float[] values = orthogonal(2).values(Initializer.RECURRENT, new long[] {3, 3, units, 4 * units}, 1, NAME);
        int tap = units * 4 * units;
        for (int gate = 0; gate < 4; gate++) {
            assertOrthogonal(values, 4 * tap, units, gate, 2);
        }
        Arrays.fill(values, 4 * tap, 5 * tap, 0);
        assertEquals(0, largest(values));
    }

    /** Haar-distributed matrices have entries near normal with variance 1 / N: fourth moment 3 / N^2. */
    @Test
    void orthogonalEntriesAreSpreadAsThoseOfAUniformlyRandomRotation() {
        int units = 256;
        float[] values = from(Distribution.ORTHOGONAL, 0, units, 4 * units);
        assertEquals(0, mean(values, x -> x), 1e-3);
        assertEquals(3, mean(values, x -> Math.pow(x, 4)) * units * units, 0.1);
        assertTrue(largest(values) < 7 / Math.sqrt(units));
        assertFalse(values[0] == values[units]);
    }

    @Test
    void biasesAreZeroButForTheForgetGates() {
        InitialWeights start = new InitialWeights(null, null, null, null, 2.5);
        assertArrayEquals(
                new float[] {0, 0, 2.5f, 2.5f, 0, 0, 0, 0}, start.values(Initializer.REMEMBER, new long[] {8}, 1, "b"));
        assertArrayEquals(new float[6], start.values(Initializer.ZERO, new long[] {3, 2}, 1, "p"));
    }

    @Test
    void valuesDependOnSeedAndNameAlone() {
        float[] values = orthogonal(1).values(Initializer.RECURRENT, new long[] {9, 36}, 1, NAME);
        assertArrayEquals(values, orthogonal(1).values(Initializer.RECURRENT, new long[] {9, 36}, 1, NAME));
        assertFalse(Arrays.equals(values, orthogonal(1).values(Initializer.RECURRENT, new long[] {9, 36}, 2, NAME)));
        assertFalse(Arrays.equals(values, orthogonal(1).values(Initializer.RECURRENT, new long[] {9, 36}, 1, "y")));
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        assertThrows(BadInput.class, () -> new InitialWeights(Distribution.ORTHOGONAL, 1.0, null, null, null));
        assertThrows(BadInput.class, () -> new InitialWeights(null, -1.0, null, null, null));
        assertThrows(BadInput.class, () -> new InitialWeights(null, null, null, Double.NaN, null));
        assertThrows(BadInput.class, () -> new InitialWeights(null, null, null, null, Double.NaN));
    }

    private static InitialWeights orthogonal(double scale) {
        return new InitialWeights(null, null, Distribution.ORTHOGONAL, scale, null);
    }

    private static float[] from(Distribution distribution, double scale, long inputs, long outputs) {
        return new InitialWeights(null, null, distribution, scale, null)
                .values(Initializer.RECURRENT, new long[] {inputs, outputs}, 42, NAME);
    }

    /** Every two rows of the gate's block are at right angles, and each has length {@code scale}. */
    private static void assertOrthogonal(float[] values, int first, int units, int gate, double scale) {
        for (int a = 0; a < units; a++) {
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (int column = gate * units; column < (gate + 1) * units; column++) {
                    product += (double) values[first + a * 4 * units + column] * values[first + b * 4 * units + column];
                }
                assertEquals(a == b ? scale * scale : 0, product, 1e-6 * scale * scale, gate + ": " + a + ", " + b);
            }
        }
    }

    private static double mean(float[] values, DoubleUnaryOperator of) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> of.applyAsDouble(values[i]))
                .average()
                .orElseThrow();
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
