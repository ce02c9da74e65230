package afterimage.engine.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.trace.HeldOut;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlankWatchTest {
    /** Two clips of two frames of two pixels: a bright pixel that moves. */
    private static final float[] TRUTH = {1, 0, 0, 1, 0, 1, 1, 0};

    private final Looks.BlankWatch watch = new Looks.BlankWatch(Map.of(Branch.RECONSTRUCTION, spread(TRUTH)));

    private static FrameSpread spread(float[]... frames) {
        FrameSpread spread = new FrameSpread(2);
        for (float[] some : frames) {
            spread.add(some);
        }
        return spread;
    }

    private static HeldOut look(long step, float first, float second) {
        Clip a = new Clip(2, 1, 2, new float[] {first, second, first, second});
        Clip b = new Clip(2, 1, 2, new float[] {second, first, second, first});
        return new HeldOut(step, 0.1, new Prediction(Map.of(Branch.RECONSTRUCTION, List.of(a, b))));
    }

    @Test
    void spreadIsTheVarianceOfAPixelOverAllFrames() {
        assertEquals(0.5, spread(TRUTH).mean());
        assertEquals(0.25, spread(TRUTH).spread());
        FrameSpread output = spread(new float[] {0.2f, 0.6f, 0.2f, 0.6f}, new float[] {0.6f, 0.2f, 0.6f, 0.2f});
        assertEquals(0.4, output.mean(), 1e-7);
        assertEquals(0.04, output.spread(), 1e-7);
    }

    @Test
    void threeLooksAtAlmostTheSamePictureGiveOneWarning() {
        assertFalse(watch.see(look(300, 0.5f, 0.52f)) || watch.see(look(400, 0.5f, 0.52f)));
        assertTrue(watch.warning().isEmpty());
        assertTrue(watch.see(look(500, 0.5f, 0.52f)));
        String sentence = watch.warning().orElseThrow();
        assertTrue(sentence.contains("reconstruction") && sentence.contains("the mean image"), sentence);
        assertFalse(watch.see(look(600, 0.01f, 0.01f)), "the same news twice");
        assertEquals(sentence, watch.warning().orElseThrow());
        assertTrue(watch.see(look(700, 0.3f, 0.7f)));
        assertTrue(watch.warning().isEmpty());
    }

    @Test
    void blackIsCalledBlack() {
        for (long step = 300; step <= 500; step += 100) {
            watch.see(look(step, 0.1f, 0.1f));
        }
        assertTrue(watch.warning().orElseThrow().contains("black"));
    }

    @Test
    void theBeginningMayBeBlankAndSoMayTwoLooksInARow() {
        for (long step = 0; step < 300; step += 50) {
            assertFalse(watch.see(look(step, 0, 0)));
        }
        for (long step = 300; step < 2000; step += 300) {
            assertFalse(watch.see(look(step, 0, 0)) || watch.see(look(step + 100, 0, 0)));
            assertFalse(watch.see(look(step + 200, 0, 1)));
        }
    }
}
