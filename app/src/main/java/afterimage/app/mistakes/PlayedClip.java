package afterimage.app.mistakes;

import afterimage.app.glossary.Texts;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import afterimage.engine.measure.ClipConditions;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.ClipCase;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.probe.Rollout;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.SequenceSpec;
import java.util.List;
import java.util.function.DoubleConsumer;

/** One of the clips measured, input and future, with the truth and what the model makes of it now in one branch. */
record PlayedClip(ClipCase of, Branch branch, Clip clip, Rollout frames) {
    record Question(RunSpec run, Data data, ClipCase of, Branch branch) implements Probing.Work<PlayedClip> {
        @Override
        public PlayedClip on(ProbeModel model, DoubleConsumer progress) {
            DigitSet images = data.digits(run.data(), Split.VALIDATION);
            SequenceSpec clips = run.sequence();
            Clip clip = ClipCase.clip(clips, images, run.seed(), of.digits(), of.index())
                    .clip();
            Clip output =
                    model.predict(List.of(clip), Intervention.NONE).of(branch).get(0);
            return new PlayedClip(of, branch, clip, new Rollout(branch.truth(clip, clips.inputFrames()), output));
        }
    }

    GuestClips asGuest(RunSpec run) {
        int digits = of.digits();
        String about = Texts.of("mistakes.guest", of.index() + 1, Texts.count("mistakes.digits", digits));
        Trial trial = new Trial(run.sequence().withDigits(digits), false);
        return new GuestClips(about, List.of(clip), trial, null);
    }

    /** Frames that play, again and again. */
    int step(int time) {
        return time % frames.truth().time();
    }

    int frame(int time) {
        return step(time)
                + (branch == Branch.PREDICTION ? clip.time() - frames.truth().time() : 0);
    }

    String conditions() {
        ClipConditions how = of.seen().get(branch).conditions();
        String bounces = Texts.count("mistakes.bounces", how.bounces());
        return Texts.of("mistakes.conditions", 100 * how.overlap(), bounces, how.speed());
    }
}
