package afterimage.engine.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.sequence.Bounce;
import afterimage.engine.sequence.DigitTrack;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionMetricsTest {
    private static final DigitSet DIGITS = Mnist.packaged().read(Split.TEST);
    private static final double NAN = Double.NaN;

    /** To the right edge at 36 by 5 pixels a frame, from frame 0 to 9; it bounces before frame 5. */
    private static final int[] WAY = {13, 18, 23, 28, 33, 34, 29, 24, 19, 14};

    private static DigitFinder finder() {
        List<DigitTrack.Step> steps = IntStream.of(WAY)
                .mapToObj(x -> new DigitTrack.Step(x, 7, 0, 0, 7, x))
                .toList();
        DigitTrack track = new DigitTrack(DIGITS.label(0), 0, steps, List.of(new Bounce(5, Bounce.Side.RIGHT)));
        return new DigitFinder(DIGITS, List.of(track), 64, 64);
    }

    private static List<List<Spot>> spots(DigitFinder finder, int... frames) {
        return IntStream.of(frames).mapToObj(finder::truth).toList();
    }

    @ParameterizedTest
    @CsvSource({"13 18 23 28 33 34 29 24, 5", "13 18 23 28 33 36 31 26, 5", "13 18 23 28 34 33 28 23, 5"})
    void aTurnIsTheFirstFrameOnTheWayBack(String way, int frame) {
        double[] coordinates = List.of(way.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertEquals(List.of(frame), MotionMetrics.BounceTiming.turns(coordinates));
        double[] mirrored = java.util.Arrays.stream(coordinates).map(x -> -x).toArray();
        assertEquals(List.of(frame), MotionMetrics.BounceTiming.turns(mirrored));
    }

    @Test
    void whatRoundingDoesIsNoTurn() {
        assertEquals(List.of(), MotionMetrics.BounceTiming.turns(new double[] {5, 5, 6, 5, 6, 7, 6, 7, 8, 7}));
        assertEquals(List.of(), MotionMetrics.BounceTiming.turns(new double[] {1, 5, 9, 13}));
        assertEquals(List.of(), MotionMetrics.BounceTiming.turns(new double[] {NAN, NAN}));
        assertEquals(List.of(3, 6), MotionMetrics.BounceTiming.turns(new double[] {NAN, 0, 5, 9, NAN, 3, 1, 6, 11}));
    }

    @Test
    void distancesAndTimingAreThoseOfTheHand() {
        DigitFinder finder = finder();
        MotionMetrics late = new MotionMetrics(4, 6);
        late.add(finder, spots(finder, 3, 4, 5, 6, 7, 8));
        Motion motion = late.motion();
        assertArrayEquals(
                new double[] {5, 1, 5, 5, 5, 5},
                motion.perFrameCentroidError().stream().mapToDouble(e -> e).toArray(),
                1e-12);
        assertEquals(26 / 6.0, motion.centroidError(), 1e-12);
        assertEquals(1, motion.bounces());
        assertEquals(1, motion.bounceHitRate());
        assertEquals(1, motion.bounceFrameError());
        assertEquals(0, motion.falseBouncesPerClip());
    }

    @Test
    void aDigitThatStaysBouncesNowhere() {
        DigitFinder finder = finder();
        MotionMetrics metrics = new MotionMetrics(4, 6);
        metrics.add(finder, Collections.nCopies(6, finder.truth(3)));
        assertEquals(0, metrics.motion().bounceHitRate());
        assertNull(metrics.motion().bounceFrameError());
    }

    @Test
    void aTurnWithoutABounceIsFalse() {
        DigitFinder finder = finder();
        MotionMetrics metrics = new MotionMetrics(0, 10);
        metrics.add(finder, spots(finder, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0));
        metrics.add(finder, spots(finder, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertEquals(0.5, metrics.motion().bounceHitRate());
        assertEquals(0.5, metrics.motion().falseBouncesPerClip());
    }

    @Test
    void spotsArePairedSoThatTheTotalDistanceIsLeast() {
        List<Spot> truth = List.of(new Spot(0, 0, 1), new Spot(10, 0, 1), new Spot(20, 0, 1));
        Spot middle = new Spot(11, 0, 1);
        Spot left = new Spot(2, 0, 1);
        Spot right = new Spot(18, 0, 1);
        assertEquals(List.of(2, 0, 1), MotionMetrics.Matching.of(truth, List.of(middle, right, left)));
        Spot gone = new Spot(0, 0, 0);
        assertEquals(List.of(2, 1, 0), MotionMetrics.Matching.of(truth, List.of(gone, middle, left)));
    }
}
