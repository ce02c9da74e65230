package afterimage.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.train.Schedule.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Rates computed by hand. */
class ScheduleTest {
    private static final double BASE = 0.08;
    private static final double HALF_ROOT = 0.7071067811865476;

    private static Schedule cosine(long total, double floor, long warmup) {
        return new Schedule(Kind.COSINE, null, null, total, floor, warmup);
    }

    private static void assertRates(Schedule schedule, double[] shares, long... stepsDone) {
        for (int i = 0; i < shares.length; i++) {
            assertEquals(BASE * shares[i], schedule.rate(BASE, stepsDone[i], 0, null), 1e-15, "after " + stepsDone[i]);
        }
    }

    @Test
    void aConstantRateIsTheBaseRateToTheLastBit() {
        assertEquals(0.0003, Schedule.CONSTANT.rate(0.0003, 0, 0, null));
        assertEquals(0.0003, Schedule.CONSTANT.rate(0.0003, 123_456_789, 0, null));
    }

    @Test
    void aStepComesAfterEverySoManySteps() {
        Schedule schedule = new Schedule(Kind.STEP, 10_000L, 0.9, null, null, null);
        assertRates(schedule, new double[] {1, 1, 0.9, 0.9, 0.81}, 0, 9_999, 10_000, 19_999, 20_000);
    }

    @Test
    void anExponentialHasTheSameFactorsWithoutTheSteps() {
        Schedule schedule = new Schedule(Kind.EXPONENTIAL, 100L, 0.5, null, null, null);
        assertRates(schedule, new double[] {1, HALF_ROOT, 0.5, 0.25}, 0, 50, 100, 200);
    }

    @Test
    void aCosineFallsToItsFloorAndStaysThere() {
        double quarter = 0.2 + 0.8 * (1 + HALF_ROOT) / 2;
        assertRates(cosine(400, 0.2, 0), new double[] {1, quarter, 0.6, 0.2, 0.2}, 0, 100, 200, 400, 9_000);
    }

    @Test
    void aWarmUpGrowsLinearlyAndTheCurveBeginsAfterIt() {
        assertRates(
                new Schedule(Kind.CONSTANT, null, null, null, null, 4L),
                new double[] {0.25, 0.5, 0.75, 1, 1, 1},
                0,
                1,
                2,
                3,
                4,
                5);
        assertRates(new Schedule(Kind.STEP, 10L, 0.5, null, null, 4L), new double[] {0.25, 1, 1, 0.5}, 0, 3, 13, 14);
        assertRates(cosine(12, 0, 4), new double[] {0.25, 1, 0.5, 0}, 0, 4, 8, 12);
    }

    @Test
    void oneCycleGrowsForThreeTenthsAndFallsForTheRest() {
        Schedule schedule = new Schedule(Kind.ONE_CYCLE, null, null, 100L, 0.01, null);
        assertRates(schedule, new double[] {0.04, 0.52, 1, 0.505, 0.01, 0.01}, 0, 15, 30, 65, 100, 101);
        Schedule steep = new Schedule(Kind.ONE_CYCLE, null, null, 100L, null, 10L);
        assertRates(steep, new double[] {0.04, 0.52, 1, 0.5, 0}, 0, 5, 10, 55, 100);
    }

    @Test
    void withoutStepsOfItsOwnItEndsWithTheHorizon() {
        Schedule cycle = new Schedule(Kind.ONE_CYCLE, null, null, null, 0.01, null);
        Horizon minute = new Horizon(null, 60.0);
        assertEquals(BASE * 0.52, cycle.rate(BASE, 5, 9, minute), 1e-15);
        assertEquals(BASE, cycle.rate(BASE, 5, 18, minute), 1e-15);
        assertEquals(BASE * 0.505, cycle.rate(BASE, 5, 39, minute), 1e-15);
        assertEquals(BASE * 0.01, cycle.rate(BASE, 5, 90, minute), 1e-15);
        Horizon steps = new Horizon(100L, null);
        assertEquals(BASE, cycle.rate(BASE, 30, 7, steps), 1e-15);
        Schedule warm = new Schedule(Kind.COSINE, null, null, null, null, 4L);
        assertEquals(BASE * 0.25, warm.rate(BASE, 0, 0, steps), 1e-15);
        assertEquals(BASE * 0.5, warm.rate(BASE, 50, 0, steps), 1e-15);
    }

    @Test
    void whatMakesNoCurveIsRefused() {
        refused(() -> new Schedule(null, 1L, 0.5, 10L, 0.0, 0L));
        refused(() -> new Schedule(Kind.STEP, null, 0.5, null, null, null));
        refused(() -> new Schedule(Kind.STEP, 10L, null, null, null, null));
        refused(() -> new Schedule(Kind.STEP, 10L, 0.0, null, null, null));
        refused(() -> new Schedule(Kind.EXPONENTIAL, 10L, 1.5, null, null, null));
        refused(() -> new Schedule(Kind.EXPONENTIAL, -1L, 0.5, null, null, null));
        refused(() -> new Schedule(Kind.CONSTANT, null, Double.NaN, null, null, null));
        refused(() -> new Schedule(Kind.CONSTANT, null, null, null, null, -1L));
        refused(() -> new Schedule(Kind.COSINE, null, null, 1L, null, null));
        refused(() -> cosine(10, 0, 10));
        refused(() -> cosine(10, 1.1, 0));
        refused(() -> new Schedule(Kind.ONE_CYCLE, null, null, 1L, null, null));
    }

    private static void refused(Executable making) {
        assertThrows(BadInput.class, making);
    }
}
