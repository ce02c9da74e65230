package afterimage.app.system;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class HeapRoundsTest {
    @Test
    void aHeapThatHasGrownIsCollected() {
        WeakReference<byte[]> large = new WeakReference<>(new byte[100 << 20]);
        new HeapRounds().run();
        assertNull(large.get());
    }
}
