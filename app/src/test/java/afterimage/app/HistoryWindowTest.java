package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.Feature.Command;
import afterimage.app.feature.Format;
import afterimage.app.feature.Look;
import afterimage.app.history.HistoryFeature;
import afterimage.app.history.HistoryViewModel;
import afterimage.app.home.DataFiles;
import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.session.SessionState;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Pictures;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.train.TrainingControl;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The past of a run in the real window: scrubbed, marked in the loss chart, and gone on from. */
class HistoryWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");
    /** The run saves now and then besides. */
    private static final long[] SAVES = {10, 40, 80};

    private OpenWindow window;
    private HistoryViewModel history;

    @BeforeEach
    void open() throws Exception {
        window = new OpenWindow(1280, 800);
        history = window.models().feature(HistoryFeature.class).model;
        window.until(() -> window.models().metrics.model.heading.get().contains("step"));
        window.robot().interact(() -> window.models().theatre.model.scrubTo(4));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private RunFolder trained(RunSpec spec, long... saves) throws Exception {
        RunFolder folder = RunFolder.create(Home.free(Home.runs(), Home.folderName(spec.name())), spec);
        try (TrainingRun run = new TrainingRun(folder, DataFiles.source(), SessionSettings.cpu())) {
            for (long step : saves) {
                run.train(new TrainingControl(), snapshot -> {}, new Limit(step, 0));
            }
        }
        window.robot().interact(() -> window.models().desk.open(folder.path()));
        window.until(
                () -> isInView(folder.path()) && window.models().transport.state.get() == SessionState.IDLE);
        return folder;
    }

    private boolean isInView(Path folder) {
        return window.models().desk.folder().filter(folder::equals).isPresent();
    }

    @Test
    void theFilmOfTheModelThatComesWithTheProgramIsACommandAway() throws Exception {
        List<Long> shipped = Pretrained.first().moments();
        Command watch = (Command)
                window.models().feature(HistoryFeature.class).menus().get(0).entries()[0];
        window.robot().interact(watch.action());
        window.until(
                () -> history.stepText().startsWith("step %,d (3 of %d)".formatted(shipped.get(2), shipped.size())));
        assertEquals(shipped, history.steps());
        assertTrue(window.find(".film", Region.class).isVisible());
        window.press("history-play");
        filmPictures("film-shipped");
    }

    /** As it is below the theatre in both themes and sizes, and in its place. */
    private void filmPictures(String name) {
        window.picture(GALLERY.resolve(name + "-dark-1280x800.png"));
        window.resize(1440, 900);
        window.press("theme");
        window.picture(GALLERY.resolve(name + "-light-1440x900.png"));
        window.press("enlarge-inside");
        window.picture(GALLERY.resolve(name + "-large-light-1440x900.png"));
        window.press("enlarge-inside");
        window.press("theme");
        window.resize(1280, 800);
        window.robot()
                .interact(() -> window.models().feature(HistoryFeature.class).exhibits().stream()
                        .filter(exhibit -> exhibit.id().equals("film"))
                        .map(film -> film.ways().get(Format.GIF).take(new Look(1, false, false)))
                        .forEach(film -> Pictures.writePng(
                                GALLERY.resolve(name + "-file.png"),
                                film.picture().apply(done -> {}))));
    }

    @Test
    void momentsAreScrubbedMarkedAndBranchedFrom() throws Exception {
        RunFolder run = trained(Presets.named(Presets.QUICK_START).with("name", "time machine"), SAVES);
        window.press("inside-history");
        window.until(() -> history.note.get().isEmpty());
        assertEquals(run.moments(), history.steps());
        window.robot()
                .interact(() -> window.find("#history-slider", javafx.scene.control.Slider.class)
                        .requestFocus());
        window.robot().type(KeyCode.RIGHT, KeyCode.RIGHT);
        long third = run.moments().get(2);
        window.until(() -> history.stepText().startsWith("step " + third + " ("));
        assertTrue(window.find(".chart-mark", Line.class).isVisible());
        window.pictures(GALLERY, "history");
        window.press("history-watch");
        window.until(() -> history.stepText().startsWith("step " + third + " ("));
        window.press("history-play");
        filmPictures("film");
        window.press("history-watch");
        window.press("history-branch");
        window.until(
                () -> !isInView(run.path()) && window.models().transport.state.get() == SessionState.IDLE);
        RunFolder branch = RunFolder.open(window.models().desk.folder().orElseThrow());
        assertTrue(branch.path().getFileName().toString().endsWith("from-step-" + third));
        assertEquals(third, branch.checkpoint().state().step());
        assertEquals(run.moments().subList(0, 3), branch.moments());
        window.until(() -> window.models().desk.panel().note().get().startsWith("Train continues"));
        window.press("train");
        window.until(() -> window.models().transport.state.get() == SessionState.RUNNING);
        assertTrue(window.find("#history-branch", Button.class).isDisabled());
        window.until(() -> history.steps().size() > 3);
        window.picture(GALLERY.resolve("history-training-dark-1280x800.png"));
        window.press("stop");
        window.until(() -> window.models().transport.state.get() == SessionState.IDLE);
        assertTrue(branch.checkpoint().state().step() > third);
        assertFalse(window.find("#history-branch", Button.class).isDisabled());
    }

    @Test
    void anFcLstmHasAPastToo() throws Exception {
        RunSpec spec = SpecJson.with(
                Presets.named("lab-report-500"),
                List.of("model.layers.0.units=60", "training.batch=8", "training.optimizer=ADAM"));
        trained(spec.with("name", "fc past"), 5, 10);
        window.robot().interact(() -> history.quantity.set(Quantity.MEMORY));
        window.press("inside-history");
        window.until(() -> history.note.get().isEmpty());
        window.picture(GALLERY.resolve("history-fc-dark-1280x800.png"));
    }
}
