package afterimage.app.theatre;

import afterimage.app.control.FrameArrow;
import afterimage.app.session.Mail;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.app.session.TracedClip;
import afterimage.engine.trace.MoverTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** What a model with movers believes moves where in the clip shown; asked for only while somebody wants to see it. */
public final class MovementViewModel {
    private static final String TOPIC = "movement";
    /** Less than this on a picture, as a sum of its pixels, is nothing that moves. */
    private static final double LEAST_INK = 10;
    /** An arrow is so many times as long as the movement of a step. */
    private static final double STRETCH = 3;

    private final Probing probing;
    private final ObservableValue<ShownClip> clip;
    private final BooleanProperty wanted = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
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

    /** Whether arrows are to be seen. */
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /** Whether the model in view has movers. */
    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /** Grows whenever the arrows have changed. */
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    public void show(Mail mail) {
        if (mail.opened() != null) {
            possible.set(mail.opened().spec().model().movers().any());
        }
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
