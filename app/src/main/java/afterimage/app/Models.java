package afterimage.app;

import afterimage.app.curves.CurvesViewModel;
import afterimage.app.diagram.DiagramViewModel;
import afterimage.app.home.DigitFiles;
import afterimage.app.home.Home;
import afterimage.app.home.PreferencesFile;
import afterimage.app.metrics.MetricsViewModel;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Background;
import afterimage.app.session.Compute;
import afterimage.app.session.Errands;
import afterimage.app.session.Latest;
import afterimage.app.session.MachineRate;
import afterimage.app.session.Mail;
import afterimage.app.session.ProbeSession;
import afterimage.app.session.RunReader;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.StudyReader;
import afterimage.app.session.StudySession;
import afterimage.app.session.TrainingSession;
import afterimage.app.session.Unpacking;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.shell.StatusViewModel;
import afterimage.app.shell.TransportViewModel;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theatre.TrialViewModel;
import afterimage.engine.device.MachineMemory;
import afterimage.engine.digits.Mnist;
import afterimage.engine.run.Presets;
import java.util.concurrent.CountDownLatch;

/** All of the program that is no view: the view models, the desks behind them and the threads that compute. */
final class Models implements AutoCloseable {
    private final SnapshotMailbox mailbox = new SnapshotMailbox();
    private final SetupViewModel setup = new SetupViewModel(Presets.all());
    private final TheatreViewModel theatre = new TheatreViewModel();
    private final TrialViewModel trial = new TrialViewModel();
    private final DiagramViewModel diagram = new DiagramViewModel(
            setup.specProperty(), theatre.timeProperty(), theatre.clipProperty(), theatre.asDecodedProperty());
    private final CurvesViewModel curves = new CurvesViewModel();
    private final MetricsViewModel metrics = new MetricsViewModel();
    private final RunsViewModel runs;
    private final TransportViewModel transport = new TransportViewModel();
    private final StatusViewModel status = new StatusViewModel(MachineMemory::ofThisProcess);
    private final Background background = new Background("runs");
    private final PreferencesFile preferences = new PreferencesFile(Home.preferences());
    private final Errands errands = new Errands();
    private final Latest<MachineRate> machine = new Latest<>();
    private final Unpacking unpacking =
            new Unpacking(errands, now -> transport.showUnpacking(now.unpackedBytes(), now.totalBytes()));
    private final CountDownLatch windowIsUp = new CountDownLatch(1);
    private final Mnist digits = DigitFiles.source();
    private final Compute compute = new Compute(Home.device());
    private final TrainingSession session = new TrainingSession(mailbox, digits, compute);
    private final RunDesk desk;
    private final FileDesk files;
    private final StudyDesk studies;
    private final InsideDesk inside;
    private final Lessons lessons;

    Models() {
        session.holdUntil(windowIsUp);
        desk = new RunDesk(session, setup, transport, Home.runs());
        studies = new StudyDesk(
                session,
                new StudySession(mailbox, digits, compute),
                new StudyReader(mailbox, digits, compute),
                desk,
                transport);
        // The worker reads digits and model while the rest is made; what comes of it waits for the first pulse.
        desk.openFirst();
        runs = new RunsViewModel(Home.runs(), background, new RunsAround(desk, transport));
        studies.use(runs);
        new Comparison(runs, curves, metrics, new RunReader(mailbox, digits, compute), background);
        files = new FileDesk(desk, setup, transport, errands, preferences);
        inside = new InsideDesk(
                session,
                new ProbeSession(mailbox, compute),
                digits,
                theatre,
                new RunPast(desk, background),
                desk::showGuests);
        lessons = new Lessons(new LessonDesk.Window(desk, setup, transport, theatre, trial, runs, inside));
        curves.markedStepProperty().bind(inside.history().markedStepProperty());
        desk.runsProperty().addListener((p, before, now) -> runs.useFolder(now));
        transport.until().limitProperty().addListener((p, before, now) -> session.until(now));
        TrialDesk trials = new TrialDesk(desk, digits, errands, transport);
        trial.trialProperty().addListener((p, before, now) -> trials.show(now));
    }

    void show(Mail mail) {
        transport.show(mail);
        status.show(mail);
        desk.show(mail);
        files.show(mail);
        theatre.show(mail);
        trial.show(mail);
        diagram.show(mail);
        curves.show(mail);
        metrics.show(mail);
        runs.show(mail);
        setup.show(mail);
        inside.show(mail);
    }

    void pulse(long now) {
        errands.deliver();
        background.deliver();
        inside.pulse(now);
        studies.pulse();
        unpacking.tick(now);
        status.pulse();
        transport.tick(now);
        lessons.pulse(now);
        machine.take().ifPresent(setup::show);
    }

    /** Measures how fast this machine computes, for the estimates beside the settings. */
    void measureMachine() {
        session.measure(machine::put);
    }

    /** Whether anybody looks at the metrics of what trains. */
    void watchMetrics(boolean now) {
        session.watchMetrics(now);
    }

    /** What {@link TrainingSession#holdUntil} waits for. */
    void windowIsUp() {
        windowIsUp.countDown();
    }

    SnapshotMailbox mailbox() {
        return mailbox;
    }

    Mnist digits() {
        return digits;
    }

    Compute compute() {
        return compute;
    }

    Errands errands() {
        return errands;
    }

    PreferencesFile preferences() {
        return preferences;
    }

    SetupViewModel setup() {
        return setup;
    }

    TheatreViewModel theatre() {
        return theatre;
    }

    TrialViewModel trial() {
        return trial;
    }

    DiagramViewModel diagram() {
        return diagram;
    }

    CurvesViewModel curves() {
        return curves;
    }

    MetricsViewModel metrics() {
        return metrics;
    }

    RunsViewModel runs() {
        return runs;
    }

    TransportViewModel transport() {
        return transport;
    }

    StatusViewModel status() {
        return status;
    }

    RunDesk desk() {
        return desk;
    }

    FileDesk files() {
        return files;
    }

    StudyDesk studies() {
        return studies;
    }

    InsideDesk inside() {
        return inside;
    }

    Lessons lessons() {
        return lessons;
    }

    /** Saves what is training and ends what was begun; harmless when that has been done. */
    void finish() {
        studies.close();
        session.close();
        errands.close();
    }

    /** Saves what is training and ends the threads. */
    @Override
    public void close() {
        inside.close();
        finish();
        background.close();
    }
}
