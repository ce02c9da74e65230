package afterimage.app.session;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.SafeFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.trace.HeldOut;
import java.nio.file.Path;
import java.util.List;

/** Reads and measures runs that are held against the one in view. Slow: meant for {@link Worker}. */
public record RunReader(SnapshotMailbox mailbox, Data data, Compute compute) {
    /** A run's curves, as far as it was saved. */
    public record Losses(RunSpec spec, LossHistory history) {}

    /** Bytes, for some three million steps. */
    private static final int MAX_LOSSES = 1 << 26;

    /** From the small file beside the checkpoint, or from that where the file is missing. */
    public Losses losses(Path run) {
        RunFolder folder = RunFolder.open(run);
        return new Losses(folder.spec(), history(folder));
    }

    private static LossHistory history(RunFolder folder) {
        Path losses = folder.path().resolve("loss.csv");
        try {
            return LossHistory.ofCsv(
                    SafeFile.readText(losses, MAX_LOSSES, "losses").lines());
        } catch (BadInput e) {
            org.slf4j.LoggerFactory.getLogger(RunReader.class)
                    .info("the losses of {} are read from its checkpoint", folder.path(), e);
            return folder.hasCheckpoint() ? folder.checkpoint(WeightChoice.LAST).history() : new LossHistory();
        }
    }

    /** All metrics of its own held-out clips; refuses a run that was never trained. */
    public News.Measured measure(Path run) {
        RunFolder folder = RunFolder.open(run);
        data.lookIn(run);
        HeldOutMetrics metrics = new HeldOutMetrics(folder.spec(), data);
        return News.Measured.of(look(folder, metrics.clips()), metrics);
    }

    public HeldOut look(RunFolder run, List<Clip> clips) {
        Checkpoint checkpoint = run.shown();
        try (TrainedRun trained = new TrainedRun(run.spec(), checkpoint.weights(), compute.settings(mailbox))) {
            return new HeldOut(checkpoint.state().step(), trained.predict(clips));
        }
    }
}
