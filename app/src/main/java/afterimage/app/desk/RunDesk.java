package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.transport.TransportViewModel;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Brings runs into view, knows which is, and holds the settings in the panel against it. */
public final class RunDesk implements RunsViewModel.Around {
    /** Letters of a run's name in that of a branch: a name has at most 80, and the step is to fit. */
    private static final int BRANCHED_NAME = 50;

    final TrainingSession session;
    final SetupViewModel setup;
    final TransportViewModel transport;
    final Messages messages;
    public final ObjectProperty<Path> runs = new SimpleObjectProperty<>();
    private final StringProperty note = new SimpleStringProperty("");
    private final BooleanProperty differs = new SimpleBooleanProperty();
    /** Null before any. */
    private RunSpec inView;
    /** Null for a run that is in none. */
    private Path folder;
    /** The learning rate of the run in view. */
    private double rate;
    /** Whether the next Train begins a new run, whatever is in view. */
    private boolean anew;

    private Pretrained given = Pretrained.first();
    RunFolder training;
    /** Whether a run was asked for that is not in view yet. */
    private boolean opening;
    /** To be opened once the program's own model is there; null for none. */
    private Runnable first;

    public RunDesk(
            TrainingSession session, SetupViewModel setup, TransportViewModel transport, Messages messages, Path runs) {
        this.session = session;
        this.setup = setup;
        this.transport = transport;
        this.messages = messages;
        this.runs.set(runs);
        setup.problems.addListener((InvalidationListener) p -> compare());
        List.of(setup.spec, transport.state).forEach(each -> each.addListener((p, before, now) -> compare()));
    }

    public SetupViewModel.RunInView panel() {
        return new SetupViewModel.RunInView(note, differs, this::takeSettings, this::commitRate);
    }

    /** The run that comes with the program, so that there is something to see; the panel keeps its own settings. */
    public void openFirst() {
        session.view.open(given);
    }

    public void openBundled(Pretrained run) {
        if (!refuseWhileBusy("desk.busy.open")) {
            given = run;
            training = null;
            opening = true;
            openFirst();
        }
    }

    public Pretrained bundled() {
        return given;
    }

    /** Comes back to the run that was in view when the program was left, unless something else is begun before. */
    void openLast(String run) {
        if (new File(run).isDirectory() && RunFolder.isRun(Path.of(run))) {
            first = () -> open(Path.of(run));
        }
    }

    /** What is opened as soon as the first model has been made, in place of the last run. */
    public void openFirst(Runnable opening) {
        first = opening;
    }

    public void newRun() {
        if (refuseWhileBusy("desk.busy.new")) {
            return;
        }
        // What is in view stays there, to be looked at and saved; it is only not gone on with.
        anew = true;
        compare();
        messages.tell(Texts.of("desk.new"));
    }

    public void open(Path run) {
        if (RunFolder.isRun(run) || isBusy()) {
            openMade(() -> RunFolder.open(run), "desk.busy.open");
        } else {
            messages.refuse(Texts.of("desk.no-run", run));
        }
    }

    /** Opens a run that is still to be made or read, which takes a while, or says by a key why not while busy. */
    void openMade(Supplier<RunFolder> maker, String busy) {
        if (!refuseWhileBusy(busy)) {
            training = null;
            opening = true;
            session.view.open(maker);
        }
    }

    public void show(Mail mail) {
        // A run that could not be opened brings nothing.
        boolean ended =
                mail.of(SessionState.class).filter(SessionState.IDLE::equals).isPresent();
        mail.of(OpenedRun.class).ifPresentOrElse(this::show, () -> opening &= !ended);
        if (ended && first != null) {
            Runnable opens = first;
            first = null;
            if (!isBusy()) {
                opens.run();
            }
        }
    }

    private void show(OpenedRun opened) {
        inView = opened.spec();
        folder = opened.folder();
        rate = opened.learningRate();
        anew = false;
        compare();
        // Only a run that was asked for brings its settings: what was typed since Train was pressed stays, and the run
        // that comes along is there to be looked at.
        if (opening) {
            takeSettings();
            opening = false;
        }
    }

    /** Whether Train would go on with the run in view. */
    boolean goesOn() {
        return canGoOn() && fits();
    }

    private boolean canGoOn() {
        return folder != null && !anew;
    }

    private boolean fits() {
        return inView != null && setup.fits(inView);
    }

    private void takeSettings() {
        if (inView != null) {
            setup.fill(canGoOn() ? inView : Pretrained.untrained(inView));
            setup.rate.begin(rate);
        }
    }

    /** The run that trains gets it if the panel still shows that run's settings. */
    private void commitRate() {
        setup.rate.commit();
        if (transport.busy.get() && fits()) {
            session.setLearningRate(setup.rate.value());
        }
    }

    private void compare() {
        differs.set(inView != null && !setup.fits(inView));
        note.set(Texts.of("desk.panel." + (setup.isUsable() ? meaning() : "unusable")));
    }

    private String meaning() {
        if (inView == null) {
            return "new";
        }
        if (!fits()) {
            return transport.trains() ? "next" : "other";
        }
        return canGoOn() ? "continued" : "again";
    }

    /** The run that was last asked to train, unless another was opened since. */
    Optional<RunFolder> training() {
        return Optional.ofNullable(training);
    }

    private boolean refuseWhileBusy(String key) {
        if (isBusy()) {
            messages.tell(Texts.of(key));
        }
        return isBusy();
    }

    /** Whether a run is being opened or trained, or is about to be. */
    public boolean isBusy() {
        return transport.busy.get() || session.isTraining();
    }

    public Optional<RunSpec> inView() {
        return Optional.ofNullable(inView);
    }

    @Override
    public Optional<Path> inUse() {
        return isBusy() ? training().map(RunFolder::path).or(this::folder) : Optional.empty();
    }

    /** If it is in view, the next Train begins a new one. */
    @Override
    public void gone(Path run) {
        if (run.equals(folder)) {
            folder = null;
            compare();
        }
    }

    @Override
    public void vanished(Path run, String shownName) {
        gone(run);
        messages.refuse(Texts.of("desk.vanished", shownName));
    }

    @Override
    public void renamed(Path run, String shownName) {
        if (folder().filter(run::equals).isPresent()) {
            transport.runName.set(shownName);
        }
    }

    /** Where the run in view is; empty for one that is in no folder. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** Brings a new run of a moment of another into view; {@code of} is null for the one that comes along. */
    public void branch(Path of, long step) {
        Path parent = runs.get();
        Pretrained bundled = given;
        Supplier<RunFolder> branching = () -> {
            RunFolder run = of == null ? null : RunFolder.open(of);
            RunSpec spec = of == null ? Pretrained.untrained(bundled.spec()) : run.spec();
            String shown = Home.shownName(spec.name(), of);
            String begin = shown.substring(0, Math.min(BRANCHED_NAME, shown.length()));
            RunSpec named = spec.with("name", begin.strip() + " from step " + step);
            Path free = Home.free(parent, Home.folderName(named.name()));
            return of == null ? bundled.branchTo(free, step, named) : run.branch(free, step, named);
        };
        openMade(branching, "desk.busy.branch");
    }
}
