package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.SessionState;
import afterimage.app.theatre.Strip;
import afterimage.app.window.InsideView;
import afterimage.engine.file.NpyFrameWriter;
import afterimage.engine.file.NpyHeader;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real window as it is left and found, and what it shows of failures. */
class WindowMemoryTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    @Test
    void theWindowComesBackAsItWasLeft() throws Exception {
        try (OpenWindow first = new OpenWindow(1320, 820)) {
            first.press("theme");
            first.robot().interact(() -> {
                first.stage().setX(40);
                first.stage().setY(30);
                first.find("#columns", SplitPane.class).setDividerPosition(0, 0.25);
            });
            first.press("fold-inside");
            first.robot().interact(() -> first.models().curves.model().smoothing.set(0.5));
            first.press("edge-measures");
            assertEquals(
                    1, first.find("#columns", SplitPane.class).getDividers().size());
            // What projector mode puts away for itself is there again after it.
            first.robot().push(KeyCode.F11);
        }
        try (OpenWindow second = new OpenWindow(0, 0, true)) {
            assertEquals(1320, second.stage().getWidth());
            assertEquals(820, second.stage().getHeight());
            assertEquals(40, second.stage().getX());
            assertEquals(30, second.stage().getY());
            assertEquals(0.25, second.find("#columns", SplitPane.class).getDividerPositions()[0], 0.01);
            assertEquals(
                    1, second.find("#columns", SplitPane.class).getDividers().size());
            assertEquals(0.5, second.models().curves.model().smoothing.get());
            assertEquals("folded", second.find(".inside", InsideView.class).arrangement());
            second.picture(GALLERY.resolve("window-remembered-light.png"));
            second.press("edge-measures");
            assertEquals(310, second.find(".measures", Region.class).getWidth(), 2);
            assertEquals(0.25, second.find("#columns", SplitPane.class).getDividerPositions()[0], 0.01);
        }
    }

    @Test
    void aFailureOnAnyThreadIsADialogAndTheWindowGoesOn() throws Exception {
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            window.press("train");
            window.until(() -> window.models().transport.steps() >= 2);
            for (int k = 0; k < 3; k++) {
                Thread failing = new Thread(() -> {
                    throw new IllegalStateException("made to fail");
                });
                failing.setUncaughtExceptionHandler(window.wiring().failures::add);
                failing.start();
                failing.join();
            }
            window.until(() -> !window.robot().lookup(".dialog-pane").queryAll().isEmpty());
            DialogPane dialog = window.find(".dialog-pane", DialogPane.class);
            assertEquals(1, window.robot().lookup(".dialog-pane").queryAll().size());
            assertTrue(dialog.getContentText().contains("is being saved and continues"), dialog.getContentText());
            window.until(() -> window.models().messages.status.get().startsWith("Saved"));
            window.press("open-log");
            window.until(
                    () -> window.find("#log-text", TextArea.class).getText().length() > 10);
            assertTrue(dialog.isVisible() && dialog.getScene().getWindow().isShowing());
            window.robot()
                    .interact(() -> window.find("#log-text", TextArea.class)
                            .getScene()
                            .getWindow()
                            .hide());
            ButtonType goOn = dialog.getButtonTypes().get(1);
            window.robot().interact(() -> ((javafx.scene.control.Button) dialog.lookupButton(goOn)).fire());
            window.until(() -> window.robot().lookup(".dialog-pane").queryAll().isEmpty());
            long before = window.models().transport.steps();
            window.until(() -> window.models().transport.steps() > before);
            window.press("stop");
            window.until(() -> window.models().transport.state.get() == SessionState.IDLE);
            assertFalse(window.models().transport.busy.get());
        }
    }

    @Test
    void importedClipsAreLabelledAndSentAwayByTheirButton(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("clips.npy");
        try (NpyFrameWriter writer = new NpyFrameWriter(file, NpyHeader.of(NpyHeader.Type.FLOAT32, 18, 20, 64, 64))) {
            float[] frame = new float[64 * 64];
            for (int k = 0; k < 18 * 20; k++) {
                Arrays.fill(frame, 0);
                Arrays.fill(frame, 64 * (k % 44), 64 * (k % 44 + 20), 1);
                writer.write(k, frame);
            }
            writer.commit();
        }
        try (OpenWindow window = new OpenWindow(1280, 800)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            window.robot().interact(() -> window.models().files.importClips(file));
            window.until(() -> window.models().theatre.model.clipText().equals("1 of 16")
                    && window.models().theatre.model.guestsText.get().contains("16 of 18")
                    && window.models().theatre.model.frame(Strip.PREDICTION, 12) != null);
            window.picture(GALLERY.resolve("imported-clips-dark-1280x800.png"));
            window.press("theme");
            window.picture(GALLERY.resolve("imported-clips-light-1280x800.png"));
            window.press("held-out-again");
            window.until(() -> window.models().theatre.model.guestsText.get().isEmpty());
        }
    }
}
