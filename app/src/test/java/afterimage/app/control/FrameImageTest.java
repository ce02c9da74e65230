package afterimage.app.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class FrameImageTest {
    /** Each of the four pixels covers one whole pixel of the nine, half of two and a quarter of the middle one: 9/4 in all. */
    @Test
    void aReducedFrameIsTheMeanOverTheAreaThatEachPixelCovers() {
        float[] frame = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        float[] small = {
            (0 + 0.5f * 1 + 0.5f * 3 + 0.25f * 4) / 2.25f,
            (2 + 0.5f * 1 + 0.5f * 5 + 0.25f * 4) / 2.25f,
            (6 + 0.5f * 3 + 0.5f * 7 + 0.25f * 4) / 2.25f,
            (8 + 0.5f * 5 + 0.5f * 7 + 0.25f * 4) / 2.25f
        };
        assertArrayEquals(small, FrameImage.reduced(frame, 3, 2), 1e-6f);
    }
}
