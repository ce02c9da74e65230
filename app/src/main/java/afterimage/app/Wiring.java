package afterimage.app;

import afterimage.app.control.Icon;
import afterimage.app.curves.CurvesView;
import afterimage.app.curves.CurvesViewModel;
import afterimage.app.home.DigitFiles;
import afterimage.app.home.Home;
import afterimage.app.metrics.MetricsView;
import afterimage.app.metrics.MetricsViewModel;
import afterimage.app.runs.RunsView;
import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Compute;
import afterimage.app.session.FxPulse;
import afterimage.app.session.Mail;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.SetupView;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.shell.StatusBar;
import afterimage.app.shell.TransportView;
import afterimage.app.shell.TransportViewModel;
import afterimage.app.shell.WorkbenchActions;
import afterimage.app.shell.WorkbenchView;
import afterimage.app.theatre.TheatreView;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.theme.Theme;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.run.Presets;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** The only composition root: makes the models, the views and the session, and ties them together. */
final class Wiring implements AutoCloseable {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final SnapshotMailbox mailbox = new SnapshotMailbox();
    private final SetupViewModel setup = new SetupViewModel(Presets.all());
    private final TheatreViewModel theatre = new TheatreViewModel();
    private final CurvesViewModel curves = new CurvesViewModel();
    private final MetricsViewModel metrics = new MetricsViewModel();
    private final RunsViewModel runs = new RunsViewModel(Home.runs());
    private final TransportViewModel transport = new TransportViewModel();
    private final RunDesk desk;
    private final TrainingSession session;
    private final Scene scene;
    private final FxPulse pulse = new FxPulse(mailbox, this::show, theatre::tick);

    Wiring(Stage stage) {
        Compute compute = new Compute(Home.device());
        session = new TrainingSession(mailbox, DigitFiles.source(), compute);
        desk = new RunDesk(session, setup, transport, Home.runs());
        Theme theme = new Theme();
        WorkbenchActions actions = new Actions(stage, theme, desk, theatre, curves, transport);
        desk.questionProperty().addListener((p, before, now) -> ask(stage, now));
        String device = String.format(
                Locale.ROOT,
                "%s · %d threads",
                compute.wanted().replace("CPU:0", "CPU"),
                SessionSettings.cpu().threads());
        WorkbenchView view = new WorkbenchView(
                new WorkbenchView.Parts(
                        new TransportView(transport, actions, device),
                        new SetupView(setup, desk.noteProperty(), desk::commitRate),
                        new TheatreView(theatre, theme.paletteProperty(), theatreExport(actions)),
                        new CurvesView(curves, theme.paletteProperty(), curvesExport(actions)),
                        new MetricsView(metrics),
                        new RunsView(runs, actions::open),
                        new StatusBar(transport, device)),
                actions);
        scene = new Scene(view, WIDTH, HEIGHT);
        theme.apply(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, actions));
        stage.setScene(scene);
        stage.setTitle("Afterimage");
        stage.setOnCloseRequest(event -> actions.quit());
    }

    /** Opens what there is to see before anything is trained. */
    void start() {
        // The keys for time belong to the window, not to the first field in it.
        scene.getRoot().requestFocus();
        pulse.start();
        desk.openFirst();
    }

    private void show(Mail mail) {
        transport.show(mail);
        desk.show(mail);
        theatre.show(mail);
        curves.show(mail);
        metrics.show(mail);
        runs.show(mail);
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
        session.close();
    }

    // For tests of the real window.

    TheatreViewModel theatre() {
        return theatre;
    }

    CurvesViewModel curves() {
        return curves;
    }

    MetricsViewModel metrics() {
        return metrics;
    }

    TransportViewModel transport() {
        return transport;
    }

    RunDesk desk() {
        return desk;
    }
}
