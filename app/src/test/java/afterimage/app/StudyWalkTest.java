package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.Home;
import afterimage.app.study.StudyViewModel;
import afterimage.engine.study.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every built-in study from the choice to the report, in the real window with models of full size, two steps each:
 * minutes, and gigabytes of checkpoints.
 */
@Tag("long")
class StudyWalkTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    @ParameterizedTest
    @ValueSource(strings = {"capacity", "conditional", "reversed", "cells", "tasks", "optimizers", "peepholes"})
    void isChosenTrainedMeasuredAndReported(String name) throws Exception {
        StudyWindowTest.remove(Home.folder().resolve("studies"));
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            StudyViewModel study = window.models().studies.model;
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            window.robot().press(KeyCode.CONTROL, KeyCode.U).release(KeyCode.U, KeyCode.CONTROL);
            window.until(() -> window.wiring().studies.window.stage() != null
                    && window.wiring().studies.window.stage().isShowing());
            Scene scene = window.wiring().studies.window.stage().getScene();
            window.robot()
                    .interact(() -> study.choose(study.shelf.entries().stream()
                            .filter(entry -> entry.study().name().equals(name))
                            .findFirst()
                            .orElseThrow()));
            window.until(() -> study.study().name().equals(name));
            window.robot().interact(() -> {
                window.wiring().studies.window.stage().setWidth(1280);
                window.wiring().studies.window.stage().setHeight(800);
                ((TextField) scene.lookup("#study-amount")).setText("2");
                ((TextField) scene.lookup("#study-seeds")).setText("1");
                ((TextField) scene.lookup("#study-clips")).setText("4");
                ((Button) scene.lookup("#study-start")).fire();
            });
            // The largest take a minute to save and measure.
            for (int wait = 0; wait < 10 && !isDone(study); wait++) {
                try {
                    window.until(() -> isDone(study));
                } catch (TimeoutException e) {
                    assertTrue(study.training.active.get());
                }
            }
            assertEquals("The study is done.", study.training.message.get());
            window.robot().interact(((Button) scene.lookup("#study-report"))::fire);
            window.until(() -> study.report.get() != null);
            window.picture(scene, GALLERY.resolve("study-" + name + "-dark-1280x800.png"));
            Path folder = Home.folder().resolve("studies").resolve(name);
            assertEquals(
                    study.study().members().size(),
                    StudyFolder.open(folder).results().results().size());
            assertTrue(Files.readString(folder.resolve("report.html")).contains("afterimage study study.json"));
        }
    }

    private static boolean isDone(StudyViewModel study) {
        return study.training.message.get().equals("The study is done.");
    }
}
