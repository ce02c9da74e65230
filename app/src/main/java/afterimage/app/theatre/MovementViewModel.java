package afterimage.app.theatre;

import afterimage.app.control.FramePlayer;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.trace.MoverTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** Asks a model with movers what moves where in the clip shown, but only while somebody wants to see it. */
public final class MovementViewModel extends InsideModel {
    /** Less than this on a picture, as a sum of its pixels, is nothing that moves. */
    private static final double LEAST_INK = 10;
    /** An arrow is so many times as long as the movement of a step. */
    private static final double STRETCH = 3;

    public final BooleanProperty wanted = new SimpleBooleanProperty();
    /** Whether the model in view has movers. */
    final BooleanProperty possible = new SimpleBooleanProperty();

    private final ObservableValue<ShownClip> clip;
    private final Asking<ShownClip.Traced> asking = asking("movement", traced -> changed());

    public MovementViewModel(Probing probing, ObservableValue<ShownClip> clip) {
        super(probing);
        this.clip = clip;
        whenever(this::askAgain, clip);
        Runnable follow = () -> {
            setSeen(wanted.get() && possible.get());
            changed();
        };
        whenever(follow, wanted, possible);
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class)
                .ifPresent(opened -> possible.set(opened.spec().model().movers().any()));
    }

    @Override
    protected void ask() {
        if (clip.getValue() == null) {
            asking.drop();
            changed();
        } else {
            asking.ask(new ShownClip.Traced.Question(clip.getValue(), Set.of(), null));
        }
    }

    /** One for each mover that carries something, from where its picture is in a frame of the clip; none for the first. */
    public List<FramePlayer.Arrow> arrows(int frame) {
        ShownClip.Traced traced = asking.answer();
        if (!isSeen() || traced == null || traced.movers() == null || frame < 1) {
            return List.of();
        }
        List<MoverTrace.Step> steps = traced.movers().steps();
        int inputFrames = traced.clips().inputFrames();
        // An encoder with a decoder of its own waits after its last frame, a next-frame predictor does not.
        boolean waits =
                steps.stream().filter(step -> step.stack().equals("encoder")).count() == inputFrames;
        int at = waits && frame >= inputFrames ? frame : frame - 1;
        return at < steps.size() ? arrows(steps.get(at), traced.clips().size()) : List.of();
    }

    private static List<FramePlayer.Arrow> arrows(MoverTrace.Step step, int size) {
        List<FramePlayer.Arrow> arrows = new ArrayList<>();
        for (int m = 0; m < step.pictures().length; m++) {
            float[] picture = step.pictures()[m];
            double ink = 0;
            double x = 0;
            double y = 0;
            for (int i = 0; i < picture.length; i++) {
                ink += picture[i];
                x += picture[i] * (i % size);
                y += picture[i] * (i / size);
            }
            if (ink > LEAST_INK) {
                double[] by = {STRETCH * step.motion()[m][1], STRETCH * step.motion()[m][0]};
                arrows.add(new FramePlayer.Arrow(x / ink, y / ink, by[0], by[1], m));
            }
        }
        return arrows;
    }
}
