package afterimage.engine.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ClipTest {
    private final Clip clip = new Clip(3, 1, 2, new float[] {0, 1, 2, 3, 4, 5});

    @Test
    void framesAreInOrderOfTime() {
        assertArrayEquals(new float[] {2, 3}, clip.frame(1));
        assertEquals(5, clip.at(2, 0, 1));
        assertArrayEquals(new float[] {2, 3, 4, 5}, clip.frames(1, 3).pixels());
    }

    @Test
    void nobodyCanChangeAClip() {
        float[] source = {1, 1};
        Clip own = new Clip(1, 1, 2, source);
        source[0] = 9;
        own.pixels()[1] = 9;
        own.frame(0)[0] = 9;
        assertArrayEquals(new float[] {1, 1}, own.pixels());
    }

    @Test
    void aWrongNumberOfPixelsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Clip(2, 2, 2, new float[7]));
        assertThrows(IllegalArgumentException.class, () -> new Clip(2, 2, 2, new float[9]));
    }
}
