package afterimage.engine.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.clip.Clip;
import org.junit.jupiter.api.Test;

class FrameErrorsTest {
    @Test
    void eachFrameHasTheMeanOfItsSquaredDifferences() {
        Clip truth = new Clip(2, 1, 2, new float[] {0, 1, 0.5f, 0.5f});
        Clip output = new Clip(2, 1, 2, new float[] {0.5f, 1, 0, 0.25f});
        assertArrayEquals(new double[] {0.125, 0.15625}, FrameErrors.of(output, truth), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> FrameErrors.of(output, truth.frames(0, 1)));
    }
}
