package afterimage.app.beyond;

import afterimage.app.session.Probing;
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
import afterimage.engine.sequence.SequenceSpec;
import java.util.function.DoubleConsumer;

/** What a model is tried under, whose frames are looked at, and over how many clips errors are averaged. */
record Conditions(RunSpec run, Trial trial, Branch branch, int clips) {
    /** Training clips that the mean image is made of. */
    private static final int MEAN_OF = 200;

    /** Whether the decoder takes frames, so that true ones can be put in place of its own. */
    boolean canBeForced() {
        return run.model().inputOf(branch) != ModelSpec.DecoderInput.NONE;
    }

    /** The same with true frames fed. */
    Conditions forced() {
        return new Conditions(run, new Trial(trial.sequence(), true), branch, clips);
    }

    /** Frames that the decoder writes. */
    int frames() {
        return frames(trial.sequence());
    }

    private int frames(SequenceSpec of) {
        return branch == Branch.PREDICTION ? of.futureFrames() : of.inputFrames();
    }

    /** Frames that it wrote in training. */
    int trained() {
        return frames(run.sequence());
    }

    /** Number in the whole clip of the first frame that it writes. */
    int first() {
        return branch == Branch.PREDICTION ? run.sequence().inputFrames() : 0;
    }

    private MovingDigits clips(Mnist digits, Split split) {
        return new MovingDigits(trial.sequence(), digits.read(split), run.seed());
    }

    /** What the decoder writes for one clip. */
    record Strip(Conditions of, Mnist digits, int clip) implements Probing.Work<Rollout> {
        @Override
        public Rollout on(ProbeModel model, DoubleConsumer progress) {
            return Rollout.of(model, of.clips(digits, Split.VALIDATION), clip, of.branch);
        }

        @Override
        public Trial trial() {
            return of.trial;
        }
    }

    /** The errors over all clips, and those of what costs nothing, which are the same where true frames are fed. */
    record Average(Conditions of, Mnist digits) implements Probing.Work<BeyondFigures.Errors> {
        @Override
        public BeyondFigures.Errors on(ProbeModel model, DoubleConsumer progress) {
            MovingDigits all = of.clips(digits, Split.VALIDATION);
            double[] own = Rollout.errors(model, all, of.clips, of.branch, progress);
            if (of.trial.truth()) {
                return new BeyondFigures.Errors(own, null);
            }
            Clip mean = Baselines.meanImage(of.clips(digits, Split.TRAIN), MEAN_OF);
            int first = of.first();
            return new BeyondFigures.Errors(own, BaselineErrors.of(all, mean, of.clips, first, first + of.frames()));
        }

        @Override
        public Trial trial() {
            return of.trial;
        }
    }
}
