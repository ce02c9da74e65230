package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What takes minutes; see ARCHITECTURE.md for how to run it. */
@Tag("long")
@EnabledOnOs(OS.LINUX)
class LongRunTest {
    @TempDir
    private Path folder;

    /** The Java heap is taken at once, so that what could grow is what leaks. */
    @Test
    void twentyThousandStepsTakeNoMoreMemoryThanOneThousand() throws IOException {
        RunSpec small = SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.layers.0.units=4",
                        "sequence.inputFrames=4",
                        "sequence.futureFrames=2",
                        "sequence.size=32",
                        "sequence.digits=1"));
        RunFolder run = RunFolder.create(folder.resolve("run"), small);
        long early = 0;
        long late = 0;
        long last = 0;
        try (TrainingProcess process =
                TrainingProcess.start(run, 20_010, false, "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch")) {
            for (long step = process.nextStep(); step > 0; step = process.nextStep()) {
                last = step;
                if (step == 1000) {
                    early = process.residentBytes();
                } else if (step == 20_000) {
                    late = process.residentBytes();
                }
                if (step % 2000 == 0 || step == 1000) {
                    System.out.printf("step %,d: %,d bytes%n", step, process.residentBytes());
                }
            }
        }
        assertEquals(20_010, last);
        assertTrue(late <= 1.03 * early, early + " bytes after 1,000 steps, " + late + " after 20,000");
    }
}
