package afterimage.app.desk;

import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.RunInView;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.transport.Training;
import afterimage.app.transport.TransportViewModel;
import afterimage.engine.BadInput;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which run is in view, and what Train, Open and New mean for it and the settings in the panel. */
public final class RunDesk implements Training {
    private final TrainingSession session;
    private final SetupViewModel setup;
    private final TransportViewModel transport;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Path> runs = new ReadOnlyObjectWrapper<>();
    private final PanelDesk panel;
    private Supplier<Optional<String>> refusal = Optional::empty;
    private Runnable measureMachine = () -> {};
    private RunSpec inView;
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
    private Path folder;
    private Pretrained given = Pretrained.first();
    /** What was last asked to train. */
    private RunFolder training;

    private boolean opening;
    /** Train was pressed while something else had to be done first. */
    private boolean trainsNext;

    private double rate;
    /** Ends the program, while it waits for what trains to be saved. */
    private Runnable exit;
    /** Why that did not succeed; told in a mail of its own, maybe before the worker is idle. */
    private String exitProblem;

    private boolean leaveRefused;

    public RunDesk(
            TrainingSession session, SetupViewModel setup, TransportViewModel transport, Messages messages, Path runs) {
        this.session = session;
        this.setup = setup;
        this.transport = transport;
        this.messages = messages;
        this.runs.set(runs);
        this.panel = new PanelDesk(session, setup, transport);
    }

    /** @param why asked before a run begins to train; a sentence if it cannot now */
    public void refuseTrainingWhile(Supplier<Optional<String>> why) {
        refusal = why;
    }

    /** @param again measures the machine's free memory anew: it may be why a run could not begin */
    public void measureMachineWith(Runnable again) {
        measureMachine = again;
    }

    /** What the panel's settings mean for the run in view. */
    public RunInView panel() {
        return panel;
    }

    /** The run that comes with the program, so that there is something to see; the panel keeps its own settings. */
    public void openFirst() {
        session.open(given.spec(), given::checkpoint, given::outputs);
    }

    /** A run that comes with the program, asked for. */
    public void openBundled(Pretrained run) {
        if (!refuseWhileBusy("open another run")) {
            given = run;
            training = null;
            opening = true;
            openFirst();
        }
    }

    /** Of the runs that come with the program the one that was in view last. */
    public Pretrained bundled() {
        return given;
    }

    @Override
    public void train() {
        switch (transport.stateProperty().get()) {
            case PAUSED -> session.resume();
            case IDLE -> begin(false);
            case PREPARING, STOPPING -> {
                trainsNext = true;
                messages.tell("Train begins as soon as this is done");
            }
            case RUNNING -> messages.tell("It trains already");
        }
    }

    @Override
    public void pause() {
        switch (transport.stateProperty().get()) {
            case RUNNING -> session.pause();
            case PAUSED -> session.resume();
            default -> messages.tell("Nothing is training");
        }
    }

    @Override
    public void step() {
        switch (transport.stateProperty().get()) {
            case IDLE -> begin(true);
            case RUNNING, PAUSED -> session.step();
            default -> messages.tell("Wait a moment");
        }
    }

    @Override
    public void stop() {
        if (transport.stateProperty().get() == SessionState.RUNNING
                || transport.stateProperty().get() == SessionState.PAUSED) {
            session.stop();
        }
    }

    public void newRun() {
        if (refuseWhileBusy("start a new run")) {
            return;
        }
        // What is in view stays there, to be looked at and saved; it is only not gone on with.
        panel.look(inView, null, rate);
        messages.tell("The next Train begins a new run");
    }

    public void open(Path run) {
        if (refuseWhileBusy("open another run")) {
            return;
        }
        if (!RunFolder.isRun(run)) {
            messages.refuse("There is no run in '" + run
                    + "' any longer; choose another in the list of runs or with File, Open.");
            return;
        }
        try {
            RunFolder opened = RunFolder.open(run);
            training = null;
            opening = true;
            session.open(opened);
        } catch (BadInput e) {
            messages.refuse(e.getMessage());
        }
    }

    /** Like {@link #open} for a run that is still to be made, which takes a while. */
    public void openMade(Supplier<RunFolder> maker, String what) {
        if (!refuseWhileBusy(what)) {
            training = null;
            opening = true;
            session.openMade(maker);
        }
    }

    /** Where new runs go. */
    public ReadOnlyObjectProperty<Path> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    public void useRuns(Path folder) {
        runs.set(folder);
    }

    public void showGuests(GuestClips clips) {
        session.showGuests(clips);
    }

    /** Has what trains saved without stopping it. */
    public void saveNow() {
        session.save();
    }

    /**
     * Stops and saves what trains, then calls {@code leave}. If it cannot be saved the program stays; asked once more it
     * leaves.
     */
    public void quit(Runnable leave) {
        SessionState state = transport.stateProperty().get();
        boolean training = state == SessionState.RUNNING || state == SessionState.PAUSED;
        if (exit != null || leaveRefused || !(training || state == SessionState.STOPPING)) {
            leave.run();
            return;
        }
        exit = leave;
        exitProblem = null;
        session.stop();
    }

