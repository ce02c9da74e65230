package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Autosave;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.train.Trainer;
import afterimage.engine.train.TrainingControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at random moments and goes on each time. It saves after every step, so that about half of the
 * moments are in the middle of saving. {@code -Dkills=20} kills more often than the usual three times.
 */
class KilledRunTest {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final int MOST_STEPS_BETWEEN = 15;
    private static final long STEPS = (long) KILLS * MOST_STEPS_BETWEEN;
    /** About a step with its save, nanoseconds. */
    private static final int MOMENT = 20_000_000;

    @TempDir
    private Path folder;

    private static RunSpec tiny() {
        return SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.layers.0.units=3",
                        "sequence.size=32",
                        "sequence.inputFrames=3",
                        "sequence.futureFrames=2",
                        "training.heldOutEvery=5",
                        "training.heldOutClips=2"));
    }

    @Test
    void aKilledRunEndsAsTheUndisturbedOne() throws IOException, InterruptedException {
        RunFolder whole = RunFolder.create(folder.resolve("whole"), tiny());
        try (TrainingRun run =
                new TrainingRun(whole, Data.packaged(), SessionSettings.cpu(), Autosave.usual(), Trainer::step)) {
            run.train(new TrainingControl(), snapshot -> {}, new Limit(STEPS, 0));
        }
        RunFolder killed = RunFolder.create(folder.resolve("killed"), tiny());
        Random random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            int steps = 1 + random.nextInt(MOST_STEPS_BETWEEN);
            try (TrainingProcess process = TrainingProcess.start(killed, STEPS, true)) {
                for (int s = 0; s < steps; s++) {
                    assertTrue(process.nextStep() > 0, "it ended before it was killed");
                }
                process.kill(random.nextInt(MOMENT));
            }
            assertEveryCheckpointReads(killed);
        }
        try (TrainingProcess process = TrainingProcess.start(killed, STEPS, true)) {
            long last = 0;
            for (long step = process.nextStep(); step > 0; step = process.nextStep()) {
                last = step;
            }
            assertEquals(STEPS, last);
        }
        assertEquals(
                whole.checkpoint().history().train(),
                killed.checkpoint().history().train());
        assertEquals(
                whole.checkpoint().history().heldOut(),
                killed.checkpoint().history().heldOut());
        assertEquals(whole.checkpoint().weights(), killed.checkpoint().weights());
        assertEquals(whole.checkpoint().slots(), killed.checkpoint().slots());
    }

    private static void assertEveryCheckpointReads(RunFolder run) {
        for (String name : List.of("checkpoint.npz", "checkpoint.previous.npz")) {
            Path file = run.path().resolve(name);
            if (Files.exists(file)) {
                assertTrue(Checkpoint.read(file).state().step() > 0);
            }
        }
    }
}
