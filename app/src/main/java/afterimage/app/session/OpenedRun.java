package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.evaluate.LossBaselines;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.LossPoint;
import java.nio.file.Path;
import java.util.List;

/** A run that came into view, its held-out clips and losses so far; folder null for one that comes with the program. */
public record OpenedRun(
        RunSpec spec,
        Path folder,
        long step,
        double learningRate,
        List<Clip> clips,
        List<LossPoint> train,
        List<LossPoint> heldOut,
        LossBaselines baselines)
        implements News.Awaited {

    static OpenedRun of(RunSpec spec, Path folder, Checkpoint checkpoint, List<Clip> clips) {
        Checkpoint.State state = checkpoint.state();
        return of(spec, folder, state.step(), state.learningRate(), checkpoint.history(), clips);
    }

    static OpenedRun of(TrainingRun run, List<Clip> clips) {
        RunFolder folder = run.folder;
        return of(folder.spec(), folder.path(), run.step(), run.learningRate(), run.history, clips);
    }

    static OpenedRun of(
            RunSpec spec, Path folder, long step, double learningRate, LossHistory history, List<Clip> clips) {
        LossBaselines levels = LossBaselines.of(spec, clips);
        return new OpenedRun(spec, folder, step, learningRate, clips, history.train(), history.heldOut(), levels);
    }
}
