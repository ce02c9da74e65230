package afterimage.app.history;

import afterimage.app.feature.Players;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.session.InsideModel;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Probing;
import afterimage.app.session.SessionState;
import afterimage.app.session.ShownClip;
import afterimage.app.session.Worker;
import afterimage.engine.cell.Quantity;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The saved moments of the run in view: which one is looked at, and what the model made of the clip shown then. */
public final class HistoryViewModel extends InsideModel {
    /** What is shown of the layer. */
    public final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.FORGET_GATE);
    /** 0 the one that sees the frames. */
    final ObjectProperty<Integer> layer = new SimpleObjectProperty<>(0);
    /** Why no run can be branched now; empty if one can. */
    final StringProperty branchRefusal = new SimpleStringProperty("");
    /** The training step of the moment chosen, for the loss chart; NaN while nobody looks. */
    public final DoubleProperty markedStep = new SimpleDoubleProperty(Double.NaN);
    /** Whether the film is to be brought to the front; over once it plays, or turns out to be none. */
    public final BooleanProperty filmWanted = new SimpleBooleanProperty();
    /** The moments, and which one is chosen. */
    final PastSteps past = new PastSteps();

    final Players players;
    private final Worker background;
    private final BiConsumer<Path, Long> branch;
    private final HistorySheet sheet = new HistorySheet();
    private final Asking<Optional<ClipAtStep>> askingThen = asking("history", this::take, this::refuse);
    private final Asking<ClipAtStep> askingNow = asking("history-now", made -> changed(), this::refuse);
    private final Supplier<Pretrained> bundled;
    private RunSpec spec;
    private Path run;
    /** The program's own, in view if none of a folder is. */
    private Pretrained given;

    private String roomNote = "";
    /** Why the last question was not answered. */
    private String problem = "";

    private ClipAtStep then;

    /**
     * @param branch makes a new run of a moment of one, null for {@code own}, by its step, and brings it into view
     * @param own the run of the program that is in view if none of a folder is
     */
    HistoryViewModel(
            Probing probing, Players players, Worker worker, BiConsumer<Path, Long> branch, Supplier<Pretrained> own) {
        super(probing);
        this.players = players;
        this.background = worker;
        this.branch = branch;
        this.bundled = own;
        note.set(why());
        players.shown.addListener((p, before, now) -> {
            // The same clip may be told of again.
            if (!Objects.equals(now, before)) {
                forget();
                askAgain();
            }
        });
        whenever(this::askThen, past.position);
        Runnable anew = () -> {
            sheet.forgetPictures();
            askAgain();
        };
        whenever(anew, quantity, layer);
    }

    @Override
    public void setSeen(boolean now) {
        super.setSeen(now);
        past.playing.set(past.playing.get() && now);
        filmWanted.set(filmWanted.get() && now);
        list();
    }

    /** Time passes, nanoseconds; playing goes by it. */
    public void tick(long time) {
        past.tick(time, then);
    }

    /** Plays the film of the run in view from its first moment, as soon as somebody sees it. */
    void watch() {
        filmWanted.set(true);
        list();
    }

    /** Makes a new run that goes on from the moment chosen. */
    void branch() {
        if (branchRefusal.get().isEmpty() && !past.isEmpty()) {
            past.playing.set(false);
            branch.accept(run, past.chosen());
        }
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(opened -> {
            spec = opened.spec();
            settle(() -> layer.set(Math.min(layer.get(), layers() - 1)));
            run = opened.folder();
            given = bundled.get();
            roomNote = "";
            past.clear();
            forget();
        });
        sheet.show(mail);
        mail.of(SessionState.class)
                .ifPresent(state -> branchRefusal.set(state == SessionState.IDLE ? "" : Texts.of("history.busy")));
        if (mail.hasAny(OpenedRun.class, News.Saved.class)) {
            list();
        }
    }

    private record Kept(List<Long> steps, Optional<String> note) {
        static Kept of(Path run, Pretrained given) {
            if (run == null) {
                return new Kept(given.moments(), Optional.empty());
            }
            RunFolder folder = RunFolder.open(run);
            return new Kept(folder.moments(), folder.momentsNote());
        }
    }

    private void list() {
        Path of = run;
        Pretrained own = given;
        if (!isSeen() || spec == null) {
            changed();
            return;
        }
        background.run(() -> Kept.of(of, own), this::refuse, kept -> take(of, kept));
    }

    private void take(Path of, Kept kept) {
        if (Objects.equals(of, run)) {
            roomNote = Texts.said(kept.note.orElse(""));
            past.show(kept.steps);
            if (filmWanted.get()) {
                filmWanted.set(false);
                past.playFilm();
            }
            askThen();
        }
    }

    private void refuse(String sentence) {
        problem = sentence;
        changed();
    }

    private void forget() {
        sheet.clear();
        askingThen.drop();
        askingNow.drop();
        then = null;
        problem = "";
        changed();
    }

    @Override
    protected void ask() {
        askable().map(this::wanted).ifPresent(askingNow::ask);
        askThen();
    }

    /** The clip shown, if the inside of the run in view can be asked now. */
    private Optional<ShownClip> askable() {
        boolean known =
                probing.model().filter(model -> model.spec().equals(spec)).isPresent();
        return isSeen() && known && !past.isEmpty() ? Optional.ofNullable(players.shown.get()) : Optional.empty();
    }

    private ClipAtStep.Wanted wanted(ShownClip shown) {
        return new ClipAtStep.Wanted(shown, quantity.get(), layer.get());
    }

    private void askThen() {
        changed();
        ShownClip shown = askable().orElse(null);
        if (shown == null) {
            return;
        }
        if (askingNow.answer() == null) {
            askingNow.ask(wanted(shown));
        }
        ClipAtStep known = sheet.near(past.chosen());
        if (known != null) {
            askingThen.forget();
            then = known;
            changed();
            return;
        }
        askingThen.ask(new ClipAtStep.Moment(run, given, past.chosen(), wanted(shown)));
    }

    private void take(Optional<ClipAtStep> made) {
        if (made.isEmpty()) {
            past.passOver(past.chosen());
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
        if (spec == null) {
            return Texts.of("history.no-run");
        }
        if (then == null && !problem.isEmpty()) {
            return problem;
        }
        if (past.isEmpty()) {
            return !roomNote.isEmpty() ? roomNote : Texts.of(run == null ? "history.shipped" : "history.none");
        }
        return then == null ? Texts.of("history.reading") : "";
    }

    /** Training steps of the moments, ascending. */
    public List<Long> steps() {
        return past.steps;
    }

    int layers() {
        return spec == null ? 1 : spec.model().layers().size();
    }

    /** The moment chosen in words; what is shown may for an instant still be the one before. */
    public String stepText() {
        return past.text();
    }

    /** One sentence if there are few moments, with the reason; else empty. */
    String roomNote() {
        return roomNote.isEmpty() ? past.few() : roomNote;
    }

    /** The film of the moments computed so far; null before any is. */
    Film film() {
        return sheet.film(steps(), quantity.get());
    }

    /** The moments that are not in it. */
    List<ClipAtStep.Moment> unseen() {
        return steps().stream()
                .filter(step -> sheet.near(step) == null)
                .map(step -> new ClipAtStep.Moment(run, given, step, wanted(players.shown.get())))
                .toList();
    }

    ClipAtStep.Picture picture() {
        return then == null ? null : new ClipAtStep.Picture(then, askingNow.answer(), askingNow.step(), quantity.get());
    }

    /** Step, losses and errors of the clip at each moment computed so far; null before any is. */
    public String toCsv() {
        return sheet.toCsv();
    }
}
