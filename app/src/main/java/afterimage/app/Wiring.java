package afterimage.app;

import afterimage.app.control.Icon;
import afterimage.app.curves.CurvesView;
import afterimage.app.curves.CurvesViewModel;
import afterimage.app.diagram.DiagramView;
import afterimage.app.diagram.DiagramViewModel;
import afterimage.app.export.FigureMaker;
import afterimage.app.home.DigitFiles;
import afterimage.app.home.FirstStart;
import afterimage.app.home.Home;
import afterimage.app.home.PreferencesFile;
import afterimage.app.metrics.MetricsView;
import afterimage.app.metrics.MetricsViewModel;
import afterimage.app.runs.RunsView;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Background;
import afterimage.app.session.Compute;
import afterimage.app.session.Errands;
import afterimage.app.session.FxPulse;
import afterimage.app.session.Latest;
import afterimage.app.session.MachineRate;
import afterimage.app.session.Mail;
import afterimage.app.session.ProbeSession;
import afterimage.app.session.RunReader;
import afterimage.app.session.SessionState;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.StudyReader;
import afterimage.app.session.StudySession;
import afterimage.app.session.TrainingSession;
import afterimage.app.session.Unpacking;
import afterimage.app.setup.SetupView;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.shell.InsideView;
import afterimage.app.shell.StatusBar;
import afterimage.app.shell.StatusViewModel;
import afterimage.app.shell.TransportView;
import afterimage.app.shell.TransportViewModel;
import afterimage.app.shell.ViewSwitches;
import afterimage.app.shell.WorkbenchActions;
import afterimage.app.shell.WorkbenchView;
import afterimage.app.theatre.TheatreView;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theatre.TrialViewModel;
import afterimage.app.theme.Theme;
import afterimage.engine.device.MachineMemory;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.run.Presets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.beans.binding.Bindings;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** The only composition root: makes the models, the views and the session, and ties them together. */
final class Wiring implements AutoCloseable {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final SnapshotMailbox mailbox = new SnapshotMailbox();
    private final SetupViewModel setup = new SetupViewModel(Presets.all());
    private final TheatreViewModel theatre = new TheatreViewModel();
    private final TrialViewModel trial = new TrialViewModel();
    private final DiagramViewModel diagram = new DiagramViewModel(
            setup.specProperty(), theatre.timeProperty(), theatre.clipProperty(), theatre.asDecodedProperty());
    private final CurvesViewModel curves = new CurvesViewModel();
    private final MetricsViewModel metrics = new MetricsViewModel();
    private final RunsViewModel runs;
    private final Background background = new Background("runs");
    private final PreferencesFile preferences = new PreferencesFile(Home.preferences());
    private final Errands errands = new Errands();
    private final TransportViewModel transport = new TransportViewModel();
    private final StatusViewModel status = new StatusViewModel(MachineMemory::ofThisProcess);
    private final RunDesk desk;
    private final Guide guide;
    private final TrainingSession session;
    private final Scene scene;
    private final Latest<MachineRate> machine = new Latest<>();
    /** Whether the first model has been made and shown, or could not be. */
    private boolean started;

    private final FileDesk files;
    private final Failures failures;
    private final WindowMemory memory;
    private final Unpacking unpacking =
            new Unpacking(errands, now -> transport.showUnpacking(now.unpackedBytes(), now.totalBytes()));
    private final CountDownLatch windowIsUp = new CountDownLatch(1);
    private final InsideView insideViews = new InsideView();
    private final SetupView settings;
    private final FxPulse pulse = new FxPulse(mailbox, this::show, this::beat, this::pulse);
    private final ExportDesk export;
    private final InsideDesk inside;
    private final Lessons lessons;
    private final StudyDesk studies;

