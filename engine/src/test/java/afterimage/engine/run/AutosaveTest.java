package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AutosaveTest {
    @Test
    void everyTwentySecondsLessOftenWhereSavingIsSlow() {
        Autosave autosave = Autosave.usual();
        assertFalse(autosave.isDue(20));
        assertTrue(autosave.isDue(20.1));
        autosave.saved(20.1, 1);
        // One second may be 2 % of the time: 50 s.
        assertFalse(autosave.isDue(70));
        assertTrue(autosave.isDue(70.2));
    }
}
