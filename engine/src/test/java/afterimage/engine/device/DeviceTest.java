package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceTest {
    private static final Device CPU = new Device("CPU:0", "CPU", "Some Processor", 8, 16L << 30);
    private static final Device GPU = new Device("GPU:0", "GPU", "Some Accelerator", 0, 40L << 30);

    @TempDir
    private Path root;

    @Test
    void thisMachineHasItsProcessor() {
        Device cpu = Device.list(SessionSettings.cpu()).get(0);
        assertEquals("CPU:0", cpu.name());
        assertEquals(Runtime.getRuntime().availableProcessors(), cpu.cores());
        assertTrue(!cpu.model().isBlank() && cpu.memoryBytes() > 1 << 28);
    }

    @Test
    void namesAreFoundInAnyCaseAndWithoutTheirNumber() {
        for (String name : List.of("GPU", "gpu:0", " GPU:0 ")) {
            assertSame(GPU, Device.named(name, List.of(CPU, GPU)));
        }
    }

    @Test
    void aMissingDeviceIsRefusedWithWhatThereIs() {
        BadInput refusal = assertThrows(BadInput.class, () -> Device.named("GPU:1", List.of(CPU, GPU)));
        assertEquals(
                "There is no device 'GPU:1' here; this machine has CPU:0 (Some Processor), GPU:0 (Some Accelerator).",
                refusal.getMessage());
    }

    @Test
    void aSessionOnAGpuHasItsMemoryOneOnTheCpuWhatIsFreeNow() {
        assertEquals(40L << 30, SessionSettings.on(GPU, 3).freeBytes());
        assertEquals(3, SessionSettings.on(GPU, 3).threads());
        assertTrue(SessionSettings.on(CPU, 1).freeBytes() <= MachineMemory.now().totalBytes());
    }

    @Test
    void namesOfProcessorsComeFromTheSystem() throws IOException {
        Hardware hardware = new Hardware(root);
        assertEquals(Optional.empty(), hardware.gpu());
        assertTrue(!hardware.processor().isBlank());
        write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Fast One @ 3 GHz\nmodel name\t: other\n");
        write("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA A\nIRQ: 3\n");
        write("proc/driver/nvidia/gpus/0000:02:00.0/information", "Model: \t\t NVIDIA A\nIRQ: 4\n");
        assertEquals("Fast One @ 3 GHz", hardware.processor());
        assertEquals(Optional.of("NVIDIA A"), hardware.gpu());
        write("proc/driver/nvidia/gpus/0000:03:00.0/information", "Model: \t\t NVIDIA B\nIRQ: 5\n");
        assertEquals(Optional.of("NVIDIA A or NVIDIA B"), hardware.gpu());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file.replace(":", "-").replace("0000-", "0000."));
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
