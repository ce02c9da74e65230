package afterimage.app.session;

import afterimage.engine.BadInput;
import afterimage.engine.digits.Mnist;
import afterimage.engine.evaluate.Evaluation;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.SafeFile;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.Map;

/** Reads and measures runs that are held against the one in view. Slow: meant for {@link Worker}. */
public final class RunReader {
    /** A run's curves, as far as it was saved. */
    public record Losses(String name, RunSpec spec, LossHistory history) {}

    /** Bytes, for some three million steps. */
    private static final int MAX_LOSSES = 1 << 26;

    private final SnapshotMailbox mailbox;
    private final Mnist digits;
    private final Compute compute;

    public RunReader(SnapshotMailbox mailbox, Mnist digits, Compute compute) {
        this.mailbox = mailbox;
        this.digits = digits;
        this.compute = compute;
    }

    /** From the small file beside the checkpoint, or from that where the file is missing. */
    public Losses losses(Path run) {
        RunFolder folder = RunFolder.open(run);
        return new Losses(RunName.shown(folder.spec().name(), run), folder.spec(), history(folder));
    }

    private static LossHistory history(RunFolder folder) {
        Path losses = folder.path().resolve("loss.csv");
        try {
            return LossHistory.ofCsv(
                    SafeFile.readText(losses, MAX_LOSSES, "the losses of a run").lines());
        } catch (BadInput e) {
            org.slf4j.LoggerFactory.getLogger(RunReader.class)
                    .info("the losses of {} are read from its checkpoint", folder.path(), e);
            return folder.hasCheckpoint() ? folder.checkpoint().history() : new LossHistory();
        }
    }

    /**
     * All metrics of its own held-out clips.
     *
     * @throws BadInput if it was never trained or cannot be read
     */
    public Measured measure(Path run) {
        RunFolder folder = RunFolder.open(run);
        Checkpoint checkpoint = folder.shown();
        HeldOutMetrics metrics = new HeldOutMetrics(folder.spec(), digits);
        try (TrainedRun trained = new TrainedRun(folder.spec(), checkpoint.weights(), compute.settings(mailbox))) {
            Prediction made = trained.predict(metrics.clips());
            Evaluation evaluation = metrics.of(Map.of(
                    Branch.RECONSTRUCTION,
                    made.of(Branch.RECONSTRUCTION),
                    Branch.PREDICTION,
                    made.of(Branch.PREDICTION)));
            return new Measured(checkpoint.state().step(), evaluation);
        }
    }
}
