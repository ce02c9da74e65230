package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.glossary.Texts;
import afterimage.app.window.Message;
import afterimage.engine.clip.Pictures;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                    () -> Message.question(
                            window.stage(),
                            "window.device",
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

    /** Pictures of both themes go to the gallery. */
    @Test
    void preferencesShowWhatTheMenuChoseAndOfferOldLibraries(@TempDir Path home) throws Exception {
        String before = System.getProperty("user.home");
        Path old = home.resolve(".javacpp/cache/tensorflow-core-native-1.0.0-linux-x86_64.jar");
        System.setProperty("user.home", home.toString());
        try {
            preferences();
            assertFalse(window.find("#preferences-old", Button.class).isVisible());
            window.robot().push(KeyCode.ESCAPE);
            Files.createDirectories(old);
            try (RandomAccessFile library =
                    new RandomAccessFile(old.resolve("libtensorflow_cc.so.2").toFile(), "rw")) {
                library.setLength(651_600_000);
            }
            chooseGerman();
            preferences();
            assertEquals(
                    "de", window.find("#preferences-language", ComboBox.class).getValue());
            Button remove = window.find("#preferences-old", Button.class);
            window.until(remove::isVisible);
            assertEquals(Texts.of("preferences-old", "652 MB"), remove.getText());
            for (String theme : new String[] {"dark", "light"}) {
                window.picture(remove.getScene(), GALLERY.resolve("preferences-" + theme + ".png"));
                answer("preferences.old.no", "message-old-" + theme);
                assertTrue(Files.exists(old));
                window.press("preferences-theme");
            }
            answer("preferences.old.yes", "message-old");
            window.until(() -> !remove.isVisible());
            assertFalse(Files.exists(old));
            assertTrue(window.models().messages.status.get().contains("652 MB"));
        } finally {
            System.setProperty("user.home", before);
        }
    }

    private void preferences() {
        window.robot().push(KeyCode.CONTROL, KeyCode.COMMA);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void chooseGerman() {
        Menu view = window.find(".menu-bar", MenuBar.class).getMenus().stream()
                .filter(menu -> menu.getText().equals(Texts.of("menu.View")))
                .findFirst()
                .orElseThrow();
        window.robot().interact(() -> {
            Event.fireEvent(view, new Event(Menu.ON_SHOWING));
            view.getItems().stream()
                    .filter(Menu.class::isInstance)
                    .flatMap(menu -> ((Menu) menu).getItems().stream())
                    .filter(item -> item.getText().equals("Deutsch"))
                    .forEach(item -> ((CheckMenuItem) item).setSelected(true));
        });
    }

    /** To whether old libraries are to be removed. */
    private void answer(String text, String picture) {
        window.press("preferences-old");
        Button button = window.robot().lookup(Texts.of(text)).queryButton();
        window.picture(button.getScene(), GALLERY.resolve(picture + ".png"));
        window.robot().clickOn(button);
        WaitForAsyncUtils.waitForFxEvents();
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

    @Test
    void aVideoOfTheUsersIsCutLookedAtAndTrainedOn(@TempDir Path folder) throws Exception {
        Path gif = folder.resolve("square.gif");
        Pictures.writeGif(gif, frames(), 10);
        window.press("data-add");
        window.robot().interact(() -> window.models().source.look(List.of(gif)));
        window.until(() -> window.find("#source-side", Slider.class).isVisible());
        window.robot().interact(() -> window.find("#source-side", Slider.class).setValue(0.5));
        Scene scene = window.find("#source-take", Button.class).getScene();
        window.picture(scene, GALLERY.resolve("source.png"));
        window.until(() -> !window.find("#source-take", Button.class).isDisabled());
        window.press("source-take");
        window.until(() -> window.models().setup.data.get() != null);
        assertTrue(window.models().setup.spec.get().data().name().startsWith("square.gif"));
        window.until(() -> !scene.getWindow().isShowing());
        window.picture(GALLERY.resolve("source-settings.png"));
        window.robot().interact(() -> window.models().training.train());
        window.until(() ->
                window.models().desk.inView().filter(run -> run.data() != null).isPresent());
        window.until(() -> window.models().metrics.model.heading.get().contains("step"));
        window.picture(GALLERY.resolve("source-trained.png"));
        window.robot().interact(() -> window.models().training.stop());
        window.until(() -> !window.models().transport.busy.get());
    }

    /** A square that goes to the right and comes back. */
    private static List<BufferedImage> frames() {
        return IntStream.range(0, 200)
                .mapToObj(t -> {
                    BufferedImage frame = new BufferedImage(120, 90, BufferedImage.TYPE_BYTE_GRAY);
                    Graphics2D pen = frame.createGraphics();
                    pen.fillRect(Math.abs(3 * t % 200 - 100), 30, 20, 20);
                    pen.dispose();
                    return frame;
                })
                .toList();
    }
}
