package afterimage.engine.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.measure.ErrorMap.Bins.Bin;
import afterimage.engine.sequence.Bounce;
import afterimage.engine.sequence.DigitTrack;
import afterimage.engine.sequence.MovingClip;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorMapTest {
    private static final DigitSet DIGITS = Mnist.packaged().read(Split.TEST);
    private static final int SIZE = 64;

    private static DigitTrack track(double vx, double vy, List<Bounce> bounces, int[]... places) {
        List<DigitTrack.Step> steps = Arrays.stream(places)
                .map(at -> new DigitTrack.Step(at[1], at[0], vx, vy, at[0], at[1]))
                .toList();
        return new DigitTrack(DIGITS.label(0), 0, steps, bounces);
    }

    private static ClipConditions conditions(int from, int to, DigitTrack... tracks) {
        int frames = tracks[0].steps().size();
        Clip black = new Clip(frames, SIZE, SIZE, new float[frames * SIZE * SIZE]);
        return ClipConditions.of(new MovingClip(black, List.of(tracks)), DIGITS, from, to);
    }

    @Test
    void conditionsAreThoseOfTheFramesAskedFor() {
        DigitTrack one = track(
                3,
                -4,
                List.of(new Bounce(0, Bounce.Side.LEFT), new Bounce(2, Bounce.Side.TOP)),
                new int[] {0, 0},
                new int[] {5, 5},
                new int[] {0, 0});
        DigitTrack other = track(
                0, 1, List.of(new Bounce(1, Bounce.Side.BOTTOM)), new int[] {0, 0}, new int[] {5, 5}, new int[] {30, 30
                });
        // The same image in the same place twice, then apart; speeds 5 and 1.
        assertEquals(new ClipConditions(2, 0.5, 2, 3), conditions(1, 3, one, other));
        assertEquals(new ClipConditions(2, 1, 2, 3), conditions(0, 2, one, other));
        assertEquals(new ClipConditions(1, 0, 2, 5), conditions(0, 3, one), "alone");
    }

    @Test
    void overlapIsTheShareOfBrightPixelsThatAreInTwoDigits() {
        int shared = 0;
        int bright = 0;
        for (int y = 0; y < DigitSet.SIZE; y++) {
            for (int x = 0; x <= DigitSet.SIZE; x++) {
                boolean first = x < DigitSet.SIZE && DIGITS.grey(0, y, x) >= 128;
                boolean second = x > 0 && DIGITS.grey(0, y, x - 1) >= 128;
                shared += first && second ? 1 : 0;
                bright += first || second ? 1 : 0;
            }
        }
        DigitTrack left = track(1, 0, List.of(), new int[] {4, 10});
        DigitTrack right = track(1, 0, List.of(), new int[] {4, 11});
        double overlap = conditions(0, 1, left, right).overlap();
        assertEquals((double) shared / bright, overlap);
        assertTrue(overlap > 0.3 && overlap < 1);
    }

    @Test
    void countsHaveABinEachAndTheLastTakesAllAbove() {
        ErrorMap.Bins bins = ErrorMap.Bins.ofCounts(new double[] {4, 0, 1, 1, 7, 0}, 3);
        assertEquals(List.of(new Bin(0, 0), new Bin(1, 1), new Bin(4, 7)), bins.bins());
        assertEquals(2, bins.of(7));
        assertEquals(0, bins.of(0));
    }

    @Test
    void quantilesShareOutWhatIsAboveAManyfoldLowest() {
        double[] values = {0, 0, 0, 0, 0.4, 0.1, 0.3, 0.2};
        assertEquals(
                List.of(new Bin(0, 0), new Bin(0.1, 0.2), new Bin(0.3, 0.4)),
                ErrorMap.Bins.ofQuantiles(values, 3).bins());
        assertEquals(
                List.of(new Bin(3, 3)),
                ErrorMap.Bins.ofQuantiles(new double[] {3, 3, 3}, 5).bins());
        ErrorMap.Bins tied = ErrorMap.Bins.ofQuantiles(new double[] {1, 2, 2, 2, 3, 4}, 3);
        assertEquals(List.of(new Bin(1, 2), new Bin(3, 4)), tied.bins(), "equal numbers stay together");
        assertEquals(0, ErrorMap.Bins.ofQuantiles(new double[0], 3).count());
    }

    @Test
    void cellsAndMarginsAreMeansOfTheirClipsWorstFirst() {
        List<ClipConditions> clips = List.of(
                new ClipConditions(1, 0, 0, 3),
                new ClipConditions(2, 0.2, 1, 3),
                new ClipConditions(2, 0.2, 1, 3),
                new ClipConditions(2, 0.4, 0, 3));
        double[] errors = {0.01, 0.02, 0.04, 0.09};
        ErrorMap map = ErrorMap.of(clips, errors, Condition.DIGITS, Condition.BOUNCES);
        assertEquals(2, map.across().count());
        ErrorMap.Cell two = map.cells().get(1).get(1);
        assertEquals(0.03, two.mean(), 1e-12);
        // Two numbers 0.02 apart: deviation 0.01 each, variance 0.0002, of the mean 0.0001.
        assertEquals(0.01, two.standardError(), 1e-12);
        assertEquals(List.of(2, 1), two.clips());
        assertEquals(0, map.cells().get(1).get(0).count());
        assertTrue(Double.isNaN(map.cells().get(1).get(0).mean()));
        assertEquals(0.05, map.columns().get(1).mean(), 1e-12);
        assertEquals(List.of(3, 0), map.rows().get(0).clips());
        assertEquals(0.04, map.all().mean(), 1e-12);
        assertEquals(0.09, map.highest(), 1e-12);
    }

    @Test
    void frameErrorsAreMeansOverPixelsAndClips() {
        Clip truth = new Clip(2, 1, 2, new float[] {0, 0, 1, 1});
        FrameErrors errors = new FrameErrors();
        errors.add(new Clip(2, 1, 2, new float[] {1, 0, 1, 1}), truth);
        errors.add(new Clip(2, 1, 2, new float[] {0, 0, 0, 0.5f}), truth);
        assertArrayEquals(new double[] {0.25, 0.3125}, errors.means(), 1e-12);
        assertEquals(2, errors.clips());
        assertThrows(IllegalArgumentException.class, () -> errors.add(truth.frames(0, 1), truth.frames(0, 1)));
    }
}
