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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What takes minutes; see ARCHITECTURE.md for how to run it. */
@Tag("long")
@EnabledOnOs(OS.LINUX)
class LongRunTest {
    @TempDir
    private Path folder;

    /** A process that trains the model needs so much more than one that trains a tiny one. */
    @ParameterizedTest
    @CsvSource({
        "lab-report-500, 32",
        "lab-report-1500, 32",
        "lab-report-2500, 32",
        "fc-composite, 128",
        "shi-5x5-128-128, 16",
        "shi-5x5-256, 16",
        "shi-1x1-128-128, 16",
        "conv-composite, 64"
    })
    void theEstimateOfMemoryIsWithinThirtyPercent(String preset, int batch) throws IOException {
        RunSpec tiny = SpecJson.with(Presets.named(Presets.QUICK_START), List.of("model.layers.0.units=2"));
        RunSpec spec = SpecJson.with(Presets.named(preset), List.of("training.batch=" + batch));
        double measured = peak(spec, "large") - peak(tiny, "tiny");
        double estimated = spec.summary().memoryBytes() - tiny.summary().memoryBytes();
        System.out.printf(
                "%-20s batch %3d: estimated %5.0f MB, measured %5.0f MB, ratio %.2f%n",
                preset, batch, estimated / 1e6, measured / 1e6, estimated / measured);
        assertEquals(1, estimated / measured, 0.3);
    }

    private double peak(RunSpec spec, String name) throws IOException {
        RunFolder run = RunFolder.create(folder.resolve(name), spec);
        try (TrainingProcess process = TrainingProcess.start(run, 100, true)) {
            long step = 0;
            while (step >= 0 && step < 4) {
                step = process.nextStep();
            }
            assertEquals(4, step);
            return process.peakBytes();
        }
    }

    /** With the options that the program starts Java with. */
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
                TrainingProcess.start(run, 20_010, false, "-Xms160m", "-Xmn48m", "-XX:GCTimeRatio=1")) {
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
