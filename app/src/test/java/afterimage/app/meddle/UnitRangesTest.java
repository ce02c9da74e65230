package afterimage.app.meddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitRangesTest {
    @Test
    void rangesAreReadAndWritten() {
        assertEquals(Set.of(0, 1, 2, 11), MeddleWords.units("1-3, 12", 20));
        assertEquals(Set.of(0, 1, 2, 11), MeddleWords.units(" 12,1 – 3,,2 ", 20));
        assertEquals(Set.of(), MeddleWords.units(" ", 20));
        assertEquals("1–3, 12", MeddleWords.ranges(Set.of(11, 0, 2, 1), 1));
        assertEquals("4, 5", MeddleWords.ranges(Set.of(5, 4), 0));
        assertEquals("", MeddleWords.ranges(Set.of(), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "21", "3-2", "1-21", "one", "1-", "-1", "1;2", "1234567"})
    void whatIsNoUnitOfTheLayerIsRefused(String text) {
        assertThrows(BadInput.class, () -> MeddleWords.units(text, 20));
    }
}