    Wiring(Stage stage) {
        Compute compute = new Compute(Home.device());
        Mnist digits = DigitFiles.source();
        session = new TrainingSession(mailbox, digits, compute);
        session.holdUntil(windowIsUp);
        desk = new RunDesk(session, setup, transport, Home.runs());
        studies = new StudyDesk(
                session,
                new StudySession(mailbox, digits, compute),
                new StudyReader(mailbox, digits, compute),
                desk,
                transport);
        // The worker reads digits and model while the views are made; what comes of it waits for the first pulse.
        desk.openFirst();
        runs = new RunsViewModel(Home.runs(), background, new RunsAround(desk, transport));
        studies.use(runs);
        new Comparison(runs, curves, metrics, new RunReader(mailbox, digits, compute), background);
        Theme theme = new Theme();
        MetricsWindow allMetrics = new MetricsWindow(stage, theme, metrics);
        memory = new WindowMemory(stage, theme, preferences);
        memory.restoreTheme();
        files = new FileDesk(desk, setup, transport, errands, preferences);
        desk.runsProperty().addListener((p, before, now) -> runs.useFolder(now));
        LogWindow log = new LogWindow(stage, theme, errands);
        failures = new Failures(desk, transport, errands, sentence -> tell(stage, sentence, log));
        guide = new Guide(stage, theme);
        // Exports take pictures of the scene, which the views then fill.
        scene = new Scene(new Group(), WIDTH, HEIGHT);
        inside = new InsideDesk(
                session,
                new ProbeSession(mailbox, compute),
                digits,
                theatre,
                new RunPast(desk, background),
                desk::showGuests);
        lessons = new Lessons(new LessonDesk.Window(desk, setup, transport, theatre, trial, runs, inside));
        guide.offer(lessons);
        curves.markedStepProperty().bind(inside.history().markedStepProperty());
        Exhibits exhibits = new Exhibits(scene, insideViews, theme, theatre, curves, diagram, runs);
        exhibits.add(inside.exhibits(exhibits));
        export = new ExportDesk(exhibits, new FigureMaker(digits), theme, runs, transport);
        RunsView runList = new RunsView(runs, theme.paletteProperty(), desk::open, () -> desk.openGiven(desk.given()));
        WorkbenchActions actions = new Actions(
                stage,
                theme,
                desk,
                theatre,
                export,
                new FileChoices(stage, files, log),
                guide,
                new RunListMenu(runList, runs),
                studies,
                switches());
        transport.until().limitProperty().addListener((p, before, now) -> session.until(now));
        TrialDesk trials = new TrialDesk(desk, digits, errands, transport);
        trial.trialProperty().addListener((p, before, now) -> trials.show(now));
        desk.questionProperty().addListener((p, before, now) -> ask(stage, now));
        String device = String.format(
                Locale.ROOT,
                "%s · %d threads",
                compute.wanted().replace("CPU:0", "CPU"),
                SessionSettings.cpu().threads());
        settings = new SetupView(setup, desk.panel());
        insideViews.with("Diagram", () -> new DiagramView(diagram, theme.paletteProperty()));
        inside.addTo(insideViews, theme);
        WorkbenchView view = new WorkbenchView(
                new WorkbenchView.Parts(
                        new TransportView(transport, actions, device),
                        settings,
                        new TheatreView(
                                theatre, trial, theme.paletteProperty(), theatreExport(actions), files::heldOutAgain),
                        insideViews,
                        new CurvesView(curves, theme.paletteProperty(), curvesExport(actions)),
                        new MetricsView(metrics, theme.paletteProperty(), allMetrics::show),
                        runList,
                        new StatusBar(transport, status, device)),
                actions);
        scene.setRoot(view);
        theme.apply(scene);
        lessons.attach(view, insideViews);
        guide.attach(view, scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, actions));
        stage.setScene(scene);
        stage.setTitle("Afterimage");
        DropTarget.on(scene, actions.files());
        memory.restorePlace();
        memory.restorePanels(view);
        stage.setOnCloseRequest(event -> {
            // What trains is saved first; then the window closes.
            event.consume();
            actions.quit();
        });
    }

    private ViewSwitches switches() {
        return new ViewSwitches(
                theatre.asDecodedProperty(),
                Bindings.createBooleanBinding(() -> !theatre.isReversed(), theatre.revisionProperty()),
                curves.logarithmicProperty());
    }

    private void tell(Stage stage, String sentence, LogWindow log) {
        new FailureDialog(stage, sentence, log::show, failures::goOn).show();
    }

    /** Begins to show what happens; the window has to be there. */
    void start() {
        // The keys for time belong to the window, not to the first field in it.
        scene.getRoot().requestFocus();
        memory.restoreDividers();
        pulse.start();
        session.measure(machine::put);
    }

    /** Slow players move with the mail, and what is told once a second comes with them, so that all is one picture. */
    private void beat(long now, boolean whole) {
        if (windowIsUp.getCount() > 0) {
            windowIsUp.countDown();
        } else if (whole) {
            settings.fillNext();
        }
        memory.insistOnSize();
        if (whole || theatre.framesPerSecondProperty().get() > 10) {
            theatre.tick(now);
        }
        if (whole) {
            status.tick(now);
            runs.tick(now);
        }
    }

    private void pulse(long now) {
        errands.deliver();
        background.deliver();
        inside.pulse(now);
        if (started) {
            insideViews.makeNext();
        }
        studies.pulse();
        unpacking.tick(now);
        status.pulse();
        transport.tick(now);
        export.pulse();
        lessons.pulse(now);
        machine.take().ifPresent(setup::show);
    }

    /** Shows a newcomer round; tests of the window are none. */
    void greet() {
        guide.greet(new FirstStart(Home.folder()));
    }

    private void show(Mail mail) {
        noteStart(mail);
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
        export.show(mail);
    }

    /** How long the start took, for whoever wonders. */
    private void noteStart(Mail mail) {
        if (started) {
            return;
        }
        started = mail.state() == SessionState.IDLE;
        if (mail.opened() != null || mail.heldOut() != null) {
            String what = mail.opened() == null ? "the model's output" : "clips";
            ProcessHandle.current()
                    .info()
                    .startInstant()
                    .ifPresent(began -> LoggerFactory.getLogger(Wiring.class)
                            .info(
                                    "{} after {} ms of this process",
                                    what,
                                    Duration.between(began, Instant.now()).toMillis()));
        }
    }

    private void ask(Stage stage, String question) {
        if (!question.isEmpty()) {
            new CpuQuestion(stage, question, desk::answer).show();
        }
    }

    /** Plain keys work everywhere but in controls that have a use for them. */
    private static void key(KeyEvent event, WorkbenchActions actions) {
        boolean button = event.getTarget() instanceof Button;
        boolean ownKeys = event.getTarget() instanceof Control && !button;
        if (ownKeys || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.SPACE && !button) {
            actions.togglePlaying();
        } else if (event.getCode() == KeyCode.LEFT) {
            actions.moveFrames(-1);
        } else if (event.getCode() == KeyCode.RIGHT) {
            actions.moveFrames(1);
        } else if (event.getCode() == KeyCode.PAGE_DOWN) {
            // The menu has these two as well, but the scroll panes around whatever has the focus would take them first.
            actions.nextClip();
        } else if (event.getCode() == KeyCode.PAGE_UP) {
            actions.previousClip();
        } else {
            return;
        }
        event.consume();
    }

    private static MenuButton theatreExport(WorkbenchActions actions) {
        MenuButton menu = exportMenu("export-theatre");
        menu.getItems()
                .addAll(item("Strips as PNG…", actions::exportStrips), item("Players as GIF…", actions::exportPlayers));
        return menu;
    }

    private static MenuButton curvesExport(WorkbenchActions actions) {
        MenuButton menu = exportMenu("export-curves");
        menu.getItems()
                .addAll(item("Chart as PNG…", actions::exportChart), item("Losses as CSV…", actions::exportLosses));
        return menu;
    }

    private static MenuButton exportMenu(String id) {
        MenuButton menu = new MenuButton("Export", Icon.EXPORT.node());
        menu.setId(id);
        menu.getStyleClass().add("flat");
        return menu;
    }

    private static MenuItem item(String name, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(e -> action.run());
        return item;
    }

    /** Saves what is training and ends the worker. */
    @Override
    public void close() {
        pulse.stop();
        memory.remember();
        export.close();
        inside.close();
        studies.close();
        session.close();
        errands.close();
        background.close();
    }

    // For tests of the real window.

    TheatreViewModel theatre() {
        return theatre;
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

    SetupViewModel setupModel() {
        return setup;
    }

    Guide guide() {
        return guide;
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

    ExportDesk export() {
        return export;
    }

    RunDesk desk() {
        return desk;
    }

    FileDesk files() {
        return files;
    }

    /** Where failures go that nobody foresaw. */
    Failures failures() {
        return failures;
    }
}
