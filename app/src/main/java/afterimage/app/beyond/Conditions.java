package afterimage.app.beyond;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.measure.BaselineErrors;
import afterimage.engine.measure.Baselines;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.probe.Rollout;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.MovingDigits;
import java.util.function.DoubleConsumer;

/**
 * What a model is tried under.
 *
 * @param run whose model it is
 * @param trial without true frames
 * @param branch whose frames are looked at
 * @param clips over which errors are averaged
 */
record Conditions(RunSpec run, Trial trial, Branch branch, int clips) {
    /** Training clips that the mean image is made of. */
    private static final int MEAN_OF = 200;

    /** Whether the decoder takes frames, so that true ones can be put in place of its own. */
    boolean canBeForced() {
        return run.model().inputOf(branch) != ModelSpec.DecoderInput.NONE;
    }

    Trial forced() {
        return new Trial(trial.sequence(), true);
    }

    /** Frames that the decoder writes. */
    int frames() {
        return branch == Branch.PREDICTION
                ? trial.sequence().futureFrames()
                : trial.sequence().inputFrames();
    }

    /** Frames that it wrote in training. */
    int trained() {
        return branch == Branch.PREDICTION
                ? run.sequence().futureFrames()
                : run.sequence().inputFrames();
    }

    /** Number in the whole clip of the first frame that it writes. */
    int first() {
        return branch == Branch.PREDICTION ? run.sequence().inputFrames() : 0;
    }

    private MovingDigits clips(Mnist digits, Split split) {
        return new MovingDigits(trial.sequence(), digits.read(split), run.seed());
    }

    // On the probe's thread.

    Rollout rollout(ProbeModel model, Mnist digits, int clip) {
        return Rollout.of(model, clips(digits, Split.VALIDATION), clip, branch);
    }

    double[] errors(ProbeModel model, Mnist digits, DoubleConsumer progress) {
        return Rollout.errors(model, clips(digits, Split.VALIDATION), clips, branch, progress);
    }

    BaselineErrors baselines(Mnist digits) {
        Clip mean = Baselines.meanImage(clips(digits, Split.TRAIN), MEAN_OF);
        return BaselineErrors.of(clips(digits, Split.VALIDATION), mean, clips, first(), first() + frames());
    }
}
