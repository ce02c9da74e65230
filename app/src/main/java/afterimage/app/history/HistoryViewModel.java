package afterimage.app.history;

import afterimage.app.session.OpenedRun;
import afterimage.app.session.News;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Mail;
import afterimage.app.session.Probing;
import afterimage.app.session.SessionState;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The saved moments of the run in view: which one is looked at, and what the model made of the clip shown then. */
public final class HistoryViewModel extends InsideModel {
    /** What lies outside this view. */
    public interface Around {
        /** Reads from the disk on another thread; what comes of it arrives at a pulse. */
        <T> void read(Supplier<T> work, Consumer<T> then, Consumer<String> refused);

        /** Makes a new run of a moment of one and brings it into view. */
        void branch(Path run, long step);
    }

    static final List<Quantity> QUANTITIES = List.of(
            Quantity.INPUT_GATE,
            Quantity.FORGET_GATE,
            Quantity.OUTPUT_GATE,
            Quantity.CANDIDATE,
            Quantity.MEMORY,
            Quantity.HIDDEN);

    private static final String THEN = "history";
    private static final String NOW = "history-now";
    /** A moment stays so long while they play; longer where computing one takes longer. */
    private static final long PLAY_NANOSECONDS = 400_000_000;

    private final ObservableValue<ShownClip> clip;
    private final Around around;
    private final PastSteps past = new PastSteps();
    private final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.FORGET_GATE);
    private final IntegerProperty layer = new SimpleIntegerProperty();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper markedStep = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyStringWrapper branchRefusal = new ReadOnlyStringWrapper("");

    private final HistorySheet sheet = new HistorySheet();
    private RunSpec spec;
    private Path run;
    private String roomNote = "";
    /** Why the last question was not answered. */
    private String problem = "";

    private ClipAtStep then;
    private ClipAtStep now;
    private long lastTick;

    /** @param clip the clip shown, null for none */
    public HistoryViewModel(Probing probing, ObservableValue<ShownClip> clip, Around around) {
        super(probing, HistoryWords.NO_RUN);
        this.clip = clip;
        this.around = around;
        clip.addListener((p, before, now) -> {
            if (before == null || now == null || before.clip() != now.clip() || before.trial() != now.trial()) {
                forget();
                ask();
            }
        });
        past.positionProperty().addListener((p, before, now) -> askThen());
        for (ObservableValue<?> choice : List.<ObservableValue<?>>of(quantity, layer)) {
            choice.addListener((p, before, now) -> {
                sheet.forgetPictures();
                ask();
            });
        }
    }

    /** Which of the moments is chosen, 0 the first. */
    public IntegerProperty positionProperty() {
        return past.positionProperty();
    }

    /** What is shown of the layer. */
    public ObjectProperty<Quantity> quantityProperty() {
        return quantity;
    }

    /** Layer, 0 the one that sees the frames. */
    public IntegerProperty layerProperty() {
        return layer;
    }

    /** Whether the moments go by one after the other. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** The training step of the moment chosen, for the loss chart; NaN while nobody looks. */
    public ReadOnlyDoubleProperty markedStepProperty() {
        return markedStep.getReadOnlyProperty();
    }

    /** Why no run can be branched now; empty if one can. */
    public ReadOnlyStringProperty branchRefusalProperty() {
        return branchRefusal.getReadOnlyProperty();
    }

    @Override
    public void setSeen(boolean now) {
        super.setSeen(now);
        list();
    }

    @Override
    protected void leave() {
        playing.set(false);
        probing.forget(THEN);
        probing.forget(NOW);
    }

    // Commands

    /** Watches the model learn, from the moment chosen or, at the last one, from the first. */
    public void togglePlaying() {
        playing.set(!playing.get() && past.all().size() > 1);
        if (playing.get() && past.isAtEnd()) {
            past.positionProperty().set(0);
        }
    }

    /** Time passes, nanoseconds; playing goes by it. */
    public void tick(long time) {
        boolean arrived = then != null && !past.isEmpty() && then.step() == past.chosen();
        if (!playing.get() || !arrived) {
            lastTick = arrived ? time : lastTick;
            return;
        }
        if (time - lastTick >= PLAY_NANOSECONDS) {
            lastTick = time;
            playing.set(!past.isAtEnd());
            past.moveOn();
        }
    }

    /** Makes a new run that goes on from the moment chosen. */
    public void branch() {
        if (branchRefusal.get().isEmpty() && !past.isEmpty()) {
            playing.set(false);
            around.branch(run, past.chosen());
        }
    }

    // What happened

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(opened -> {
            spec = opened.spec();
            run = opened.folder();
            roomNote = "";
            past.clear();
            playing.set(false);
            forget();
        });
        mail.of(SessionState.class)
                .ifPresent(state -> branchRefusal.set(state == SessionState.IDLE ? "" : HistoryWords.BUSY));
        if (mail.hasAny(OpenedRun.class, News.Saved.class)) {
            list();
        }
    }

    private record Kept(List<Long> steps, Optional<String> note) {}

    private void list() {
        Path of = run;
        if (!isSeen() || of == null) {
            changed();
            return;
        }
        around.read(() -> kept(RunFolder.open(of)), kept -> take(of, kept), this::refuse);
    }

    private static Kept kept(RunFolder run) {
        return new Kept(run.moments(), run.momentsNote());
    }

    private void take(Path of, Kept kept) {
        if (of.equals(run)) {
            roomNote = kept.note.orElse("");
            past.show(kept.steps);
            askThen();
        }
    }

    private void refuse(String sentence) {
        problem = sentence;
        changed();
    }

    private void forget() {
        sheet.clear();
        probing.forget(THEN);
        probing.forget(NOW);
        then = null;
        now = null;
        problem = "";
        changed();
    }

    @Override
    protected void ask() {
        askNow();
        askThen();
    }

    /** The clip shown, if the inside of the run in view can be asked now. */
    private Optional<ShownClip> askable() {
        boolean known =
                probing.model().filter(model -> model.spec().equals(spec)).isPresent();
        return isSeen() && known && !past.isEmpty() ? Optional.ofNullable(clip.getValue()) : Optional.empty();
    }

    private void askNow() {
        askable().ifPresent(shown -> {
            long step = probing.model().orElseThrow().step();
            Quantity of = quantity.get();
            int at = layer.get();
            probing.ask(
                    NOW,
                    shown.trial(),
                    (probe, progress) -> ClipAtStep.of(probe, shown.clip(), step, null, of, at),
                    made -> {
                        now = made;
                        changed();
                    },
                    this::refuse);
        });
    }

    private void askThen() {
        changed();
        ShownClip shown = askable().orElse(null);
        if (shown == null) {
            return;
        }
        if (now == null) {
            askNow();
        }
        ClipAtStep known = sheet.near(past.chosen());
        if (known != null) {
            probing.forget(THEN);
            then = known;
            changed();
            return;
        }
        Moment moment = new Moment(run, past.chosen(), shown.clip(), quantity.get(), layer.get());
        probing.askApart(THEN, shown.trial(), moment, made -> take(moment, made), this::refuse);
    }

    private void take(Moment asked, Optional<ClipAtStep> made) {
        if (made.isEmpty()) {
            past.passOver(asked.step());
            askThen();
            return;
        }
        then = made.get();
        problem = "";
        sheet.put(then);
        changed();
    }

    @Override
    protected void changed() {
        note.set(why());
        markedStep.set(isSeen() && !past.isEmpty() ? past.chosen() : Double.NaN);
        super.changed();
    }

    private String why() {
        if (spec == null || run == null) {
            return spec == null ? HistoryWords.NO_RUN : HistoryWords.SHIPPED;
        }
        if (then == null && !problem.isEmpty()) {
            return problem;
        }
        if (past.isEmpty()) {
            return roomNote.isEmpty() ? HistoryWords.NONE : roomNote;
        }
        return then == null ? HistoryWords.READING : "";
    }

    // What is to be seen

    /** Training steps of the moments, ascending. */
    public List<Long> steps() {
        return past.all();
    }

    public int layers() {
        return spec == null ? 1 : spec.model().layers().size();
    }

    /** The moment chosen in words; what is shown may for an instant still be the one before. */
    public String stepText() {
        return past.text();
    }

    /** One sentence if the run's checkpoints are so large that few moments are kept; else empty. */
    public String roomNote() {
        return roomNote;
    }

    /** What is to be drawn. */
    HistoryPicture picture() {
        ShownClip shown = clip.getValue();
        return new HistoryPicture(then, now, shown == null ? null : shown.clip(), quantity.get());
    }

    /** Step, losses and errors of the clip at each moment computed so far; null before any is. */
    public String toCsv() {
        return sheet.toCsv();
    }
}
