package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {
    private static final long GIB = 1L << 30;

    @TempDir
    private Path root;

    @BeforeEach
    void machineOfEightGibWithFiveAvailable() throws IOException {
        write("proc/meminfo", "MemTotal: 8388608 kB\nMemFree: 1048576 kB\nMemAvailable: 5242880 kB\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void cachesOfFilesCountAsFree() {
        assertEquals(new MachineMemory(8 * GIB, 5 * GIB), MachineMemory.of(root, 8 * GIB, GIB));
    }

    @Test
    void aContainerHasWhatItsLimitLeavesAndItsOwnCaches() throws IOException {
        assertEquals(new MachineMemory(4 * GIB, GIB), MachineMemory.of(root, 4 * GIB, GIB));
        write("sys/fs/cgroup/memory.stat", "anon 7\ninactive_file 1073741824\nactive_file 9\n");
        assertEquals(new MachineMemory(4 * GIB, 2 * GIB), MachineMemory.of(root, 4 * GIB, GIB));
    }

    @Test
    void aContainerHasNoMoreThanItsMachine() {
        assertEquals(5 * GIB, MachineMemory.of(root, 7 * GIB, 7 * GIB).freeBytes());
    }

    @Test
    void systemsWithoutThoseFilesAreAskedThroughJava() {
        assertEquals(new MachineMemory(4 * GIB, 3 * GIB), MachineMemory.of(root.resolve("none"), 4 * GIB, 3 * GIB));
        MachineMemory now = MachineMemory.now();
        assertTrue(now.freeBytes() > 0 && now.freeBytes() <= now.totalBytes());
    }

    @Test
    void theBoundOfTheProcessIsNearlyAllAndInPlaceBeforeASession() {
        SessionSettings.cpu();
        double bound = Double.parseDouble(System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes"));
        assertEquals(0.95, bound / MachineMemory.now().totalBytes(), 1e-6);
    }
}
