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
        autosave.saved(3.1, 0.8);
        assertFalse(autosave.isDue(23));
        assertTrue(autosave.isDue(23.2), "one slow save changes nothing");
        autosave.saved(23.2, 1);
        // 0.8 seconds may be 2 % of the time: 40 s.
        assertFalse(autosave.isDue(63));
        assertTrue(autosave.isDue(63.3));
        autosave.saved(63.3, 4);
        autosave.saved(123.3, 4);
        assertFalse(autosave.isDue(183));
        assertTrue(autosave.isDue(183.4));
        autosave.saved(183.4, 0.1);
        assertTrue(autosave.isDue(203.5));
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
