package afterimage.app.desk;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Home;
import afterimage.app.session.MachineRate;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.SessionState;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.transport.Training;
import afterimage.app.transport.TransportViewModel;
import afterimage.engine.BadInput;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What Train, Pause, Step and Stop mean for the run in view and the settings in the panel. */
public final class TrainDesk implements Training {
    private final TrainingSession session;
    private final SetupViewModel setup;
    private final TransportViewModel transport;
    private final Messages messages;
    private final RunDesk runs;
    public final Quitting quitting;
    /** Whether to go on on the CPU, after the device failed; empty when nothing is asked. */
    public final StringProperty question = new SimpleStringProperty("");

    private Supplier<Optional<String>> refusal = Optional::empty;
    /** Train was pressed while something else had to be done first. */
    private boolean trainsNext;

    public TrainDesk(
            TrainingSession session,
            SetupViewModel setup,
            TransportViewModel transport,
            Messages messages,
            RunDesk runs) {
        this.session = session;
        this.setup = setup;
        this.transport = transport;
        this.messages = messages;
        this.runs = runs;
        this.quitting = new Quitting(session, transport, messages);
    }

    /** @param why asked before a run begins to train; a sentence if it cannot now */
    public void refuseWhile(Supplier<Optional<String>> why) {
        refusal = why;
    }

    @Override
    public void train() {
        switch (transport.state.get()) {
            case PAUSED -> session.resume();
            case IDLE -> begin(false);
            case PREPARING, STOPPING -> {
                trainsNext = true;
                messages.tell(Texts.of("desk.train.soon"));
            }
            case RUNNING -> messages.tell(Texts.of("desk.train.already"));
        }
    }

    @Override
    public void pause() {
        switch (transport.state.get()) {
            case RUNNING -> session.pause();
            case PAUSED -> session.resume();
            default -> messages.tell(Texts.of("desk.train.nothing"));
        }
    }

    @Override
    public void step() {
        switch (transport.state.get()) {
            case IDLE -> begin(true);
            case RUNNING, PAUSED -> session.step();
            default -> messages.tell(Texts.of("desk.train.wait"));
        }
    }

    @Override
    public void stop() {
        if (transport.state.get().trains()) {
            session.stop();
        }
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
        messages.tell(Texts.of("desk.train.cpu"));
        runs.training().ifPresent(run -> train(run, false));
    }

    public void show(Mail mail) {
        mail.of(MachineRate.class).ifPresent(setup::show);
        mail.of(News.DeviceFailure.class).ifPresent(failure -> question.set(failure.sentence()));
        quitting.show(mail);
        trainNext(mail);
    }

    private void trainNext(Mail mail) {
        SessionState state = mail.of(SessionState.class).orElse(null);
        boolean trains = state != null && state.trains();
        boolean ready = state == SessionState.IDLE;
        boolean failed = mail.hasAny(News.Problem.class, News.DeviceFailure.class);
        boolean begins = trainsNext && ready && !failed && !quitting.isUnderWay();
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
        boolean goesOn = runs.panel.goesOn();
        Path folder = runs.folder().orElse(null);
        if (goesOn && !RunFolder.isRun(folder)) {
            runs.vanished(folder, transport.runName.get());
            return;
        }
        try {
            RunFolder run = goesOn
                    ? RunFolder.open(folder)
                    : RunFolder.create(Home.free(runs.runs.get(), Home.folderName(spec.name())), spec);
            train(run, paused);
            setup.rate.commit();
            if (goesOn) {
                session.setLearningRate(setup.rate.value());
            }
        } catch (BadInput e) {
            messages.refuse(Texts.said(e.getMessage()));
        }
    }

    private void refuseSettings() {
        messages.refuseWhile(Texts.of("desk.train.setting", setup.firstProblem()), () -> !setup.isUsable());
        setup.pointAtFirstProblem();
        // It may be for want of memory, which others may have given back.
        session.measure();
    }

    private void train(RunFolder run, boolean paused) {
        runs.trains(run);
        session.train(run, paused);
    }
}
