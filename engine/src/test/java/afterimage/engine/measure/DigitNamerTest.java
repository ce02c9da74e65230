package afterimage.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitNamerTest {
    private static final DigitSet TEST = Mnist.packaged().read(Split.TEST);
    private static final DigitNamer NAMER = new DigitNamer(TEST);
    private static final int CLIPS = 40;

    @Test
    void mostDigitsThatNoExampleShowsAreNamedRightly() {
        DigitSet others = Mnist.packaged().read(Split.VALIDATION);
        long right = IntStream.range(0, 200)
                .filter(image -> NAMER.name(square(others, image)) == others.label(image))
                .count();
        assertTrue(right >= 186, "nearest neighbours among 10,000 images name 95 % or so, here " + right + " of 200");
    }

    @Test
    void halfAsBrightIsTheSameDigit() {
        float[] square = square(TEST, 3);
        int name = NAMER.name(square);
        for (int i = 0; i < square.length; i++) {
            square[i] /= 2;
        }
        assertEquals(name, NAMER.name(square));
    }

    @Test
    void truthIsNamedAndBlankIsNot() {
        MovingDigits clips = new MovingDigits(SequenceSpec.labReport(), TEST, 5);
        Naming truth = new Naming(NAMER, 10);
        Naming blank = new Naming(NAMER, 10);
        for (int k = 0; k < CLIPS; k++) {
            MovingClip moving = clips.clip(k);
            DigitFinder finder = new DigitFinder(TEST, moving.tracks(), 64, 64);
            Clip future = moving.clip().frames(10, 20);
            truth.add(finder, future, future);
            blank.add(finder, new Clip(10, 64, 64, new float[10 * 64 * 64]), future);
        }
        assertEquals(List.of(3, 10), truth.shares().frames());
        assertEquals(truth.shares().truth(), truth.shares().output());
        assertEquals(truth.shares().truth(), blank.shares().truth());
        for (int i = 0; i < 2; i++) {
            assertTrue(truth.shares().truth().get(i) >= 0.95, truth.shares().toString());
            assertTrue(blank.shares().output().get(i) <= 0.1, blank.shares().toString());
        }
    }

    private static float[] square(DigitSet digits, int image) {
        float[] square = new float[28 * 28];
        for (int i = 0; i < square.length; i++) {
            square[i] = digits.grey(image, i / 28, i % 28) / 255f;
        }
        return square;
    }
}
