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
}
