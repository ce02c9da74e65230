package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeMemoryTest {
    private static final int BLOCK = 64 << 10;
    private static final int BLOCKS = 2000;

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatWasFreedGoesBackToTheSystem() {
        List<Memory> blocks =
                Stream.generate(() -> new Memory(BLOCK)).limit(BLOCKS).toList();
        blocks.forEach(Memory::clear);
        // Those that stay keep the C library from giving back the rest by itself.
        for (int k = 0; k < BLOCKS; k++) {
            if (k % 100 > 0) {
                blocks.get(k).close();
            }
        }
        long before = MachineMemory.ofThisProcess().orElseThrow();
        NativeMemory.giveBack();
        long given = before - MachineMemory.ofThisProcess().orElseThrow();
        blocks.forEach(Memory::close);
        assertTrue(given > BLOCKS / 2 * (long) BLOCK, given + " bytes");
    }
}
