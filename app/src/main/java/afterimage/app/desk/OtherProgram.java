package afterimage.app.desk;

import afterimage.app.home.Pretrained;
import afterimage.engine.exchange.EventFile;
import afterimage.engine.exchange.SavedModelFolder;
import afterimage.engine.file.NpzFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.Map;

/** Whom a run can be written for. */
public enum OtherProgram {
    TENSORFLOW("Model as SavedModel…", "Folder for the SavedModel", "-savedmodel", "load it with its tag 'serve'"),
    TENSORBOARD(
            "Losses for TensorBoard…", "Folder for the event file", "-tensorboard", "tensorboard --logdir shows it"),
    NUMPY("Weights as NPZ…", "File for the weights", "-weights.npz", "numpy.load reads it");

    /** The menu's words. */
    public final String entry;
    /** Of the question where to. */
    public final String title;
    /** How the suggested name ends. */
    final String ending;
    /** What to do with it. */
    final String use;

    OtherProgram(String entry, String title, String ending, String use) {
        this.entry = entry;
        this.title = title;
        this.ending = ending;
        this.use = use;
    }

    /**
     * @param run written as it was last saved; null for {@code given}, which has no folder
     * @throws afterimage.engine.BadInput if the run was never saved or the target cannot be written
     */
    void write(RunFolder run, Pretrained given, Path target) {
        if (this == TENSORBOARD && run != null) {
            EventFile.write(run, target);
            return;
        }
        RunSpec spec = run == null ? given.spec() : run.spec();
        Checkpoint checkpoint = run == null ? given.checkpoint() : run.shown();
        switch (this) {
            case TENSORFLOW -> SavedModelFolder.write(spec, checkpoint.weights(), target);
            case TENSORBOARD -> EventFile.write(spec, checkpoint, target);
            case NUMPY -> NpzFile.write(target, checkpoint.weights(), Map.of());
        }
    }
}
