package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.SessionState;
import afterimage.app.transport.Training;
import afterimage.engine.BadInput;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What Train, Pause, Step and Stop mean for the run in view and the settings in the panel; ends the program once what
 * trains is saved.
 */
public final class TrainDesk implements Training {
    private final RunDesk runs;
    /** Whether to go on on the CPU, after the device failed; empty when nothing is asked. */
    public final StringProperty question = new SimpleStringProperty("");

    private Supplier<Optional<String>> refusal = Optional::empty;
    /** Train was pressed while something else had to be done first. */
    private boolean trainsNext;
    /** Ends the program, while it waits for what trains to be saved. */
    private Runnable exit;
    /** Why that did not succeed; told in a mail of its own, maybe before the worker is idle. */
    private String exitProblem;

    private boolean leaveRefused;

    public TrainDesk(RunDesk runs) {
        this.runs = runs;
    }

    /** @param why asked before a run begins to train; a sentence if it cannot now */
    public void refuseWhile(Supplier<Optional<String>> why) {
        refusal = why;
    }

    @Override
    public void train() {
        switch (runs.transport.state.get()) {
            case PAUSED -> runs.session.resume();
            case IDLE -> begin(false);
            case PREPARING, STOPPING -> {
                trainsNext = true;
                runs.messages.tell(Texts.of("desk.train.soon"));
            }
            case RUNNING -> runs.messages.tell(Texts.of("desk.train.already"));
        }
    }

    @Override
    public void pause() {
        switch (runs.transport.state.get()) {
            case RUNNING -> runs.session.pause();
            case PAUSED -> runs.session.resume();
            default -> runs.messages.tell(Texts.of("desk.train.nothing"));
        }
    }

    @Override
    public void step() {
        switch (runs.transport.state.get()) {
            case IDLE -> begin(true);
            case RUNNING, PAUSED -> runs.session.step();
            default -> runs.messages.tell(Texts.of("desk.train.wait"));
        }
    }

    @Override
    public void stop() {
        if (runs.transport.state.get().trains()) {
            runs.session.stop();
        }
    }

    /** The answer to the question: the CPU from now on, or everything as it stands. */
    public void answer(boolean goOn) {
        String failure = question.get();
        question.set("");
        if (!goOn) {
            runs.training().ifPresent(RunFolder::undo);
            runs.messages.refuse(failure);
            return;
        }
        runs.session.useCpu();
        runs.messages.tell(Texts.of("desk.train.cpu"));
        runs.training().ifPresent(run -> train(run, false));
    }

    /** Stops and saves what trains, then leaves; if it cannot be saved the program stays, and leaves if asked again. */
    public void quit(Runnable leave) {
        SessionState state = runs.transport.state.get();
        if (exit != null || leaveRefused || !(state.trains() || state == SessionState.STOPPING)) {
            leave.run();
            return;
        }
        exit = leave;
        exitProblem = null;
        runs.session.stop();
    }

    private void showQuitting(Mail mail, SessionState state) {
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
        if (exitProblem == null) {
            exit.run();
        } else {
            exit = null;
            leaveRefused = true;
            runs.messages.refuse(exitProblem + " " + Texts.of(refused ? "desk.quit.unsaved" : "desk.quit.again"));
        }
    }

    public void show(Mail mail) {
        mail.of(News.MachineRate.class).ifPresent(runs.setup::show);
        mail.of(News.DeviceFailure.class).ifPresent(failure -> question.set(failure.sentence()));
        SessionState state = mail.of(SessionState.class).orElse(null);
        showQuitting(mail, state);
        boolean trains = state != null && state.trains();
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
            runs.messages.refuse(refusal.get().get());
            return;
        }
        RunSpec spec = runs.setup.spec.get();
        if (!runs.setup.isUsable()) {
            refuseSettings();
            return;
        }
        boolean goesOn = runs.goesOn();
        Path folder = runs.folder().orElse(null);
        if (goesOn && !RunFolder.isRun(folder)) {
            runs.vanished(folder, runs.transport.runName.get());
            return;
        }
        try {
            RunFolder run = goesOn
                    ? RunFolder.open(folder)
                    : RunFolder.create(Home.free(runs.runs.get(), Home.folderName(spec.name())), spec);
            train(run, paused);
            runs.setup.rate.commit();
            if (goesOn) {
                runs.session.setLearningRate(runs.setup.rate.value());
            }
        } catch (BadInput e) {
            runs.messages.refuse(Texts.said(e.getMessage()));
        }
    }

    private void refuseSettings() {
        runs.messages.refuseWhile(
                Texts.of("desk.train.setting", runs.setup.firstProblem()), () -> !runs.setup.isUsable());
        runs.setup.pointAtFirstProblem();
        // It may be for want of memory, which others may have given back.
        runs.session.measure();
    }

    private void train(RunFolder run, boolean paused) {
        runs.training = run;
        runs.session.train(run, paused);
    }
}
