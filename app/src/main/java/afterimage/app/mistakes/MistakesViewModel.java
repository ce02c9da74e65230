package afterimage.app.mistakes;

import afterimage.app.session.GuestClips;
import afterimage.app.session.InsideModel;
import afterimage.app.session.ModelInView;
import afterimage.app.session.Probing;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.measure.Condition;
import afterimage.engine.measure.ErrorMap;
import afterimage.engine.model.Branch;
import afterimage.engine.probe.ClipCase;
import afterimage.engine.run.RunSpec;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Where the model in view fails: measured when asked for, on clips of one to three digits. */
public final class MistakesViewModel extends InsideModel {
    /** In place of a bin: all of them. */
    static final int ALL = -1;

    private static final String TOPIC = "mistakes";
    private static final String CLIP = "mistakes clip";
    private static final String WAITING =
            "Nothing is measured yet. Measure runs the model on held-out clips of one, two"
                    + " and three digits, and shows on which kind of clips it fails.";

    private final Mnist digits;
    private final Consumer<GuestClips> theatre;
    private final ObjectProperty<Branch> branch = new SimpleObjectProperty<>(Branch.PREDICTION);
    private final ObjectProperty<Condition> across = new SimpleObjectProperty<>(Condition.OVERLAP);
    private final ObjectProperty<Condition> down = new SimpleObjectProperty<>(Condition.DIGITS);
    private final ObjectProperty<Integer> count = new SimpleObjectProperty<>(200);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(true);

    private Results results;
    private ErrorMap map;
    private int row = ALL;
    private int column = ALL;
    private int place;
    private PlayedClip played;
    private RunSpec underWay;

    /**
     * @param digits where clips are made from
     * @param theatre shows clips in place of the held-out ones
     */
    public MistakesViewModel(Probing probing, Mnist digits, Consumer<GuestClips> theatre) {
        super(probing, WAITING);
        this.digits = digits;
        this.theatre = theatre;
        across.addListener((p, before, now) -> rebin(now.equals(down.get()) ? down : null, before));
        down.addListener((p, before, now) -> rebin(now.equals(across.get()) ? across : null, before));
        branch.addListener((p, before, now) -> rebin(null, null));
    }

    /** Whose error is shown; one that the model has. */
    public ObjectProperty<Branch> branchProperty() {
        return branch;
    }

    public ObjectProperty<Condition> acrossProperty() {
        return across;
    }

    public ObjectProperty<Condition> downProperty() {
        return down;
    }

    /** Clips to measure. */
    public ObjectProperty<Integer> countProperty() {
        return count;
    }

    /** How far the measurement is, 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty measuringProperty() {
        return measuring.getReadOnlyProperty();
    }

    /** Whether the model is another one than what was measured. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    @Override
    protected void leave() {
        cancel();
        probing.forget(CLIP);
    }

    @Override
    protected void ask() {
        ModelInView now = probing.model().orElse(null);
        if (!isSeen() || now == null) {
            return;
        }
        if (measuring.get() && !underWay.equals(now.spec())) {
            cancel();
        }
        if (results != null && !results.run().equals(now.spec())) {
            results = null;
            map = null;
            played = null;
            note.set(WAITING);
        }
        if (!now.spec().model().task().branches().contains(branch.get())) {
            branch.set(now.spec().model().task().branches().get(0));
        }
        stale.set(results == null || results.step() != now.step());
        changed();
    }

    /** Begins to measure. */
    public void measure() {
        ModelInView now = probing.model().orElse(null);
        if (now == null) {
            note.set("Waiting for a trained model.");
            return;
        }
        RunSpec run = now.spec();
        int clips = count.get();
        underWay = run;
        measuring.set(true);
        progress.set(0);
        probing.ask(
                TOPIC,
                null,
                (model, share) ->
                        ClipCase.of(model, run.sequence(), digits.read(Split.VALIDATION), run.seed(), clips, share),
                made -> take(new Results(run, now.step(), made)),
                why -> {
                    measuring.set(false);
                    note.set(why);
                },
                progress::set);
    }

    /** Gives up measuring; what was measured before stays. */
    public void cancel() {
        probing.forget(TOPIC);
        measuring.set(false);
    }

    private void take(Results made) {
        measuring.set(false);
        results = made;
        note.set("");
        stale.set(probing.model().filter(now -> now.step() == made.step()).isEmpty());
        rebin(null, null);
    }

    /** @param other the other axis if both are the same now; it gets what this one was */
    private void rebin(ObjectProperty<Condition> other, Condition before) {
        if (other != null) {
            other.set(before);
            return;
        }
        if (results != null && results.branches().contains(branch.get())) {
            map = results.map(branch.get(), across.get(), down.get());
            choose(ALL, ALL);
        }
    }

    // What is chosen

    /** Lists and plays the worst clips of a cell; {@link #ALL} in place of a bin for all of them. */
    public void choose(int chosenRow, int chosenColumn) {
        row = chosenRow;
        column = chosenColumn;
        select(0);
    }

    /** Plays one of the clips listed. */
    public void select(int which) {
        List<Integer> clips = listed();
        if (clips.isEmpty()) {
            changed();
            return;
        }
        place = Math.floorMod(which, clips.size());
        ClipCase wanted = results.cases().get(clips.get(place));
        RunSpec run = results.run();
        Branch of = branch.get();
        probing.ask(
                CLIP,
                null,
                (model, share) -> PlayedClip.make(model, digits.read(Split.VALIDATION), run, wanted, of),
                made -> {
                    played = made;
                    changed();
                },
                note::set);
        changed();
    }

    /** Plays another of them, so many further down the list. */
    public void move(int by) {
        select(place + by);
    }

    /** Puts the clip that plays into the theatre. */
    public void showInTheatre() {
        if (played != null && results != null) {
            theatre.accept(played.asGuest(results.run()));
        }
    }

    // What there is to be drawn

    /** Decoders of the model in view. */
    public List<Branch> branches() {
        return probing.model().map(now -> now.spec().model().task().branches()).orElse(List.of());
    }

    /** What was measured; null before anything is. */
    Results results() {
        return results;
    }

    /** Null before anything is measured. */
    public ErrorMap map() {
        return map;
    }

    public int row() {
        return row;
    }

    public int column() {
        return column;
    }

    /** Places in the results of the clips in the chosen cell, the worst first. */
    public List<Integer> listed() {
        if (map == null) {
            return List.of();
        }
        ErrorMap.Cell cell = row == ALL
                ? column == ALL ? map.all() : map.columns().get(column)
                : column == ALL ? map.rows().get(row) : map.cells().get(row).get(column);
        return cell.clips();
    }

    /** Which of them plays. */
    public int place() {
        return place;
    }

    /** The clip that plays, or null. */
    PlayedClip played() {
        return played;
    }

    /** Which of how many it is. */
    public String placeText() {
        return listed().isEmpty() ? "" : (place + 1) + " of " + listed().size();
    }

    /** A line a clip; null before anything is measured. */
    public String toCsv() {
        return results == null ? null : results.toCsv();
    }
}
