package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.measure.Baselines;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingClip;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Every metric of a run's held-out clips; what guesses have is measured once. Safe for several threads. */
public final class HeldOutMetrics {
    private static final int MEAN_IMAGE_CLIPS = 1000;

    public final RunSpec spec;
    private final Data data;
    private final List<MovingClip> moving;
    private EvaluationGatherer guesses;

    public HeldOutMetrics(RunSpec spec, Data data) {
        this.spec = spec;
        this.data = data;
        this.moving = TrainingRun.heldOutClips(spec, data);
    }

    public List<Clip> clips() {
        return MovingClip.clips(moving);
    }

    /** @param made of {@link #clips()} */
    public Evaluation of(Prediction made) {
        EvaluationGatherer gatherer = prepared().again();
        gatherer.add(made, moving);
        return gatherer.evaluation();
    }

    private synchronized EvaluationGatherer prepared() {
        if (guesses == null) {
            DigitSet digits = spec.clips(data, Split.VALIDATION).digits();
            EvaluationGatherer all = new EvaluationGatherer(spec.sequence().inputFrames(), meanImage(), digits, null);
            all.add(new Prediction(Map.of()), moving);
            guesses = all;
        }
        return guesses;
    }

    /** The mean image that outputs are held against, one frame. */
    public Clip meanImage() {
        return meanImage(spec, data);
    }

    /** Of a run's first training clips: nothing is learned from clips that it is tried on. */
    public static Clip meanImage(RunSpec spec, Data data) {
        return data.once(
                Arrays.asList(spec.data(), spec.sequence(), spec.seed()),
                () -> Baselines.meanImage(spec.clips(data, Split.TRAIN), MEAN_IMAGE_CLIPS));
    }
}
