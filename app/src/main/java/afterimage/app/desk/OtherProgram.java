package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.DataFiles;
import afterimage.app.home.Pretrained;
import afterimage.engine.data.Data;
import afterimage.engine.exchange.EventFile;
import afterimage.engine.exchange.ProjectorFolder;
import afterimage.engine.exchange.PythonFolder;
import afterimage.engine.exchange.SavedModelFolder;
import afterimage.engine.file.NpzFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SharedRun;
import java.nio.file.Path;
import java.util.Map;

/** Whom a run can be written for. */
public enum OtherProgram {
    TENSORFLOW("-savedmodel"),
    TENSORBOARD("-tensorboard"),
    NUMPY("-weights.npz"),
    PYTHON("-python"),
    PROJECTOR("-codes"),
    AFTERIMAGE(SharedRun.ENDING);

    public final String entry = Texts.of(this);
    public final String title = Texts.of("desk.to." + name());
    final String ending;

    OtherProgram(String ending) {
        this.ending = ending;
    }

    String written(Path target) {
        return Texts.of("desk.to." + name() + ".written", target);
    }

    /** @param run as it was last saved; null for {@code given}, which has no folder */
    void write(RunFolder run, Pretrained given, Path target) {
        if (this == TENSORBOARD && run != null) {
            EventFile.write(run, target);
            return;
        }
        if (this == AFTERIMAGE && run != null) {
            SharedRun.write(run.spec(), run.checkpoint(), run.path(), target);
            return;
        }
        RunSpec spec = run == null ? given.spec() : run.spec();
        Checkpoint checkpoint = run == null ? given.checkpoint() : run.shown();
        switch (this) {
            case TENSORFLOW -> SavedModelFolder.write(spec, checkpoint.weights(), target);
            case TENSORBOARD -> EventFile.write(spec, checkpoint, target);
            case AFTERIMAGE -> SharedRun.write(spec, checkpoint, null, target);
            case PYTHON -> PythonFolder.write(spec, checkpoint.weights(), target);
            case PROJECTOR -> {
                Data data = DataFiles.source();
                if (run != null) {
                    data.lookIn(run.path());
                }
                ProjectorFolder.write(spec, checkpoint.weights(), data, ProjectorFolder.USUAL, target);
            }
            case NUMPY -> NpzFile.write(target, checkpoint.weights(), Map.of());
        }
    }
}
