package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.window.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Windows beside the main one: they look like it, and Esc closes them; pictures go to the gallery. */
class DialogsWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");

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
    void messagesAreInBothThemesAndEscIsTheButtonThatChangesNothing() {
        List<Object> told = new ArrayList<>();
        for (String theme : new String[] {"dark", "light"}) {
            message("about-" + theme, () -> Message.about(window.stage()));
            message(
                    "failure-" + theme,
                    () -> Message.failure(
                            window.stage(),
                            "Something unexpected went wrong (NullPointerException). The run that is training is"
                                    + " being saved and continues.",
                            () -> told.add("log"),
                            () -> told.add("on")));
            message(
                    "cpu-" + theme,
                    () -> Message.cpuQuestion(
                            window.stage(),
                            "The GPU has no memory left. The run is saved up to step 1,250 and can go on from there on"
                                    + " the CPU.",
                            told::add));
            window.press("theme");
        }
        assertEquals(List.of("on", false, "on", false), told);
    }

    private void message(String name, Supplier<Alert> maker) {
        Alert[] made = new Alert[1];
        window.robot().interact(() -> {
            made[0] = maker.get();
            made[0].show();
        });
        window.picture(made[0].getDialogPane().getScene(), GALLERY.resolve("message-" + name + ".png"));
        window.robot().type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(made[0].isShowing(), name);
    }

    @Test
    void escClosesWindowsWhateverHasTheFocusAndHelpKeepsItsKey() {
        window.press("all-metrics");
        escape("Metrics");
        for (String focus : new String[] {"#export-list", "#export-target", "#export-write", "#export-format-png"}) {
            window.robot().push(KeyCode.CONTROL, KeyCode.E);
            WaitForAsyncUtils.waitForFxEvents();
            window.robot().interact(() -> window.robot().lookup(focus).query().requestFocus());
            escape("Export");
        }
        window.robot().push(KeyCode.CONTROL, KeyCode.E);
        WaitForAsyncUtils.waitForFxEvents();
        window.robot().push(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.wiring().guide.helpWindow.stage().isShowing());
        escape("Afterimage Help");
    }

    private void escape(String title) {
        assertTrue(isShowing(title), title);
        window.robot().push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(isShowing(title), title);
    }

    private static boolean isShowing(String title) {
        return Window.getWindows().stream()
                .anyMatch(
                        each -> each instanceof Stage stage && stage.getTitle().startsWith(title));
    }
}
