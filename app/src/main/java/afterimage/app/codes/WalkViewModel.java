package afterimage.app.codes;

import afterimage.app.glossary.Texts;
import afterimage.app.session.InsideModel.Asking;
import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.trace.Code;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A walk on the straight line from the code of one clip to that of another, decoded where one stands. */
final class WalkViewModel {
    /** What is made of the code where one stands, one clip a branch, between the clips at the ends. */
    record Walked(Clip a, Clip b, Prediction made, int inputFrames) {
        boolean has(Branch branch) {
            return !made.of(branch).isEmpty();
        }
    }

    private record Question(MovingDigits clips, int a, int b, double share) implements Probing.Work<Walked> {
        @Override
        public Walked on(ProbeModel model, DoubleConsumer progress) {
            Clip from = clips.clip(a).clip();
            Clip to = clips.clip(b).clip();
            List<Code> ends = model.encode(List.of(from, to), Intervention.NONE);
            Code between = ends.get(0).towards(ends.get(1), share);
            Prediction made = model.decode(List.of(from), List.of(between), Intervention.NONE);
            return new Walked(from, to, made, model.clips.inputFrames());
        }
    }

    /** Number of the clip where the walk begins, -1 for none. */
    final IntegerProperty a = new SimpleIntegerProperty(-1);

    final IntegerProperty b = new SimpleIntegerProperty(-1);
    /** How far from A to B, 0 to 1. */
    final DoubleProperty share = new SimpleDoubleProperty(0.5);

    final ObjectProperty<Walked> walked = new SimpleObjectProperty<>();
    /** Why there is nothing to see, empty if there is. */
    final StringProperty note = new SimpleStringProperty("");

    private final Asking<Walked> asking;
    private CodesViewModel.Read read;
    private boolean seen;
    private boolean nextIsB;

    WalkViewModel(Probing probing) {
        Consumer<Walked> take = now -> {
            note.set("");
            walked.set(now);
        };
        asking = new Asking<>(probing, "walk", take, note::set);
        asking.showEach();
        share.addListener((p, before, now) -> ask());
    }

    /** Another map, or null; the walk begins across its first axis, so that there is one to see. */
    void begin(CodesViewModel.Read now) {
        boolean sameClips = read != null
                && now != null
                && now.map().clips().equals(read.map().clips());
        read = now;
        if (now == null) {
            a.set(-1);
            b.set(-1);
            walked.set(null);
            asking.drop();
        } else if (!sameClips || a.get() < 0) {
            nextIsB = false;
            double[] x = now.map().x();
            a.set(IntStream.range(0, x.length).reduce(0, (first, k) -> x[k] < x[first] ? k : first));
            b.set(IntStream.range(0, x.length).reduce(0, (last, k) -> x[k] > x[last] ? k : last));
        }
        ask();
    }

    /** Takes a clip as an end: B if so wanted, otherwise A, then B, and so on in turn. */
    void pick(int clip, boolean asB) {
        if (read != null && clip >= 0) {
            boolean end = asB || nextIsB;
            (end ? b : a).set(clip);
            nextIsB = !end;
            ask();
        }
    }

    void setSeen(boolean now) {
        seen = now;
        if (now) {
            ask();
        } else {
            asking.forget();
        }
    }

    private void ask() {
        if (seen && read != null && a.get() >= 0 && b.get() >= 0) {
            note.set(walked.get() == null ? Texts.of("codes.decoding") : "");
            asking.ask(new Question(read.clips(), a.get(), b.get(), share.get()));
        }
    }
}
