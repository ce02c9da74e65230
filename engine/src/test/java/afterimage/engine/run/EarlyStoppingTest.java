package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.trace.LossPoint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    /** Looks after 0, 10, 20 ... steps. */
    private static List<LossPoint> looks(double... losses) {
        return IntStream.range(0, losses.length)
                .mapToObj(i -> new LossPoint(10L * i, losses[i]))
                .toList();
    }

    @Test
    void trainingEndsAfterSoManyLooksWithoutALowerLoss() {
        EarlyStopping two = new EarlyStopping(2);
        assertFalse(two.ends(looks()));
        assertFalse(two.ends(looks(0.5)));
        assertFalse(two.ends(looks(0.5, 0.6)));
        assertTrue(two.ends(looks(0.5, 0.6, 0.55)));
        assertFalse(two.ends(looks(0.5, 0.6, 0.4, 0.45)));
        assertTrue(two.ends(looks(0.5, 0.6, 0.4, 0.45, 0.41)));
    }

    @Test
    void anEqualLossIsNoBetter() {
        assertTrue(new EarlyStopping(1).ends(looks(0.5, 0.5)));
    }

    @Test
    void aLossThatIsNoNumberIsNeverTheBest() {
        assertFalse(new EarlyStopping(2).ends(looks(Double.NaN, 0.5, 0.6)));
        assertTrue(new EarlyStopping(2).ends(looks(0.5, Double.NaN, Double.NaN)));
    }

    @Test
    void withoutPatienceItNeverEnds() {
        assertFalse(new EarlyStopping(0).ends(looks(1, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    @Test
    void theReasonNamesTheBestLook() {
        assertEquals(
                "Training ended by itself after step 30: the held-out loss has not been below the 0.25000 of step 10 for"
                        + " 2 looks.",
                new EarlyStopping(2).reason(looks(0.5, 0.25, 0.3, 0.4)));
    }
}
