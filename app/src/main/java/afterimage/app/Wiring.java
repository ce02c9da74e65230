package afterimage.app;

import afterimage.app.control.Icon;
import afterimage.app.curves.CurvesView;
import afterimage.app.desk.Failures;
import afterimage.app.export.FigureMaker;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.feature.Part;
import afterimage.app.glossary.Texts;
import afterimage.app.history.HistoryFeature;
import afterimage.app.history.HistoryViewModel;
import afterimage.app.home.FirstStart;
import afterimage.app.home.Home;
import afterimage.app.lesson.LessonPlayer;
import afterimage.app.lesson.LessonView;
import afterimage.app.lesson.LessonsFeature;
import afterimage.app.metrics.MetricsSheet;
import afterimage.app.metrics.MetricsView;
import afterimage.app.runs.RunsFeature;
import afterimage.app.session.FxPulse;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.app.setup.SetupView;
import afterimage.app.system.NoticeHandler;
import afterimage.app.theatre.TheatreView;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.app.transport.StatusBar;
import afterimage.app.transport.TransportFeature;
import afterimage.app.window.DropTarget;
import afterimage.app.window.ExportWindow;
import afterimage.app.window.FileFeature;
import afterimage.app.window.Guide;
import afterimage.app.window.InsideView;
import afterimage.app.window.LogWindow;
import afterimage.app.window.Message;
import afterimage.app.window.PanelPictures;
import afterimage.app.window.PlainKeys;
import afterimage.app.window.PreferencesWindow;
import afterimage.app.window.SideWindow;
import afterimage.app.window.SourceWindow;
import afterimage.app.window.StudyWindow;
import afterimage.app.window.WindowFeature;
import afterimage.app.window.WindowMemory;
import afterimage.app.window.WorkbenchView;
import afterimage.engine.study.StudyFolder;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/** Makes the window of the models: the views, what ties them to each other, and the one pulse. */
final class Wiring implements AutoCloseable {
    final Models models;
    final Guide guide;
    final ExportWindow export;
    final LessonsFeature lessons;
    final StudyWindow studies;
    final Failures failures;
    private final List<Feature> features = new ArrayList<>();
    private final InsideView tabs = new InsideView();
    private final Scene scene;
    private final WindowMemory memory;
    private final SetupView settings;
    private final FxPulse pulse;
    /** Whether the first picture is there. */
    private boolean up;
    /** Whether the first model has been made and shown, or could not be. */
    private boolean started;

    /** @param models closed with this */
    Wiring(Stage stage, Models models) {
        this.models = models;
        pulse = new FxPulse(models.mailbox, this::show, this::beat, this::pulse);
        memory = new WindowMemory(stage, models.theme, models.preferences);
        LogWindow log = new LogWindow(stage, models.theme, models.worker);
        BiConsumer<String, Runnable> tell = (sentence, read) ->
                Message.failure(stage, sentence, log::show, read).show();
        failures = new Failures(models.desk, models.worker, tell);
        NoticeHandler.showBy(sentence -> models.worker.later(() -> models.messages.refuse(sentence)));
        models.training.question.addListener((p, before, now) -> {
            if (!now.isEmpty()) {
                Message.question(stage, "window.device", now, models.training::answer);
            }
        });
        guide = new Guide(stage, models.theme, log);
        studies = new StudyWindow(stage, models.theme, models.studies, models.messages);
        // Exports take pictures of the scene, which the views then fill.
        scene = new Scene(new Group());
        List<Exhibit> panels = new PanelPictures(scene, tabs, models.theme).exhibits(models.features);
        FigureMaker figures = new FigureMaker(models.data);
        StringProperty name = models.transport.runName;
        export = new ExportWindow(stage, models.theme, panels, figures, models.runs, models.messages, name);
        SourceWindow source = new SourceWindow(stage, models.theme, models.source, models.theatre.model.time);
        settings = new SetupView(models.setup, models.desk.panel(), source.window::show);
        Supplier<Parent> sheet = () -> new MetricsSheet(models.metrics.model, models.theme.palette);
        SideWindow allMetrics = new SideWindow(stage, models.theme, Texts.of("app.metrics"), 1000, 680, sheet);
        WorkbenchView view = view(allMetrics);
        FileFeature files = new FileFeature(stage, models.files, models.desk, models.transport.busy);
        features.add(files);
        features.add(source);
        features.addAll(models.features);
        features.add(studies);
        features.add(new PreferencesWindow(stage, models.theme, models.preferred, models.desk.runs, files));
        WindowFeature window = new WindowFeature(view, tabs, models.theme, guide, () -> quit(stage));
        // Lessons arrange the window too, whose menus stand behind theirs.
        List<Feature> taught = new ArrayList<>(features);
        taught.add(window);
        Supplier<String> refusal = () -> models.transport.busy.get() ? Texts.of("app.lesson.refused") : "";
        LessonPlayer.Window around = new LessonPlayer.Window(
                refusal, models::lessonTraining, models.messages::refuse, tabs::show, tabs::shownTab);
        Supplier<Path> folder = () -> models.desk.runs.get().resolveSibling("lessons");
        lessons = new LessonsFeature(taught, around, folder, models.lessonRuns());
        features.addAll(List.of(lessons, export, window, guide));
        window.makeRoomFor(new LessonView(lessons.model), lessons.model.open);
        view.offer(
                features.stream().flatMap(feature -> feature.menus().stream()).toList(),
                () -> {
                    tabs.show("Draw");
                    tabs.arrange("whole");
                },
                guide::commands,
                models.theme::toggle);
        scene.setRoot(view);
        models.theme.apply(scene);
        guide.attach(view, scene);
        PlainKeys.on(scene, models.theatre.model);
        stage.setScene(scene);
        stage.setTitle("Afterimage");
        DropTarget.on(scene, this::openNow);
        memory.restorePlace();
        memory.restore(view, features);
        stage.setOnCloseRequest(event -> {
            // What trains is saved first; then the window closes.
            event.consume();
            quit(stage);
        });
    }

