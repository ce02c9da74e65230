package afterimage.engine.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MovingImagesTest {
    private static final DigitSet DIGITS = Mnist.packaged().read(Split.TEST);

    static Stream<SequenceSpec> generators() {
        return MovingDigitsTest.generators();
    }

    /** Bit for bit, bounces included, whatever the wall. */
    @ParameterizedTest
    @MethodSource("generators")
    void theSameImagesStartsAndVelocitiesGiveTheSameFrames(SequenceSpec spec) {
        MovingDigits digits = new MovingDigits(spec, DIGITS, 17);
        for (long k = 0; k < 10; k++) {
            MovingClip clip = digits.clip(k);
            List<MovingImage> images =
                    clip.tracks().stream().map(MovingImagesTest::begin).toList();
            MovingClip again = MovingImages.clip(spec, images);
            assertArrayEquals(clip.clip().pixels(), again.clip().pixels());
            assertEquals(clip.tracks().get(0).steps(), again.tracks().get(0).steps());
        }
    }

    private static MovingImage begin(DigitTrack track) {
        float[] pixels = new float[28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = DIGITS.grey(track.image(), i / 28, i % 28) / 255f;
        }
        DigitTrack.Step first = track.steps().get(0);
        return new MovingImage(pixels, first.x(), first.y(), first.vx(), first.vy());
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        SequenceSpec spec = SequenceSpec.labReport();
        float[] image = new float[28 * 28];
        assertThrows(BadInput.class, () -> new MovingImage(new float[10], 0, 0, 1, 1));
        assertThrows(BadInput.class, () -> new MovingImage(image, 0, 0, 100, 1));
        assertThrows(BadInput.class, () -> MovingImages.clip(spec, List.of(new MovingImage(image, 37, 0, 1, 1))));
        assertThrows(BadInput.class, () -> MovingImages.clip(spec, List.of(new MovingImage(image, 0, -1, 1, 1))));
        assertThrows(
                BadInput.class, () -> MovingImages.clip(spec, List.of(new MovingImage(image, 0, Double.NaN, 1, 1))));
    }
}
