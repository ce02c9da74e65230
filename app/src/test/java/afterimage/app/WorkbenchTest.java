package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.SessionState;
import afterimage.app.theatre.Strip;
import afterimage.engine.run.RunFolder;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only the real window shows: that its parts are tied together. */
class WorkbenchTest {
    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = new OpenWindow(1280, 800);
        window.until(() -> window.models().metrics.model.heading.get().contains("step"));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void itOpensPlayingWhatAPretrainedModelMakesOfHeldOutClips() throws Exception {
        assertTrue(window.models().theatre.model.playing.get());
        assertNotNull(window.models().theatre.model.frame(Strip.PREDICTION, 14));
        int before = window.models().theatre.model.time.get();
        window.until(() -> window.models().theatre.model.time.get() != before);
    }

    @Test
    void trainPauseStepRateStopAndGoOn() throws Exception {
        window.press("train");
        window.until(() -> state() == SessionState.RUNNING && steps() >= 3);
        window.press("pause");
        window.until(() -> state() == SessionState.PAUSED);
        window.until(() -> window.models().messages.status.get().startsWith("Saved"));
        long paused = steps();
        window.press("step");
        window.until(() -> steps() == paused + 1);
        TextField rate = window.find("#rate", TextField.class);
        window.robot().interact(() -> rate.setText("0.0007"));
        window.robot().interact(() -> rate.getOnAction().handle(new javafx.event.ActionEvent()));
        window.press("pause");
        window.until(() -> steps() > paused + 1);
        window.press("stop");
        window.until(() -> state() == SessionState.IDLE);
        Path folder = window.models().desk.folder().orElseThrow();
        long stopped = steps();
        assertEquals(stopped, RunFolder.open(folder).checkpoint().state().step());
        assertEquals(0.0007, RunFolder.open(folder).checkpoint().state().learningRate());
        window.robot().interact(() -> rate.setText("0.0005"));
        window.press("train");
        window.until(() -> steps() > stopped);
        assertEquals(folder, window.models().desk.folder().orElseThrow());
        window.press("stop");
        window.until(() -> state() == SessionState.IDLE);
        assertEquals(
                window.models().curves.model().curves().train().size(),
                RunFolder.open(folder).checkpoint().state().step());
        assertEquals(0.0005, RunFolder.open(folder).checkpoint().state().learningRate());
    }

    @Test
    void aSettingThatCannotWorkSaysWhyAndTrainWaits() {
        TextField speed = window.find("#speed", TextField.class);
        window.robot().interact(() -> speed.setText("fast"));
        assertTrue(window.robot().lookup(".field-problem").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.isVisible() && label.getText().contains("fast")));
        window.press("train");
        assertTrue(window.find("#problem", Label.class).getText().contains("setting"));
        assertEquals(SessionState.IDLE, state());
    }

    @Test
    void keysMoveThroughTimeButNotWhileTyping() {
        window.robot().interact(() -> window.models().theatre.model.scrubTo(3));
        window.robot()
                .interact(
                        () -> window.find(".workbench", javafx.scene.Node.class).requestFocus());
        window.robot().type(KeyCode.RIGHT);
        assertEquals(4, window.models().theatre.model.time.get());
        window.robot().type(KeyCode.SPACE);
        assertTrue(window.models().theatre.model.playing.get());
        window.robot().interact(() -> window.models().theatre.model.scrubTo(3));
        window.robot().interact(() -> window.find("#seed", TextField.class).requestFocus());
        window.robot().type(KeyCode.RIGHT);
        assertEquals(3, window.models().theatre.model.time.get());
    }

    @Test
    void pageKeysChangeTheClipWhereverTheFocusIs() {
        for (String focus : new String[] {".workbench", "#step", ".strip-sheet"}) {
            window.robot().interact(() -> window.find(focus, Node.class).requestFocus());
            window.robot().type(KeyCode.PAGE_DOWN, 2);
            assertEquals(2, window.models().theatre.model.clip.get(), focus);
            window.robot().type(KeyCode.PAGE_UP, 2);
            assertEquals(0, window.models().theatre.model.clip.get(), focus);
        }
        window.robot().interact(() -> window.wiring().guide.commands());
        assertTrue(window.wiring().guide.commands.found.stream()
                .anyMatch(command ->
                        command.title().equals("Next clip") && command.keys().equals("Page Down")));
    }

    @Test
    void draggingOverTheStripsMovesThePlayersToo() {
        Node strips = window.find(".strip-sheet", Node.class);
        window.robot().moveTo(strips).press(javafx.scene.input.MouseButton.PRIMARY);
        for (int i = 0; i < 6; i++) {
            window.robot().moveBy(-20, 0);
            assertEquals(
                    window.models().theatre.model.time.get(),
                    window.models().theatre.model.shownTime());
        }
        int dragged = window.models().theatre.model.time.get();
        window.robot().release(javafx.scene.input.MouseButton.PRIMARY);
        assertEquals(dragged, window.models().theatre.model.shownTime());
        assertTrue(window.find(".player-time", Label.class).getText().endsWith(" " + dragged));
        window.picture(Path.of("target", "gallery", "dragged-dark-1280x800.png"));
        window.robot().moveBy(-50, 0);
        window.picture(Path.of("target", "gallery", "hovered-dark-1280x800.png"));
        window.resize(1000, 600);
        window.picture(Path.of("target", "gallery", "small-dark-1000x600.png"));
    }

    @Test
    void themeAndClipButtonsWork() {
        javafx.scene.paint.Paint before = fill();
        window.press("theme");
        assertNotEquals(before, fill());
        window.press("next-clip");
        assertEquals(1, window.models().theatre.model.clip.get());
        window.press("previous-clip");
        assertEquals(0, window.models().theatre.model.clip.get());
        assertFalse(window.find("#train", Button.class).isDisabled());
    }

    @Test
    void aClipIsChosenByItsPictureAndTheModelIsTriedOnOtherClips() throws Exception {
        window.press("choose-clip");
        Node tile = window.find("#clip-3", Node.class);
        window.picture(tile.getScene(), Path.of("target", "gallery", "thumbnails-dark.png"));
        window.press("clip-3");
        assertEquals(2, window.models().theatre.model.clip.get());
        window.press("trial");
        Node digits = window.find("#trial-digits-3", Node.class);
        window.press("trial-digits-3");
        window.picture(digits.getScene(), Path.of("target", "gallery", "trial-dark.png"));
        window.press("trial-future-20");
        window.press("trial-truth");
        window.until(() -> window.models().theatre.model.frame(Strip.PREDICTION, 29) != null);
        assertTrue(window.models().theatre.model.guestsText.get().contains("TRUE"));
        window.robot().type(KeyCode.ESCAPE);
        window.picture(Path.of("target", "gallery", "trial-clips-dark-1280x800.png"));
        window.press("held-out-again");
        window.until(() -> window.models().theatre.model.frames() == 20);
    }

    private javafx.scene.paint.Paint fill() {
        return ((javafx.scene.layout.Region) window.find(".transport", javafx.scene.Node.class))
                .getBackground()
                .getFills()
                .get(0)
                .getFill();
    }

    private SessionState state() {
        return window.models().transport.state.get();
    }

    private long steps() {
        return window.models().transport.steps();
    }
}
