package afterimage.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class HeapRoundsTest {
    @Test
    void aHeapThatHasGrownIsCollectedAndOneThatHasNotIsLeftAlone() {
        HeapRounds rounds = new HeapRounds();
        WeakReference<byte[]> large = new WeakReference<>(new byte[100 << 20]);
        rounds.run();
        assertNull(large.get());
        WeakReference<byte[]> small = new WeakReference<>(new byte[1 << 10]);
        rounds.run();
        assertEquals(1 << 10, small.get().length);
    }
}
