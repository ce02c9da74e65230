package afterimage.engine.run;

import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.List;
import java.util.Map;

/** A run opened to be used, not trained. */
public final class TrainedRun implements AutoCloseable {
    private final RunSpec spec;
    private final SessionSettings settings;
    private final VideoModel model;

    /** @throws afterimage.engine.BadInput if the run was never trained or its weights do not fit its spec */
    public TrainedRun(RunFolder folder, SessionSettings settings) {
        this(folder.spec(), folder.checkpoint().weights(), settings);
    }

    /** @throws afterimage.engine.BadInput if the weights do not fit the spec or are not all numbers */
    public TrainedRun(RunSpec spec, Map<String, NpyArray> weights, SessionSettings settings) {
        WeightFile.requireNumbers(weights);
        this.spec = spec;
        this.settings = settings;
        this.model = new VideoModel(spec.model(), spec.sequence(), settings);
        try {
            model.load(weights);
        } catch (RuntimeException e) {
            model.close();
            throw told(e);
        }
    }

    /** The failure of a device as a whole sentence. */
    private RuntimeException told(RuntimeException e) {
        RuntimeException found = DeviceFailed.in(e, settings.device());
        return found instanceof DeviceFailed failed
                ? failed.and(failed.leavesTheCpu() ? "the CPU may do it." : "try fewer clips at once.")
                : e;
    }

    public RunSpec spec() {
        return spec;
    }

    /** The model's output for clips of input and future frames. */
    public Prediction predict(List<Clip> clips) {
        try {
            return model.predict(batch(clips));
        } catch (RuntimeException e) {
            throw told(e);
        }
    }

    private Batch batch(List<Clip> clips) {
        SequenceSpec sequence = spec.sequence();
        int pixels = sequence.size() * sequence.size();
        float[] input = new float[sequence.inputFrames() * clips.size() * pixels];
        float[] future = new float[sequence.futureFrames() * clips.size() * pixels];
        for (int b = 0; b < clips.size(); b++) {
            for (int t = 0; t < sequence.frames(); t++) {
                boolean seen = t < sequence.inputFrames();
                int row = seen ? t : t - sequence.inputFrames();
                clips.get(b).copyFrame(t, seen ? input : future, (row * clips.size() + b) * pixels);
            }
        }
        return new Batch(clips.size(), input, future);
    }

    @Override
    public void close() {
        model.close();
    }
}
