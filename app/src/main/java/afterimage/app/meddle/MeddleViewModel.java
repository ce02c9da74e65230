package afterimage.app.meddle;

import afterimage.app.control.MapRow;
import afterimage.app.session.InsideModel;
import afterimage.app.session.LiveQuestion;
import afterimage.app.session.ModelInView;
import afterimage.app.session.Probing;
import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.Intervention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the changes of {@link MeddleChoices} do to the clip shown. The model in view itself stays as it is. */
public final class MeddleViewModel extends InsideModel {
    private static final String ACTIVE = "meddle-active";

    private final ObservableValue<ShownClip> clip;
    private final ObservableValue<? extends Number> time;
    private final Supplier<List<Clip>> clips;
    private final LiveQuestion<BeforeAfter> question;
    private final MeddleChoices choices = new MeddleChoices();
    private final ObjectProperty<MeddleSection> section = new SimpleObjectProperty<>(MeddleSection.UNITS);
    private BeforeAfter outputs;

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
        super(probing, "Waiting for a trained model.");
        this.clip = clip;
        this.time = time;
        this.clips = clips;
        this.question = new LiveQuestion<>(probing, "meddle", this::take, note::set);
        clip.addListener((p, before, now) -> {
            if (before == null || now == null || before.clip() != now.clip() || before.trial() != now.trial()) {
                ask();
            }
        });
        choices.nowProperty().addListener((p, before, now) -> ask());
    }

    public MeddleChoices choices() {
        return choices;
    }

    /** What of the model is being changed. */
    public ObjectProperty<MeddleSection> sectionProperty() {
        return section;
    }

    /** Whether the outputs are those of the choices as they stand. */
    public boolean isCurrent() {
        return isEmpty() || outputs.changed().equals(choices.sentence());
    }

    @Override
    protected void leave() {
        question.forget();
        probing.forget(ACTIVE);
    }

    @Override
    protected void ask() {
        ShownClip shown = clip.getValue();
        ModelInView model = probing.model().orElse(null);
        if (!isSeen() || shown == null || model == null) {
            return;
        }
        choices.use(model.spec().model(), model.spec().sequence().inputFrames());
        Meddling meddling = fitting(shown);
        String sentence = choices.sentence();
        question.ask(shown.trial(), (probe, progress) -> {
            List<Clip> one = List.of(shown.clip());
            return new BeforeAfter(
                    shown.clip(),
                    probe.clips().inputFrames(),
                    probe.predict(one, Intervention.NONE),
                    probe.predict(one, meddling.of(probe)),
                    meddling.other(),
                    sentence);
        });
    }

    /** The code of a clip of another length is let go. */
    private Meddling fitting(ShownClip shown) {
        Clip other = choices.nowProperty().get().other();
        if (other != null && other.time() != shown.clip().time()) {
            choices.startFromOwn();
        }
        return choices.nowProperty().get();
    }

    private void take(BeforeAfter answer) {
        outputs = answer;
        note.set("");
        changed();
    }

    /** Silences those units of the chosen layer, and no others, whose hidden state is largest in this clip. */
    public void silenceMostActive(int count) {
        ShownClip shown = clip.getValue();
        if (shown == null || choices.isEmpty()) {
            return;
        }
        String layer = choices.chosenLayer();
        int ofLayer = choices.units();
        probing.ask(
                ACTIVE,
                shown.trial(),
                (probe, progress) -> ActiveUnits.of(
                        probe.trace(shown.clip(), Intervention.NONE, Set.of())
                                .states()
                                .layer(layer),
                        ofLayer,
                        count),
                units -> choices.silence(layer, units),
                choices::tellProblem);
    }

    /** How many clips there are to take a code from. */
    public int clips() {
        return clips.get().size();
    }

    /** What a clip is told from others by: its last input frame [height, width]. */
    public float[] thumbnail(int index) {
        return clips.get().get(index).frame(choices.inputFrames() - 1);
    }

    /** The decoders start from the code of this clip, counted from 0. */
    public void startFromClip(int index) {
        choices.startFrom(clips.get().get(index), index + 1);
    }

    // What came of it

    public boolean isEmpty() {
        return outputs == null;
    }

    /** Truth, before, after and the change between them; a column a frame. */
    public List<MapRow> rows() {
        return isEmpty() ? List.of() : outputs.rows();
    }

    public List<String> heads() {
        return isEmpty()
                ? List.of()
                : IntStream.range(0, outputs.truth().time())
                        .mapToObj(Integer::toString)
                        .toList();
    }

    /** Columns that the encoder reads. */
    public int inputFrames() {
        return isEmpty() ? 0 : outputs.inputFrames();
    }

    /** Columns of the players' present step, in the input and in the future. */
    public List<Integer> present() {
        List<Integer> columns = new ArrayList<>();
        int step = time.getValue().intValue();
        if (step < inputFrames()) {
            columns.add(step);
        }
        if (!isEmpty() && inputFrames() + step < outputs.truth().time()) {
            columns.add(inputFrames() + step);
        }
        return columns;
    }

    public boolean has(Branch branch) {
        return !isEmpty() && outputs.has(branch);
    }

    /** Mean squared error of each frame; NaN where the branch has none. */
    public double[] errors(Branch branch, boolean changed) {
        return outputs.errors(branch, changed);
    }

    /** The largest error of any frame, before or after. */
    public double highestError() {
        double highest = 0;
        for (Branch branch : Branch.values()) {
            for (boolean changed : new boolean[] {false, true}) {
                double[] errors = isEmpty() ? new double[0] : errors(branch, changed);
                highest = Arrays.stream(errors).filter(error -> error > 0).reduce(highest, Math::max);
            }
        }
        return highest;
    }

    /** The error before and after, and how many times it grew. */
    public String errorText(Branch branch) {
        return MeddleWords.change(branch.id(), outputs.mse(branch, false), outputs.mse(branch, true));
    }

    /** The errors with what was changed; null before there are any. */
    public String toCsv() {
        return isEmpty() ? null : outputs.toCsv();
    }

    /** The clip's frames and the model's; null before there are any. */
    public Map<String, NpyArray> arrays() {
        return isEmpty() ? null : outputs.arrays();
    }
}
