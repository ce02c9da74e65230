package afterimage.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitFinderTest {
    private static final DigitSet DIGITS = Mnist.packaged().read(Split.TEST);
    private static final int SIZE = 64;

    private static Motion motion(int digits, int clips, UnaryOperator<Clip> output) {
        SequenceSpec spec = SequenceSpec.labReport().with("digits", digits);
        MovingDigits made = new MovingDigits(spec, DIGITS, 8);
        MotionMetrics metrics = new MotionMetrics(0, spec.frames());
        for (int k = 0; k < clips; k++) {
            MovingClip clip = made.clip(k);
            DigitFinder finder = new DigitFinder(DIGITS, clip.tracks(), SIZE, SIZE);
            metrics.add(finder, finder.find(output.apply(clip.clip())));
        }
        return metrics.motion();
    }

    private interface Pixel {
        double at(Clip clip, int t, int y, int x);
    }

    private static Clip redraw(Clip clip, Pixel pixel) {
        float[] pixels = new float[clip.time() * SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) pixel.at(clip, i / (SIZE * SIZE), i / SIZE % SIZE, i % SIZE);
        }
        return new Clip(clip.time(), SIZE, SIZE, pixels);
    }

    private static double grey(Clip clip, int t, int y, int x) {
        return y < 0 || y >= SIZE || x < 0 || x >= SIZE ? 0 : clip.at(t, y, x);
    }

    /** Error allowed on the truth, where digits overlap by the maximum; without overlap there is none. */
    @ParameterizedTest
    @CsvSource({"1, 10, 0", "2, 20, 0.01", "4, 4, 0.05"})
    void inTheTruthDigitsAreWhereTheyAre(int digits, int clips, double allowed) {
        Motion motion = motion(digits, clips, clip -> clip);
        assertEquals(0, motion.centroidError(), allowed);
        assertEquals(1, motion.seen());
        assertEquals(20, motion.perFrameCentroidError().size());
    }

    @Test
    void inShiftedFramesTheyAreOffByTheShift() {
        Motion motion = motion(2, 10, clip -> redraw(clip, (c, t, y, x) -> grey(c, t, y + 2, x - 3)));
        assertEquals(Math.sqrt(13), motion.centroidError(), 0.01);
    }

    /** A mean of 5x5 pixels at half the brightness, as models that are unsure make them. */
    @Test
    void blurredDigitsAreFound() {
        Motion motion = motion(
                2,
                10,
                clip -> redraw(clip, (c, t, y, x) -> {
                    double sum = 0;
                    for (int i = 0; i < 25; i++) {
                        sum += grey(c, t, y + i / 5 - 2, x + i % 5 - 2);
                    }
                    return 0.5 * sum / 25;
                }));
        assertEquals(0, motion.centroidError(), 0.3);
        assertEquals(1, motion.seen());
    }

    @Test
    void inABlankFrameThereIsNothingToBeWrongAbout() {
        Motion motion = motion(2, 1, Baselines::blank);
        assertEquals(0, motion.seen());
        assertNull(motion.centroidError());
        assertNull(motion.perFrameCentroidError().get(3));
    }

    @Test
    void theTruthShowsItsBounces() {
        Motion motion = motion(2, 20, clip -> clip);
        assertTrue(motion.bounces() > 60, "a test without bounces shows nothing: " + motion.bounces());
        assertEquals(1, motion.bounceHitRate());
        assertEquals(0, motion.bounceFrameError(), 0.15);
        assertEquals(0, motion.falseBouncesPerClip());
    }
}
