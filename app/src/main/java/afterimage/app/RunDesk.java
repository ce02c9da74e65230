package afterimage.app;

import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.SessionState;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.shell.TransportViewModel;
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
final class RunDesk {
    private final TrainingSession session;
    private final SetupViewModel setup;
    private final TransportViewModel transport;
    private final ReadOnlyObjectWrapper<Path> runs = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private RunSpec inView;
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
    private Path folder;
    /** What was last asked to train. */
    private RunFolder training;

    private boolean opening;
    /** Ends the program, while it waits for what trains to be saved. */
    private Runnable exit;
    /** Why that did not succeed; told in a mail of its own, maybe before the worker is idle. */
    private String exitProblem;

    RunDesk(TrainingSession session, SetupViewModel setup, TransportViewModel transport, Path runs) {
        this.session = session;
        this.setup = setup;
        this.transport = transport;
        this.runs.set(runs);
        setup.specProperty().addListener((p, before, now) -> noteDifference());
        transport.stateProperty().addListener((p, before, now) -> noteDifference());
    }

    /** What the panel's settings mean for the run in view. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** The run that comes with the program, so that there is something to see. */
    void openFirst() {
        Pretrained first = Pretrained.first();
        session.open(first.spec(), first::checkpoint);
    }

    /** The same, because somebody asked for it: its settings come along. */
    void openFirstAgain() {
        if (!refuseWhileBusy("open another model")) {
            training = null;
            opening = true;
            openFirst();
        }
    }

    void train() {
        if (transport.stateProperty().get() == SessionState.PAUSED) {
            session.resume();
        } else if (!transport.isBusy()) {
            begin(false);
        }
    }

    void pause() {
        switch (transport.stateProperty().get()) {
            case RUNNING -> session.pause();
            case PAUSED -> session.resume();
            default -> transport.tell("Nothing is training");
        }
    }

    void step() {
        switch (transport.stateProperty().get()) {
            case IDLE -> begin(true);
            case RUNNING, PAUSED -> session.step();
            default -> transport.tell("Wait a moment");
        }
    }

    void stop() {
        if (transport.stateProperty().get() == SessionState.RUNNING
                || transport.stateProperty().get() == SessionState.PAUSED) {
            session.stop();
        }
    }

    void newRun() {
        if (refuseWhileBusy("start a new run")) {
            return;
        }
        folder = null;
        inView = null;
        noteDifference();
        transport.tell("The next Train begins a new run");
    }

    void open(Path run) {
        if (refuseWhileBusy("open another run")) {
            return;
        }
        try {
            training = null;
            session.open(RunFolder.open(run));
            opening = true;
        } catch (BadInput e) {
            transport.tellProblem(e.getMessage());
        }
    }

    /** Like {@link #open} for a run that is still to be made, which takes a while. */
    void openMade(Supplier<RunFolder> maker, String what) {
        if (!refuseWhileBusy(what)) {
            training = null;
            opening = true;
            session.openMade(maker);
        }
    }

    /** Where new runs go. */
    ReadOnlyObjectProperty<Path> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    void useRuns(Path folder) {
        runs.set(folder);
    }

    void showGuests(GuestClips clips) {
        session.showGuests(clips);
    }

    /** Has what trains saved without stopping it. */
    void saveNow() {
        session.save();
    }

    /**
     * Stops and saves what trains, then calls {@code leave}. If it cannot be saved the program stays; asked once more it
     * leaves.
     */
    void quit(Runnable leave) {
        SessionState state = transport.stateProperty().get();
        boolean training = state == SessionState.RUNNING || state == SessionState.PAUSED;
        if (exit != null || !(training || state == SessionState.STOPPING)) {
            leave.run();
            return;
        }
        exit = leave;
        exitProblem = null;
        session.stop();
    }

    /** Whether the program is about to end. */
    boolean isLeaving() {
        return exit != null;
    }

    private void leave(Mail mail) {
        if (exit == null) {
            return;
        }
        if (mail.problem() != null) {
            exitProblem = mail.problem();
        }
        if (mail.state() != SessionState.IDLE) {
            return;
        }
        Runnable leave = exit;
        exit = null;
        if (exitProblem == null) {
            leave.run();
        } else {
            transport.tellProblem(exitProblem + " Quit again to leave without saving.");
        }
    }

    /** Whether to go on on the CPU, after the device failed; empty when nothing is asked. */
    ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** The answer to the question: the CPU from now on, or everything as it stands. */
    void answer(boolean goOn) {
        String failure = question.get();
        question.set("");
        if (!goOn) {
            transport.tellProblem(failure);
            return;
        }
        session.useCpu();
        transport.tell("Using the CPU");
        if (training != null) {
            train(training, false);
        }
    }

    void show(Mail mail) {
        if (mail.deviceFailure() != null) {
            question.set(mail.deviceFailure());
        }
        leave(mail);
        if (mail.opened() == null) {
            // A run that could not be opened brings nothing.
            opening &= mail.state() != SessionState.IDLE;
            return;
        }
        inView = mail.opened().spec();
        folder = mail.opened().folder();
        // Only a run that was asked for brings its settings: what was typed since Train was pressed stays, and the run
        // that comes along is there to be looked at.
        if (opening) {
            setup.fill(inView);
            setup.setLearningRate(mail.opened().learningRate());
            opening = false;
        }
        noteDifference();
    }

    /** Goes on with the run in view if the settings are still its own; else begins a new one. */
    private void begin(boolean paused) {
        RunSpec spec = setup.specProperty().get();
        if (spec == null) {
            transport.tellProblem("Train has to wait: a setting in the setup panel cannot be used as it stands.");
            return;
        }
        try {
            boolean goesOn = folder != null && inView != null && setup.fits(inView);
            train(goesOn ? RunFolder.open(folder) : create(spec), paused);
            if (goesOn) {
                session.setLearningRate(setup.learningRate());
            }
        } catch (BadInput e) {
            transport.tellProblem(e.getMessage());
        }
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
            transport.tell("Stop the training first to " + what);
        }
        return busy;
    }

    /** Gives the run that trains the panel's learning rate, if the panel still shows that run's settings. */
    void commitRate() {
        if (transport.isBusy() && inView != null && setup.fits(inView)) {
            session.setLearningRate(setup.learningRate());
        }
    }

    private void noteDifference() {
        if (setup.specProperty().get() == null) {
            note.set("A setting above cannot be used as it stands.");
        } else if (inView == null || folder == null) {
            note.set("Train begins a new run with these settings.");
        } else if (setup.fits(inView)) {
            note.set("Train goes on with the run in view. The learning rate changes at once, also while it trains.");
        } else {
            note.set(
                    transport.isBusy()
                            ? "These changes are for the next run; the one that trains keeps its own settings."
                            : "Train begins a new run: these settings differ from the run in view.");
        }
    }

    /** The settings of the run in view. */
    Optional<RunSpec> inView() {
        return Optional.ofNullable(inView);
    }

    /** The run that trains or is about to. */
    Optional<Path> inUse() {
        return transport.isBusy() ? Optional.ofNullable(training == null ? folder : training.path()) : Optional.empty();
    }

    /** A run that is no longer where it was; if it is in view, the next Train begins a new one. */
    void forget(Path run) {
        if (run.equals(folder)) {
            folder = null;
            noteDifference();
        }
    }

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }
}
