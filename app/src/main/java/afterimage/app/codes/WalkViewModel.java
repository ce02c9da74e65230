package afterimage.app.codes;

import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.probe.Intervention;
import afterimage.engine.trace.Code;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/** A walk on the straight line from the code of one clip to that of another, decoded where one stands. */
final class WalkViewModel {
    private static final String TOPIC = "walk";

    /**
     * What is made of the code where one stands, between the clips at the ends.
     *
     * @param made one clip a branch
     */
    record Walked(Clip a, Clip b, Prediction made, int inputFrames) {
        boolean has(Branch branch) {
            return !made.of(branch).isEmpty();
        }
    }

    private final Probing probing;
    private final ReadOnlyIntegerWrapper a = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper b = new ReadOnlyIntegerWrapper(-1);
    private final DoubleProperty share = new SimpleDoubleProperty(0.5);
    private final ReadOnlyObjectWrapper<Walked> walked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private CodesViewModel.Read read;
    private boolean seen;
    private boolean nextIsB;

    WalkViewModel(Probing probing) {
        this.probing = probing;
        share.addListener((p, before, now) -> ask());
    }

    /** Number of the clip where the walk begins, -1 for none. */
    ReadOnlyIntegerProperty aProperty() {
        return a.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty bProperty() {
        return b.getReadOnlyProperty();
    }

    /** How far from A to B, 0 to 1. */
    DoubleProperty shareProperty() {
        return share;
    }

    ReadOnlyObjectProperty<Walked> walkedProperty() {
        return walked.getReadOnlyProperty();
    }

    /** Why there is nothing to see, empty if there is. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Another map; the walk begins across its first axis, so that there is one to see. */
    void begin(CodesViewModel.Read now) {
        boolean sameClips = read != null
                && now != null
                && now.map().size() == read.map().size()
                && now.map().clips().equals(read.map().clips());
        read = now;
        if (now == null) {
            a.set(-1);
            b.set(-1);
            walked.set(null);
            probing.forget(TOPIC);
        } else if (!sameClips || a.get() < 0) {
            nextIsB = false;
            double[] x = now.map().x();
            int first = 0;
            int last = 0;
            for (int k = 0; k < x.length; k++) {
                first = x[k] < x[first] ? k : first;
                last = x[k] > x[last] ? k : last;
            }
            a.set(first);
            b.set(last);
        }
        ask();
    }

    /** Takes a clip as an end: B if so wanted, otherwise A, then B, and so on in turn. */
    void pick(int clip, boolean asB) {
        if (read == null || clip < 0) {
            return;
        }
        boolean end = asB || nextIsB;
        (end ? b : a).set(clip);
        nextIsB = !end;
        ask();
    }

    /** Whether the next click takes B. */
    boolean isNextB() {
        return nextIsB;
    }

    void setSeen(boolean now) {
        seen = now;
        if (now) {
            ask();
        } else {
            probing.forget(TOPIC);
        }
    }

    private void ask() {
        if (!seen || read == null || a.get() < 0 || b.get() < 0) {
            return;
        }
        Clip from = read.clips().clip(a.get()).clip();
        Clip to = read.clips().clip(b.get()).clip();
        double where = share.get();
        note.set(walked.get() == null ? "Decoding…" : "");
        probing.ask(
                TOPIC,
                null,
                (model, progress) -> {
                    List<Code> ends = model.encode(List.of(from, to), Intervention.NONE);
                    Code between = ends.get(0).towards(ends.get(1), where);
                    Prediction made = model.decode(List.of(from), List.of(between), Intervention.NONE);
                    return new Walked(from, to, made, model.clips().inputFrames());
                },
                now -> {
                    note.set("");
                    walked.set(now);
                },
                note::set);
    }
}
