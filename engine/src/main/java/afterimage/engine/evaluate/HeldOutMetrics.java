package afterimage.engine.evaluate;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.measure.Baselines;
import afterimage.engine.model.Branch;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import java.util.List;
import java.util.Map;

/** Every metric of a run's held-out clips; what guesses have is measured once. Safe for several threads. */
public final class HeldOutMetrics {
    private static final int MEAN_IMAGE_CLIPS = 1000;

    private final RunSpec spec;
    private final Mnist digits;
    private final List<MovingClip> moving;
    private EvaluationGatherer guesses;
    private Clip mean;

    public HeldOutMetrics(RunSpec spec, Mnist digits) {
        this.spec = spec;
        this.digits = digits;
        this.moving = TrainingRun.heldOutClips(spec, digits);
    }

    public List<Clip> clips() {
        return moving.stream().map(MovingClip::clip).toList();
    }

    /** @param outputs by branch, one a clip; a branch without any is left out */
    public Evaluation of(Map<Branch, List<Clip>> outputs) {
        EvaluationGatherer gatherer = prepared().again();
        gatherer.add(outputs, moving);
        return gatherer.evaluation();
    }

    private synchronized EvaluationGatherer prepared() {
        if (guesses == null) {
            mean = meanImage(spec, digits);
            EvaluationGatherer all =
                    new EvaluationGatherer(spec.sequence().inputFrames(), mean, digits.read(Split.VALIDATION), null);
            all.add(Map.of(), moving);
            guesses = all;
        }
        return guesses;
    }

    /** The mean image that outputs are held against, one frame. */
    public Clip meanImage() {
        prepared();
        return mean;
    }

    /** Of a run's first training clips: nothing is learned from clips that it is tried on. */
    public static Clip meanImage(RunSpec spec, Mnist digits) {
        MovingDigits training = new MovingDigits(spec.sequence(), digits.read(Split.TRAIN), spec.seed());
        return Baselines.meanImage(training, MEAN_IMAGE_CLIPS);
    }
}
