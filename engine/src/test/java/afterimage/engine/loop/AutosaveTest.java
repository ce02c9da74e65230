package afterimage.engine.loop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AutosaveTest {
    @Test
    void soonAfterTheBeginThenEveryTwentySecondsLessOftenWhereSavingIsSlow() {
        Autosave autosave = Autosave.usual();
        assertFalse(autosave.isDue(3));
        assertTrue(autosave.isDue(3.1));
        autosave.saved(3.1, 0.1);
        assertFalse(autosave.isDue(23));
        assertTrue(autosave.isDue(23.2));
        autosave.saved(23.2, 1);
        // One second may be 2 % of the time: 50 s.
        assertFalse(autosave.isDue(73));
        assertTrue(autosave.isDue(73.3));
        autosave.saved(73.3, 4);
        assertTrue(autosave.isDue(133.4));
    }

    @Test
    void milestonesAreSavedWhereSavingIsQuickTheFirstAlwaysAndTheOthersChangeNoInterval() {
        Autosave quick = Autosave.usual();
        assertFalse(quick.isMilestone(0, 0));
        assertTrue(quick.isMilestone(1, 0.03));
        quick.saved(Double.NaN, 0.1);
        assertTrue(quick.isMilestone(5, 0.2));
        assertTrue(quick.isMilestone(10, 0.4));
        quick.saved(Double.NaN, 0.02);
        assertTrue(quick.isMilestone(100, 2.5));
        assertFalse(quick.isMilestone(101, 2.6));
        assertFalse(quick.isDue(3));
        assertTrue(quick.isDue(3.1));
        Autosave slow = Autosave.usual();
        slow.saved(3.1, 2);
        assertTrue(slow.isMilestone(10, 4));
        assertFalse(slow.isMilestone(20, 9));
        assertTrue(slow.isMilestone(50, 11));
    }
}