    private void leave(Mail mail) {
        SessionState state = mail.of(SessionState.class).orElse(null);
        leaveRefused &= !mail.hasAny(News.Saved.class) && state != SessionState.RUNNING;
        if (exit == null) {
            return;
        }
        mail.of(News.Problem.class).ifPresent(problem -> exitProblem = problem.sentence());
        // What cannot be saved waits, paused.
        boolean refused = exitProblem != null && state == SessionState.PAUSED;
        if (state != SessionState.IDLE && !refused) {
            return;
        }
        Runnable leave = exit;
        exit = null;
        if (exitProblem == null) {
            leave.run();
        } else {
            leaveRefused = true;
            messages.refuse(exitProblem + (refused ? " Quit again to leave without saving." : " Quit again to leave."));
        }
    }

    /** Whether to go on on the CPU, after the device failed; empty when nothing is asked. */
    public ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** The answer to the question: the CPU from now on, or everything as it stands. */
    public void answer(boolean goOn) {
        String failure = question.get();
        question.set("");
        if (!goOn) {
            messages.refuse(failure);
            return;
        }
        session.useCpu();
        messages.tell("Using the CPU");
        if (training != null) {
            train(training, false);
        }
    }

    public void show(Mail mail) {
        mail.of(News.DeviceFailure.class).ifPresent(failure -> question.set(failure.sentence()));
        leave(mail);
        // A run that could not be opened brings nothing.
        boolean ended =
                mail.of(SessionState.class).filter(SessionState.IDLE::equals).isPresent();
        mail.of(OpenedRun.class).ifPresentOrElse(this::show, () -> opening &= !ended);
        trainNext(mail);
    }

    private void show(OpenedRun opened) {
        inView = opened.spec();
        folder = opened.folder();
        rate = opened.learningRate();
        panel.look(inView, folder, rate);
        // Only a run that was asked for brings its settings: what was typed since Train was pressed stays, and the run
        // that comes along is there to be looked at.
        if (opening) {
            panel.takeSettings();
            opening = false;
        }
    }

    private void trainNext(Mail mail) {
        SessionState state = mail.of(SessionState.class).orElse(null);
        boolean trains = state == SessionState.RUNNING || state == SessionState.PAUSED;
        boolean ready = state == SessionState.IDLE;
        boolean failed = mail.hasAny(News.Problem.class, News.DeviceFailure.class);
        boolean begins = trainsNext && ready && !failed && exit == null;
        trainsNext &= !trains && !ready;
        if (begins) {
            begin(false);
        }
    }

    /** Goes on with the run in view if the settings are still its own; else begins a new one. */
    private void begin(boolean paused) {
        if (refusal.get().isPresent()) {
            messages.refuse(refusal.get().get());
            return;
        }
        RunSpec spec = setup.spec.get();
        if (!setup.isUsable()) {
            refuseSettings();
            return;
        }
        if (panel.goesOn() && !RunFolder.isRun(folder)) {
            vanished(folder, transport.runNameProperty().get());
            return;
        }
        try {
            boolean goesOn = panel.goesOn();
            train(goesOn ? RunFolder.open(folder) : create(spec), paused);
            setup.rate.commit();
            if (goesOn) {
                session.setLearningRate(setup.rate.value());
            }
        } catch (BadInput e) {
            messages.refuse(e.getMessage());
        }
    }

    private void refuseSettings() {
        messages.refuseWhile("Train has to wait for a setting. " + setup.firstProblem(), () -> !setup.isUsable());
        setup.pointAtFirstProblem();
        measureMachine.run();
    }

    private void train(RunFolder run, boolean paused) {
        training = run;
        session.train(run, paused);
    }

    private RunFolder create(RunSpec spec) {
        return RunFolder.create(Home.free(runs.get(), Home.folderName(spec.name())), spec);
    }

    private boolean refuseWhileBusy(String what) {
        boolean busy = transport.isBusy();
        if (busy) {
            messages.tell("Stop the training first to " + what);
        }
        return busy;
    }

    /** The settings of the run in view. */
    public Optional<RunSpec> inView() {
        return Optional.ofNullable(inView);
    }

    /** The run that trains or is about to. */
    public Optional<Path> inUse() {
        return transport.isBusy() ? Optional.ofNullable(training == null ? folder : training.path()) : Optional.empty();
    }

    /** A run that is no longer where it was; if it is in view, the next Train begins a new one. */
    public void forget(Path run) {
        if (run.equals(folder)) {
            folder = null;
            panel.look(inView, null, rate);
        }
    }

    /** Like {@link #forget} for a run that somebody else took away. */
    public void vanished(Path run, String shownName) {
        forget(run);
        messages.refuse(
                "The folder of “" + shownName
                        + "” is gone. Train begins a new run with the settings in the panel; or choose another run in the list.");
    }

    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }
}
