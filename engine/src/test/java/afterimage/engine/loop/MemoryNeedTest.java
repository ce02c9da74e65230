package afterimage.engine.loop;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryNeedTest {
    @TempDir
    private Path folder;

    @Test
    void aModelThatDoesNotFitIsRefusedWithTheEstimateAndWhatIsFree() {
        assertDoesNotThrow(() -> MemoryNeed.require(2_000_000_000, 2_000_000_000, "GPU:0"));
        assertEquals(
                "Training this model needs about 2.0 GB of memory, and GPU:0 has 1.0 GB free; make its layers, clips"
                        + " or batch smaller.",
                assertThrows(BadInput.class, () -> MemoryNeed.require(2_000_000_001, 1_000_000_000, "GPU:0"))
                        .getMessage());
        assertTrue(assertThrows(BadInput.class, () -> MemoryNeed.requireHeap(3L << 30, 1L << 30))
                .getMessage()
                .endsWith("e.g. JAVA_TOOL_OPTIONS=-Xmx4g."));
    }

    @Test
    void nothingIsBuiltBeforeTheRefusal() {
        RunSpec huge =
                SpecJson.with(Presets.named("shi-5x5-256"), List.of("training.batch=1024", "sequence.inputFrames=20"));
        RunFolder run = RunFolder.create(folder.resolve("run"), huge);
        SessionSettings small = new SessionSettings("GPU:0", 1, 1 << 30);
        BadInput refusal = assertThrows(BadInput.class, () -> new TrainingRun(run, Data.packaged(), small).close());
        assertTrue(refusal.getMessage().contains("GPU:0 has 1.1 GB free"), refusal.getMessage());
    }
}
