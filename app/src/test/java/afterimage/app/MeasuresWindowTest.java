package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.runs.RunEntry;
import afterimage.app.session.SessionState;
import afterimage.engine.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Curves, metrics, runs and the end of training in the real window; pictures go to the gallery. */
class MeasuresWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    private OpenWindow window;
    private Path first;
    private Path second;
    private Path broken;

    @BeforeEach
    void open() throws Exception {
        first = run("measures-composite");
        second = run("Wasserfallrichtungsprognose");
        broken = run("measures-broken");
        Files.writeString(broken.resolve("run.json"), "{");
        window = new OpenWindow(1280, 800);
        window.until(() -> window.models().metrics.model.heading.get().contains("step")
                && window.models().runs.entry(first).isPresent());
    }

    private static Path run(String name) {
        Pretrained pretrained = Pretrained.first();
        RunFolder run =
                RunFolder.create(Home.free(Home.runs(), name), pretrained.spec().with("name", name));
        run.save(pretrained.checkpoint());
        return run.path();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        for (Path run : List.of(first, second, broken)) {
            remove(run);
        }
    }

    private static void remove(Path run) throws IOException {
        if (Files.isDirectory(run)) {
            try (var files = Files.walk(run)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private ListView<RunEntry> list() {
        return window.find("#runs", ListView.class);
    }

    private void choose(Path... runs) {
        window.robot().interact(() -> {
            list().requestFocus();
            list().getSelectionModel().clearSelection();
            for (Path run : runs) {
                list().getSelectionModel()
                        .select(window.models().runs.entry(run).orElseThrow());
            }
        });
    }

    @Test
    void choosingSeveralRunsShowsTheirCurvesAndMetrics() throws Exception {
        choose(first, second);
        window.until(() -> window.models().curves.model().others().size() == 2);
        window.until(() -> window.models().metrics.model.rows().get(0).cells().stream()
                .allMatch(cell -> cell.equals(
                        window.models().metrics.model.rows().get(0).cells().get(0))));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), CutWords.below(window.find(".metrics", Node.class)));
        Node chart = window.find(".loss-chart", Node.class);
        window.robot().moveTo(chart);
        window.picture(GALLERY.resolve("compare-dark-1280x800.png"));
        window.press("all-metrics");
        sheet("dark");
        window.press("theme");
        window.resize(1920, 1080);
        window.robot().moveTo(chart);
        window.picture(GALLERY.resolve("compare-light-1920x1080.png"));
        window.resize(1280, 800);
        window.press("all-metrics");
        sheet("light");
        window.press("theme");
        Node readOut = window.find(".chart-readout", Node.class);
        window.robot().moveTo(chart);
        assertTrue(readOut.isVisible());
        // Without a display the robot's wheel turns the other way.
        window.robot().scroll(5, VerticalDirection.DOWN);
        window.picture(GALLERY.resolve("zoomed-dark-1280x800.png"));
        Node all = window.find("#zoom-out", Node.class);
        assertTrue(all.isVisible());
        window.robot().doubleClickOn(chart);
        assertFalse(all.isVisible());
    }

    private void sheet(String theme) {
        Scene sheet = Window.getWindows().stream()
                .filter(each -> each instanceof Stage stage && stage.getTitle().startsWith("Metrics"))
                .findFirst()
                .orElseThrow()
                .getScene();
        window.robot().interact(() -> {
            Shot.write(sheet.snapshot(null), GALLERY.resolve("metrics-" + theme + ".png"));
            Set<Node> heads = sheet.getRoot().lookupAll(".metric-head");
            assertTrue(heads.stream().anyMatch(head -> ((Label) head).getText().equals("mean image")));
            sheet.getWindow().hide();
        });
    }

    @Test
    void runsAreRenamedDeletedAndBroughtBackByKeys() throws Exception {
        choose(second);
        window.robot().type(KeyCode.F2);
        TextField field = window.find(".run-cell .text-field", TextField.class);
        window.robot().interact(() -> field.setText("The better one"));
        window.robot().type(KeyCode.ENTER);
        window.until(() -> window.models()
                .runs
                .entry(second)
                .map(RunEntry::name)
                .orElse("")
                .equals("The better one"));
        assertEquals("The better one", RunFolder.open(second).spec().name());
        choose(second);
        window.robot().type(KeyCode.DELETE);
        window.until(() -> window.models().runs.entry(second).isEmpty());
        assertFalse(Files.exists(second));
        window.robot().interact(() -> list().requestFocus());
        window.robot().press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        window.until(() -> window.models().runs.entry(second).isPresent());
        assertTrue(RunFolder.open(second).hasCheckpoint());
        window.picture(GALLERY.resolve("runs-dark-1280x800.png"));
    }

    @Test
    void trainingEndsAtTheStepThatWasAskedForAndTheRunIsKeptMeanwhile() throws Exception {
        window.press("until");
        TextField steps = window.find("#until-steps", TextField.class);
        window.robot().interact(() -> steps.setText("x"));
        window.press("until-train");
        assertTrue(window.find("#until-problem", Label.class).getText().contains("whole number"));
        window.robot().interact(() -> Shot.write(steps.getScene().snapshot(null), GALLERY.resolve("until-dark.png")));
        window.robot().interact(() -> steps.setText("20"));
        window.press("until-train");
        window.until(() -> window.models().transport.state.get() == SessionState.RUNNING
                && window.models().transport.steps() >= 3);
        Path training = window.models().desk.folder().orElseThrow();
        window.robot().interact(() -> window.models().runs.changes.delete(List.of(training)));
        assertTrue(window.find("#problem", Label.class).getText().contains("while it trains"));
        window.picture(GALLERY.resolve("until-training-dark-1280x800.png"));
        window.until(() -> window.models().transport.state.get() == SessionState.IDLE);
        assertEquals(20, RunFolder.open(training).checkpoint().state().step());
        assertTrue(window.models().messages.status.get().contains("Stopped at "));
        window.robot().interact(() -> window.models().runs.changes.delete(List.of(training)));
        window.until(() -> window.models().desk.folder().isEmpty());
    }
}
