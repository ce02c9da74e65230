package afterimage.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
    /** [4, 6]: 10 a row and 1 a column. */
    private static float[] frame() {
        float[] frame = new float[24];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = 10 * (i / 6) + i % 6;
        }
        return frame;
    }

    private static float[] of(double x, double y, double side, int size) {
        return new Cut(x, y, side, 1).of(frame(), 4, 6, size);
    }

    @Test
    void aSquareIsCutOutWhereItLies() {
        float[] left = {0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 30, 31, 32, 33};
        assertArrayEquals(left, of(0, 0, 1, 4), 1e-5f);
        float[] middle = new float[16];
        for (int i = 0; i < 16; i++) {
            middle[i] = left[i] + 1;
        }
        assertArrayEquals(middle, Cut.WHOLE.of(frame(), 4, 6, 4), 1e-5f);
        assertArrayEquals(new float[] {24, 25, 34, 35}, of(1, 1, 0.5, 2), 1e-5f);
    }

    @Test
    void itIsScaledByMeansOverAreas() {
        assertArrayEquals(new float[] {5.5f, 7.5f, 25.5f, 27.5f}, of(0, 0, 1, 2), 1e-5f);
        assertArrayEquals(new float[] {16.5f}, of(0, 0, 1, 1), 1e-5f);
        // Pixels of 2/3: those in the middle hold half of each neighbour.
        float[] up = {0, 0.5f, 1, 5, 5.5f, 6, 10, 10.5f, 11};
        assertArrayEquals(up, of(0, 0, 0.5, 3), 1e-5f);
        // Pixels of 4/3: one and a third of the next, two halves ..
        float[] down = {2.75f, 4, 5.25f, 15.25f, 16.5f, 17.75f, 27.75f, 29, 30.25f};
        assertArrayEquals(down, of(0, 0, 1, 3), 1e-5f);
    }

    @ParameterizedTest
    @CsvSource({"-0.1,0,1,1", "0,1.1,1,1", "0,0,0,1", "0,0,1.1,1", "NaN,0,1,1", "0,0,NaN,1", "0,0,1,0", "0,0,1,1001"})
    void whatIsNoPartOfAFrameIsRefused(double x, double y, double side, int step) {
        assertThrows(BadInput.class, () -> new Cut(x, y, side, step));
    }
}
