package afterimage.engine.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.run.LossHistory;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.train.Horizon;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {
    @Test
    void trainingEndsAtWhicheverComesFirst() {
        Limit limit = new Limit(10, 5, 0.1);
        assertFalse(limit.reached(9, 4.9, Double.NaN));
        assertFalse(limit.reached(9, 4.9, 0.1));
        assertTrue(limit.reached(10, 0, Double.NaN));
        assertTrue(limit.reached(0, 5, Double.NaN));
        assertTrue(limit.reached(0, 0, 0.09));
        assertFalse(Limit.none().reached(1_000_000, 1e9, 0));
        assertEquals(new Limit(10, 3, 0.1), limit.after(2));
        assertThrows(BadInput.class, () -> new Limit(0, 0, 0.0));
        assertThrows(BadInput.class, () -> new Limit(0, 0, Double.NaN));
    }

    @Test
    void lossesAreReadAsTheyWereWritten() {
        LossHistory history = new LossHistory();
        history.addTrain(new LossPoint(1, 0.5f));
        history.addTrain(new LossPoint(2, 0.25f));
        history.addHeldOut(new LossPoint(0, 0.75f));
        LossHistory read = LossHistory.ofCsv((history.toCsv() + "train,x,1\ntrain,3\nother,1,2\n\n").lines());
        assertEquals(history.train(), read.train());
        assertEquals(List.of(new LossPoint(0, 0.75f)), read.heldOut());
    }

    @Test
    void aHorizonEndsARunOnce() {
        assertEquals(Limit.none(), Limit.of(null, 5, 5));
        assertEquals(new Limit(9, 0), Limit.of(new Horizon(9L, null), 8, 100));
        assertEquals(Limit.none(), Limit.of(new Horizon(9L, null), 9, 100), "who goes on after it wants more");
        assertEquals(new Limit(0, 4), Limit.of(new Horizon(null, 10.0), 8, 6));
        assertEquals(Limit.none(), Limit.of(new Horizon(null, 10.0), 8, 11));
    }
}
