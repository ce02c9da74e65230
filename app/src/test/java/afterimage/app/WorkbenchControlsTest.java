package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.SessionState;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys, buttons and fields of one window, which each test leaves as it found it. */
class WorkbenchControlsTest {
    private static OpenWindow window;

    @BeforeAll
    static void open() throws Exception {
        window = new OpenWindow(1280, 800);
        window.until(() -> window.models().metrics.model.heading.get().contains("step"));
    }

    @AfterAll
    static void close() throws Exception {
        window.close();
    }

    @Test
    void aSettingThatCannotWorkSaysWhyAndTrainWaits() {
        TextField speed = window.find("#speed", TextField.class);
        String good = speed.getText();
        window.robot().interact(() -> speed.setText("fast"));
        assertTrue(window.robot().lookup(".field-problem").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.isVisible() && label.getText().contains("fast")));
        window.press("train");
        assertTrue(window.find("#problem", Label.class).getText().contains("setting"));
        assertEquals(SessionState.IDLE, window.models().transport.state.get());
        window.robot().interact(() -> speed.setText(good));
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
        window.robot().interact(() -> window.wiring().guide.commands());
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
        window.resize(1280, 800);
    }

    @Test
    void themeAndClipButtonsWork() {
        javafx.scene.paint.Paint before = fill();
        window.press("theme");
        assertNotEquals(before, fill());
        window.press("theme");
        assertEquals(before, fill());
        window.press("next-clip");
        assertEquals(1, window.models().theatre.model.clip.get());
        window.press("previous-clip");
        assertEquals(0, window.models().theatre.model.clip.get());
        assertFalse(window.find("#train", Button.class).isDisabled());
    }

    private javafx.scene.paint.Paint fill() {
        return ((javafx.scene.layout.Region) window.find(".transport", javafx.scene.Node.class))
                .getBackground()
                .getFills()
                .get(0)
                .getFill();
    }
}
