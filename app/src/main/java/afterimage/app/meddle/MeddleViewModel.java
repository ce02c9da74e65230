package afterimage.app.meddle;

import afterimage.app.session.Asking;
import afterimage.app.session.InsideModel;
import afterimage.app.session.ModelInView;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the changes of {@link MeddleChoices} do to the clip shown. The model in view itself stays as it is. */
public final class MeddleViewModel extends InsideModel {
    private final ObservableValue<ShownClip> clip;
    private final ObservableValue<? extends Number> time;
    private final Supplier<List<Clip>> clips;
    public final MeddleChoices choices = new MeddleChoices();
    private final Asking<BeforeAfter> asking = asking("meddle", this::take);
    /** What of the model is being changed. */
    public final ObjectProperty<MeddleSection> section = new SimpleObjectProperty<>(MeddleSection.UNITS);

    private final Asking<ActiveUnits> active =
            asking("meddle-active", found -> choices.silence(found.layer(), found.units()), choices.problem::set);

    /**
     * @param clip the clip shown, null for none
     * @param time the players' step
     * @param clips all that can be shown, to take a code from
     */
    public MeddleViewModel(
            Probing probing,
            ObservableValue<ShownClip> clip,
            ObservableValue<? extends Number> time,
            Supplier<List<Clip>> clips) {
        super(probing);
        this.clip = clip;
        this.time = time;
        this.clips = clips;
        asking.showEach();
        whenever(this::askAgain, clip, choices.now);
    }

    @Override
    protected void ask() {
        ShownClip shown = clip.getValue();
        if (shown == null) {
            return;
        }
        ModelInView model = probing.model().orElseThrow();
        choices.use(model.spec().model(), model.spec().sequence().inputFrames());
        Clip other = choices.now.get().other();
        if (other != null && other.time() != shown.clip().time()) {
            // The code of a clip of another length cannot be taken.
            choices.startFromOwn();
        }
        asking.ask(new BeforeAfter.Question(shown, choices.now.get(), choices.sentence()));
    }

    private void take(BeforeAfter made) {
        note.set("");
        changed();
    }

    /** Silences those units of the chosen layer, and no others, whose hidden state is largest in this clip. */
    void silenceMostActive(int count) {
        if (clip.getValue() != null && !choices.isEmpty()) {
            active.begin(new ActiveUnits.Question(clip.getValue(), choices.chosenLayer(), choices.units(), count));
        }
    }

    int clips() {
        return clips.get().size();
    }

    /** What a clip is told from others by: its last input frame [height, width]. */
    float[] thumbnail(int index) {
        return clips.get().get(index).frame(choices.inputFrames() - 1);
    }

    /** The decoders start from the code of this clip, counted from 0. */
    public void startFromClip(int index) {
        choices.startFrom(clips.get().get(index), index + 1);
    }

    // What came of it

    public boolean isEmpty() {
        return outputs() == null;
    }

    /** Null before there are any. */
    BeforeAfter outputs() {
        return asking.answer();
    }

    /** Whether the outputs are those of the choices as they stand. */
    public boolean isCurrent() {
        return isEmpty() || outputs().changed().equals(choices.sentence());
    }

    /** Columns of the players' present step, in the input and in the future. */
    List<Integer> present() {
        return isEmpty()
                ? List.of()
                : outputs().before().present(time.getValue().intValue());
    }

    public String errorText(Branch branch) {
        return outputs().errorText(branch);
    }

    /** The errors with what was changed; null before there are any. */
    public String toCsv() {
        return isEmpty() ? null : outputs().toCsv();
    }

    /** The clip's frames and the model's; null before there are any. */
    public Map<String, NpyArray> arrays() {
        return isEmpty() ? null : outputs().arrays();
    }
}
