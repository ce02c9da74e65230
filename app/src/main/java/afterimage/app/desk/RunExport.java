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

/** Runs as files of other programs. */
final class RunExport {
    private RunExport() {}

    /**
     * @param run written as it was last saved; null for {@code given}, which has no folder
     * @throws afterimage.engine.BadInput if the run was never saved or the target cannot be written
     */
    static void write(OtherProgram program, RunFolder run, Pretrained given, Path target) {
        if (program == OtherProgram.TENSORBOARD && run != null) {
            EventFile.write(run, target);
            return;
        }
        RunSpec spec = run == null ? given.spec() : run.spec();
        Checkpoint checkpoint = run == null ? given.checkpoint() : run.shown();
        switch (program) {
            case TENSORFLOW -> SavedModelFolder.write(spec, checkpoint.weights(), target);
            case TENSORBOARD -> EventFile.write(spec, checkpoint, target);
            case NUMPY -> NpzFile.write(target, checkpoint.weights(), Map.of());
        }
    }
}
