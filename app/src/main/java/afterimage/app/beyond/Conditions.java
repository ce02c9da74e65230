package afterimage.app.beyond;

import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.digits.Split;
import afterimage.engine.measure.BaselineErrors;
import afterimage.engine.measure.Baselines;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.probe.Rollout;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.SequenceSpec;
import java.util.List;
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

    private Clips clips(Data data, Split split) {
        return data.clips(run.data(), trial.sequence(), split, run.seed());
    }

    private interface Work<T> extends Probing.Work<T> {
        Conditions of();

        @Override
        default Trial trial() {
            return of().trial;
        }
    }

    /** What the decoder writes for one clip. */
    record Strip(Conditions of, Data data, int clip) implements Work<Rollout> {
        @Override
        public Rollout on(ProbeModel model, DoubleConsumer progress) {
            Clip shown = of.clips(data, Split.VALIDATION).clip(clip).clip();
            return Rollout.of(model, List.of(shown), of.branch).get(0);
        }
    }
    /** The errors over all clips, and those of what costs nothing, which are the same where true frames are fed. */
    record Average(Conditions of, Data data) implements Work<BeyondFigures.Errors> {
        @Override
        public BeyondFigures.Errors on(ProbeModel model, DoubleConsumer progress) {
            Clips all = of.clips(data, Split.VALIDATION);
            double[] own = Rollout.errors(model, all, of.clips, of.branch, progress);
            if (of.trial.truth()) {
                return new BeyondFigures.Errors(own, null);
            }
            Clip mean = Baselines.meanImage(of.clips(data, Split.TRAIN), MEAN_OF);
            int first = of.first();
            return new BeyondFigures.Errors(own, BaselineErrors.of(all, mean, of.clips, first, first + of.frames()));
        }
    }
}