    private WorkbenchView view(SideWindow allMetrics) {
        TransportFeature transport = models.feature(TransportFeature.class);
        models.features.forEach(feature ->
                feature.tabs().forEach(tab -> tabs.add(tab, tab.asks() ? models.counted(tab.seen()) : tab.seen())));
        HistoryViewModel history = models.feature(HistoryFeature.class).model;
        history.filmWanted.addListener((p, before, now) -> tabs.show(now ? "History" : ""));
        MenuButton pictures = menu("export-theatre", item("strips", Format.PNG), item("players", Format.GIF));
        MenuButton charts = menu("export-curves", item("curves", Format.PNG), item("curves", Format.CSV));
        TheatreView theatre =
                new TheatreView(models.theatre, pictures, () -> models.session.view.showGuests(GuestClips.NONE));
        Runnable bundled = () -> models.desk.openBundled(models.desk.bundled());
        WorkbenchView view = new WorkbenchView(new WorkbenchView.Parts(
                transport.view(models.training),
                settings,
                theatre,
                tabs,
                new CurvesView(models.curves.model(), models.theme.palette, charts),
                new MetricsView(models.metrics.model, models.theme.palette, allMetrics::show),
                models.feature(RunsFeature.class).view(models.theme.palette, models.desk::open, bundled),
                new StatusBar(models.messages, models.transport, models.status)));
        theatre.large.bind(view.projector.on);
        theatre.withStrips.bind(view.projector.shows(Part.STRIPS));
        return view;
    }

    private static MenuButton menu(String id, MenuItem... items) {
        MenuButton menu = new MenuButton(Texts.of("app.export"), Icon.EXPORT.node(), items);
        menu.setId(id);
        menu.getStyleClass().add("flat");
        return menu;
    }

    private MenuItem item(String exhibit, Format as) {
        MenuItem item = new MenuItem(Texts.of("app.export.as", Texts.of("exhibit." + exhibit), as));
        item.setOnAction(e -> export.export(exhibit, as));
        return item;
    }

    private void quit(Stage stage) {
        models.training.quit(() -> {
            stage.hide();
            Platform.exit();
        });
    }

    /** Begins to show what happens; the window has to be there. */
    void start() {
        // The keys for time belong to the window, not to the first field in it.
        scene.getRoot().requestFocus();
        memory.restoreDividers();
        pulse.start();
        models.session.measure();
    }

    /** Slow players move with the mail, and what is told once a second comes with them, so that all is one picture. */
    private void beat(long now, boolean whole) {
        if (!up) {
            up = true;
            models.windowIsUp.countDown();
        } else if (whole) {
            settings.fillNext();
        }
        memory.insistOnSize();
        TheatreViewModel theatre = models.theatre.model;
        if (whole || theatre.framesPerSecond.get() > 10) {
            theatre.tick(now);
        }
        if (whole) {
            models.status.tick(now);
            models.runs.tick(now);
        }
    }

    private void pulse(long now) {
        models.pulse(now);
        features.forEach(feature -> feature.pulse(now));
        if (started) {
            tabs.makeNext();
        }
    }

    /** Files and folders that the program was started with, once the first model is there; else greets a newcomer. */
    void open(List<Path> files) {
        if (files.isEmpty()) {
            guide.greet(new FirstStart(Home.folder()));
        } else {
            models.desk.openFirst(() -> openNow(files));
        }
    }

    /** Whatever was dropped or given: a study, what the files' desk knows, or data. */
    private void openNow(List<Path> files) {
        if (files.size() == 1 && StudyFolder.isStudy(files.get(0))) {
            studies.open(files.get(0));
        } else {
            models.files.accept(files, models.source::look);
        }
    }

    private void show(Mail mail) {
        features.forEach(feature -> feature.show(mail));
        if (started) {
            return;
        }
        // How long the start took, for whoever wonders.
        started = mail.of(SessionState.class).filter(SessionState.IDLE::equals).isPresent();
        if (mail.hasAny(OpenedRun.class, News.Looked.class)) {
            // The operating system knows its processes' starts by the whole second only.
            long took = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            String what = mail.hasAny(OpenedRun.class) ? "clips" : "the model's output";
            LoggerFactory.getLogger(Wiring.class).info("{} after {} ms of this Java", what, took);
        }
    }

    /** Saves what is training and ends the threads. */
    @Override
    public void close() {
        pulse.stop();
        memory.remember();
        export.close();
        models.close();
    }
}
