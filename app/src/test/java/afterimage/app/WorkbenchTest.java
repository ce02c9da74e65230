package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.SessionState;
import afterimage.app.theatre.Strip;
import afterimage.engine.run.RunFolder;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only the real window shows: that its parts are tied together. Each test opens one. */
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
        Path folder = window.models().desk.folder().orElseThrow();
        window.until(() -> RunFolder.open(folder).hasCheckpoint()
                && RunFolder.open(folder).checkpoint().state().step() == steps());
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

    private SessionState state() {
        return window.models().transport.state.get();
    }

    private long steps() {
        return window.models().transport.steps();
    }
}
