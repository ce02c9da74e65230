package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.Home;
import afterimage.app.session.SessionState;
import afterimage.app.study.StudyViewModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.SpecJson;
import afterimage.engine.study.StudyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Studies in the real window: composed of runs, trained for real, judged, and kept apart from single runs. */
class StudyWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    private OpenWindow window;
    private StudyViewModel study;

    @BeforeEach
    void open() throws Exception {
        remove(Home.folder().resolve("studies"));
        make("small ConvLSTM", "CHANNEL");
        make("no peepholes", "NONE");
        window = new OpenWindow(1280, 800);
        study = window.models().studies.model;
        window.until(() -> window.models().metrics.model.heading.get().contains("step")
                && window.models().transport.state.get() == SessionState.IDLE);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private static void make(String name, String peephole) {
        List<String> small = List.of(
                "model.layers.0.units=8",
                "model.peephole=" + peephole,
                "sequence.inputFrames=4",
                "sequence.futureFrames=3");
        RunFolder.create(
                Home.free(Home.runs(), Home.folderName(name)),
                SpecJson.with(Presets.named(Presets.QUICK_START), small).with("name", name));
    }

    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private Scene scene() {
        return window.wiring().studies.window.stage().getScene();
    }

    private void show() throws Exception {
        window.robot().press(KeyCode.CONTROL, KeyCode.U).release(KeyCode.U, KeyCode.CONTROL);
        window.until(() -> window.wiring().studies.window.stage() != null
                && window.wiring().studies.window.stage().isShowing());
        window.until(() -> !study.board().clipText().isEmpty());
    }

    private void pictures(String name) {
        for (String look : new String[] {"dark-1280x800", "light-1920x1080"}) {
            String[] size = look.split("\\D+");
            window.robot().interact(() -> {
                window.wiring().studies.window.stage().setX(0);
                window.wiring().studies.window.stage().setY(0);
                window.wiring().studies.window.stage().setWidth(Integer.parseInt(size[1]));
                window.wiring().studies.window.stage().setHeight(Integer.parseInt(size[2]));
            });
            window.picture(scene(), GALLERY.resolve(name + "-" + look + ".png"));
            window.robot()
                    .interact(() -> window.find("#theme", javafx.scene.control.Button.class)
                            .fire());
        }
    }

    private void fire(String id) {
        javafx.scene.control.Button button = (javafx.scene.control.Button) scene().lookup("#" + id);
        assertFalse(button.isDisabled(), id);
        window.robot().interact(button::fire);
    }

    @Test
    void runsOfTheListAreComposedTrainedAndJudged() throws Exception {
        show();
        pictures("study-builtin");
        fire("study-compose");
        window.robot().interact(() -> {
            for (CheckBox box : window.robot().lookup(".check-box").<CheckBox>queryAll()) {
                if (box.getText().equals("small ConvLSTM") || box.getText().equals("no peepholes")) {
                    box.setSelected(true);
                }
            }
            window.find("#study-name", TextField.class).setText("Peepholes of a small one");
        });
        window.robot()
                .interact(() -> window.find("#study-make", javafx.scene.control.Button.class)
                        .fire());
        window.until(() -> study.study().name().equals("peepholes-of-a-small-one"));
        window.robot().interact(() -> {
            ((TextField) scene().lookup("#study-amount")).setText("24");
            ((TextField) scene().lookup("#study-seeds")).setText("1, 2");
            ((TextField) scene().lookup("#study-clips")).setText("4");
        });
        fire("study-start");
        window.until(() -> study.training.active.get());
        window.robot().interact(() -> window.models().training.train());
        assertTrue(
                window.models().messages.problem.get().startsWith("A study is training"),
                window.models().messages.problem.get());
        window.until(() -> study.rows().stream().anyMatch(row -> row.share() > 0.3));
        fire("study-pause");
        window.until(() -> study.rows().stream().anyMatch(row -> row.state().equals("paused")));
        window.picture(scene(), GALLERY.resolve("study-paused-dark-1280x800.png"));
        fire("study-start");
        fire("study-stop");
        window.until(() -> !study.training.active.get());
        assertEquals("Stopped and saved; Start continues the study.", study.training.message.get());
        fire("study-start");
        window.until(() -> study.training.message.get().equals("The study is done."));
        assertTrue(
                study.board().verdict().contains("means and ranges over seeds"),
                study.board().verdict());
        StudyFolder folder = StudyFolder.open(Home.folder().resolve("studies").resolve("peepholes-of-a-small-one"));
        assertEquals(4, folder.results().results().size());
        fire("study-report");
        window.until(() -> study.report.get() != null);
        assertTrue(Files.size(folder.path().resolve("report.html")) > 10_000);
        pictures("study");
    }

    @Test
    void aStudyWaitsForTheRunThatTrains() throws Exception {
        window.press("train");
        window.until(() -> window.models().transport.state.get() == SessionState.RUNNING);
        show();
        fire("study-start");
        assertTrue(study.training.message.get().startsWith("Stop the training in the main window first"));
        assertFalse(study.training.active.get());
        window.robot().interact(() -> window.models().training.stop());
        window.until(() -> window.models().transport.state.get() == SessionState.IDLE);
    }
}
