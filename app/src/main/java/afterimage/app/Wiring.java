package afterimage.app;

import afterimage.app.control.Icon;
import afterimage.app.curves.CurvesView;
import afterimage.app.diagram.DiagramView;
import afterimage.app.export.FigureMaker;
import afterimage.app.home.FirstStart;
import afterimage.app.home.Home;
import afterimage.app.home.NoticeHandler;
import afterimage.app.metrics.MetricsView;
import afterimage.app.runs.RunsView;
import afterimage.app.session.FxPulse;
import afterimage.app.session.Mail;
import afterimage.app.session.SessionState;
import afterimage.app.setup.SetupView;
import afterimage.app.shell.InsideView;
import afterimage.app.shell.StatusBar;
import afterimage.app.shell.TransportView;
import afterimage.app.shell.ViewSwitches;
import afterimage.app.shell.WorkbenchActions;
import afterimage.app.shell.WorkbenchView;
import afterimage.app.theatre.TheatreView;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import afterimage.engine.device.SessionSettings;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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

/** Makes the window of the models: the views, what ties them to each other, and the one pulse. */
final class Wiring implements AutoCloseable {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    /** Kept, as nobody else holds it. */
    private final BooleanBinding metricsSeen;

    private final Models models;
    private final Scene scene;
    private final Guide guide;
    private final Failures failures;
    private final WindowMemory memory;
    private final InsideView insideViews = new InsideView();
    private final SetupView settings;
    private final FxPulse pulse;
    private final ExportDesk export;
    /** Whether the first picture is there. */
    private boolean up;
    /** Whether the first model has been made and shown, or could not be. */
    private boolean started;

    /** @param models closed with this */
    Wiring(Stage stage, Models models) {
        this.models = models;
        pulse = new FxPulse(models.mailbox(), this::show, this::beat, this::pulse);
        Theme theme = new Theme();
        MetricsWindow allMetrics = new MetricsWindow(stage, theme, models.metrics());
        memory = new WindowMemory(stage, theme, models.preferences());
        memory.restoreTheme();
        LogWindow log = new LogWindow(stage, theme, models.errands());
        failures = new Failures(
                models.desk(), models.transport(), models.errands(), sentence -> tell(stage, sentence, log));
        NoticeHandler.showBy(
                sentence -> models.errands().later(() -> models.transport().tellProblem(sentence)));
        guide = new Guide(stage, theme);
        guide.offer(models.lessons());
        // Exports take pictures of the scene, which the views then fill.
        scene = new Scene(new Group(), WIDTH, HEIGHT);
        Exhibits exhibits = new Exhibits(
                scene,
                insideViews,
                theme,
                models.theatre(),
                models.curves(),
                models.diagram(),
                models.runs(),
                models.metrics());
        exhibits.add(models.inside().exhibits(exhibits));
        export = new ExportDesk(exhibits, new FigureMaker(models.digits()), theme, models.runs(), models.transport());
        RunsView runList = new RunsView(
                models.runs(),
                theme.paletteProperty(),
                models.desk()::open,
                () -> models.desk().openGiven(models.desk().given()));
        WorkbenchActions actions = new Actions(
                stage,
                theme,
                models.desk(),
                models.theatre(),
                export,
                new FileChoices(stage, models.files(), log),
                guide,
                new RunListMenu(runList, models.runs()),
                models.studies(),
                switches());
        models.desk().questionProperty().addListener((p, before, now) -> ask(stage, now));
        String device = String.format(
                Locale.ROOT,
                "%s · %d threads",
                models.compute().wanted().replace("CPU:0", "CPU"),
                SessionSettings.cpu().threads());
        settings = new SetupView(models.setup(), models.desk().panel());
        insideViews.with(
                "Diagram",
                "The model, drawn: what enters where at each step. Click a part to read about it.",
                () -> new DiagramView(models.diagram(), theme.paletteProperty()));
        models.inside().addTo(insideViews, theme);
        WorkbenchView view = new WorkbenchView(
                new WorkbenchView.Parts(
                        new TransportView(models.transport(), actions, device),
                        settings,
                        new TheatreView(
                                models.theatre(),
                                models.trial(),
                                models.inside().movement(),
                                theme.paletteProperty(),
                                theatreExport(actions),
                                models.files()::heldOutAgain),
                        insideViews,
                        new CurvesView(models.curves(), theme.paletteProperty(), curvesExport(actions)),
                        new MetricsView(models.metrics(), theme.paletteProperty(), allMetrics::show),
                        runList,
                        new StatusBar(models.transport(), models.status(), device)),
                actions);
        metricsSeen = view.measures().openProperty().or(allMetrics.showingProperty());
        metricsSeen.addListener((p, before, now) -> models.watchMetrics(now));
        scene.setRoot(view);
        theme.apply(scene);
        models.lessons().attach(view, insideViews);
        guide.attach(view, scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, actions));
        stage.setScene(scene);
        stage.setTitle("Afterimage");
        DropTarget.on(scene, actions.files());
        memory.restorePlace();
        memory.keepViews(view, insideViews, models.curves());
        memory.restorePanels(view);
        stage.setOnCloseRequest(event -> {
            // What trains is saved first; then the window closes.
            event.consume();
            actions.quit();
        });
    }

    private ViewSwitches switches() {
        return new ViewSwitches(
                models.theatre().asDecodedProperty(),
                Bindings.createBooleanBinding(
                        () -> !models.theatre().isReversed(), models.theatre().revisionProperty()),
                models.curves().logarithmicProperty());
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
        models.measureMachine();
        models.desk().measureMachineWith(models::measureMachine);
    }

    /** Slow players move with the mail, and what is told once a second comes with them, so that all is one picture. */
    private void beat(long now, boolean whole) {
        if (!up) {
            up = true;
            models.windowIsUp();
        } else if (whole) {
            settings.fillNext();
        }
        memory.insistOnSize();
        TheatreViewModel theatre = models.theatre();
        if (whole || theatre.framesPerSecondProperty().get() > 10) {
            theatre.tick(now);
        }
        if (whole) {
            models.status().tick(now);
            models.runs().tick(now);
        }
    }

    private void pulse(long now) {
        models.pulse(now);
        if (started) {
            insideViews.makeNext();
        }
        export.pulse();
    }

    /** Shows a newcomer round; tests of the window are none. */
    void greet() {
        guide.greet(new FirstStart(Home.folder()));
    }

    private void show(Mail mail) {
        models.show(mail);
        noteStart(mail);
    }

    /** How long the start took, for whoever wonders. */
    private void noteStart(Mail mail) {
        if (started) {
            return;
        }
        started = mail.state() == SessionState.IDLE;
        if (mail.opened() != null || mail.heldOut() != null) {
            // The operating system knows its processes' starts by the whole second only.
            long began = ManagementFactory.getRuntimeMXBean().getStartTime();
            LoggerFactory.getLogger(Wiring.class)
                    .info(
                            "{} after {} ms of this Java",
                            mail.opened() == null ? "the model's output" : "clips",
                            System.currentTimeMillis() - began);
        }
    }

    private void ask(Stage stage, String question) {
        if (!question.isEmpty()) {
            new CpuQuestion(stage, question, models.desk()::answer).show();
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

    /** Saves what is training and ends the threads. */
    @Override
    public void close() {
        pulse.stop();
        memory.remember();
        export.close();
        models.close();
    }

    /** Where failures go that nobody foresaw. */
    Failures failures() {
        return failures;
    }

    // For tests of the real window.

    Models models() {
        return models;
    }

    Guide guide() {
        return guide;
    }

    ExportDesk export() {
        return export;
    }
}
