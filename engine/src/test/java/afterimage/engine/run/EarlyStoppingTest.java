package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.trace.LossPoint;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    /** Looks after 0, 10, 20 ... steps. */
    private static LossHistory looks(double... losses) {
        LossHistory history = new LossHistory();
        IntStream.range(0, losses.length).forEach(i -> history.addHeldOut(new LossPoint(10L * i, losses[i])));
        return history;
    }

    @Test
    void trainingEndsAfterSoManyLooksWithoutALowerLoss() {
        assertFalse(looks().endsBy(2));
        assertFalse(looks(0.5).endsBy(2));
        assertFalse(looks(0.5, 0.6).endsBy(2));
        assertTrue(looks(0.5, 0.6, 0.55).endsBy(2));
        assertFalse(looks(0.5, 0.6, 0.4, 0.45).endsBy(2));
        assertTrue(looks(0.5, 0.6, 0.4, 0.45, 0.41).endsBy(2));
    }

    @Test
    void anEqualLossIsNoBetter() {
        assertTrue(looks(0.5, 0.5).endsBy(1));
    }

    @Test
    void aLossThatIsNoNumberIsNeverTheBest() {
        assertFalse(looks(Double.NaN, 0.5, 0.6).endsBy(2));
        assertTrue(looks(0.5, Double.NaN, Double.NaN).endsBy(2));
    }

    @Test
    void withoutPatienceItNeverEnds() {
        assertFalse(looks(1, 2, 3, 4, 5, 6, 7, 8, 9).endsBy(0));
    }

    @Test
    void theReasonNamesTheBestLook() {
        assertEquals(
                "Training ended by itself after step 30: the held-out loss has not been below the 0.25000 of step 10 for"
                        + " 2 looks.",
                looks(0.5, 0.25, 0.3, 0.4).endReason());
    }
}
