package afterimage.app.theatre;

import afterimage.app.control.FrameArrow;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.app.session.TracedClip;
import afterimage.engine.trace.MoverTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;

/** Asks a model with movers what moves where in the clip shown, but only while somebody wants to see it. */
public final class MovementViewModel {
    private static final String TOPIC = "movement";
    /** Less than this on a picture, as a sum of its pixels, is nothing that moves. */
    private static final double LEAST_INK = 10;
    /** An arrow is so many times as long as the movement of a step. */
    private static final double STRETCH = 3;

    private final Probing probing;
    private final ObservableValue<ShownClip> clip;
    public final BooleanProperty wanted = new SimpleBooleanProperty();
    /** Whether the model in view has movers. */
    final BooleanProperty possible = new SimpleBooleanProperty();
    /** Grows whenever the arrows have changed. */
    final IntegerProperty revision = new SimpleIntegerProperty();

    private MoverTrace trace;
    private int inputFrames;
    private int size;

    public MovementViewModel(Probing probing, ObservableValue<ShownClip> clip) {
        this.probing = probing;
        this.clip = clip;
        probing.revisionProperty().addListener((p, before, now) -> ask());
        clip.addListener((p, before, now) -> ask());
        wanted.addListener((p, before, now) -> ask());
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class)
                .ifPresent(opened -> possible.set(opened.spec().model().movers().any()));
    }

    private void ask() {
        ShownClip shown = clip.getValue();
        if (!wanted.get() || !possible.get() || shown == null) {
            probing.forget(TOPIC);
            trace = null;
            revision.set(revision.get() + 1);
            return;
        }
        probing.ask(
                TOPIC,
                new TracedClip.Question(shown, Set.of()),
                traced -> take(new Answer(
                        traced.movers(),
                        traced.clips().inputFrames(),
                        traced.clips().size())),
                sorry -> {},
                share -> {});
    }

    private record Answer(MoverTrace trace, int inputFrames, int size) {}

    private void take(Answer answer) {
        trace = answer.trace;
        inputFrames = answer.inputFrames;
        size = answer.size;
        revision.set(revision.get() + 1);
    }

    /** One for each mover that carries something, from where its picture is in a frame of the clip; none for the first. */
    public List<FrameArrow> arrows(int frame) {
        if (trace == null || frame < 1) {
            return List.of();
        }
        // An encoder with a decoder of its own waits after its last frame, a next-frame predictor does not.
        boolean waits = trace.steps().stream()
                        .filter(step -> step.stack().equals("encoder"))
                        .count()
                == inputFrames;
        int at = waits && frame >= inputFrames ? frame : frame - 1;
        return at < trace.steps().size() ? arrows(trace.steps().get(at)) : List.of();
    }

    private List<FrameArrow> arrows(MoverTrace.Step step) {
        List<FrameArrow> arrows = new ArrayList<>();
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
                arrows.add(new FrameArrow(x / ink, y / ink, by[0], by[1], m));
            }
        }
        return arrows;
    }
}
