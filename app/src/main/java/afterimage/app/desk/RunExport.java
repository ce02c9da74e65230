package afterimage.app.desk;

import afterimage.app.home.Pretrained;
import afterimage.engine.exchange.EventFile;
import afterimage.engine.exchange.SavedModelFolder;
import afterimage.engine.file.NpzFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.run.WeightFile;
import java.nio.file.Path;
import java.util.Map;

/** Runs as files of other programs. */
final class RunExport {
    private RunExport() {}

    /** @throws afterimage.engine.BadInput if the run was never saved or the target cannot be written */
    static void write(OtherProgram program, RunFolder run, Path target) {
        switch (program) {
            case TENSORFLOW -> SavedModelFolder.write(run.spec(), run.shown().weights(), target);
            case TENSORBOARD -> EventFile.write(run, target);
            case NUMPY -> WeightFile.write(run, WeightChoice.USUAL, target);
        }
    }

    /** As above for the program's own run, which has no folder. */
    static void write(OtherProgram program, Pretrained run, Path target) {
        Checkpoint checkpoint = run.checkpoint();
        switch (program) {
            case TENSORFLOW -> SavedModelFolder.write(run.spec(), checkpoint.weights(), target);
            case TENSORBOARD -> EventFile.write(run.spec(), checkpoint, target);
            case NUMPY -> NpzFile.write(target, checkpoint.weights(), Map.of());
        }
    }
}
