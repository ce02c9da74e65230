package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.run.WeightFile;
import afterimage.engine.sequence.Batch;
import java.util.List;
import java.util.Map;

/** A run opened to be used, not trained. */
public final class TrainedRun implements AutoCloseable {
    public final RunSpec spec;
    private final boolean truth;
    private final SessionSettings settings;
    private final VideoModel model;

    /** @throws afterimage.engine.BadInput if the run has no such weights or they do not fit its spec */
    public TrainedRun(RunFolder folder, WeightChoice weights, SessionSettings settings) {
        this(folder.spec(), folder.checkpoint(weights).weights(), settings);
    }

    /** @throws afterimage.engine.BadInput if the weights do not fit the spec or are not all numbers */
    public TrainedRun(RunSpec spec, Map<String, NpyArray> weights, SessionSettings settings) {
        this(spec, Trial.asTrained(spec), weights, settings);
    }

    /** @throws afterimage.engine.BadInput if the conditions of the trial do not fit the model */
    public TrainedRun(RunSpec trained, Trial trial, Map<String, NpyArray> weights, SessionSettings settings) {
        WeightFile.requireNumbers(weights);
        this.spec = trial.of(trained);
        this.truth = trial.truth();
        this.settings = settings;
        this.model = new VideoModel(spec.model(), spec.sequence(), settings);
        try {
            model.load(weights);
        } catch (RuntimeException e) {
            model.close();
            throw told(e);
        }
    }

    private RuntimeException told(RuntimeException e) {
        RuntimeException found = DeviceFailed.in(e, settings.device());
        return found instanceof DeviceFailed failed
                ? failed.and(failed.leavesTheCpu() ? "the CPU may do it." : "try fewer clips at once.")
                : e;
    }

    public Prediction predict(List<Clip> clips) {
        try {
            return model.predict(Batch.of(spec.sequence(), clips), truth);
        } catch (RuntimeException e) {
            throw told(e);
        }
    }

    /** Takes the weights as they are now, e.g. while another graph trains them. */
    public void load(Map<String, NpyArray> weights) {
        model.load(weights);
    }

    @Override
    public void close() {
        model.close();
    }
}
