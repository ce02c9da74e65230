package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.Pretrained;
import afterimage.app.session.SessionState;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The diagram in the real window: redrawn with the settings, gone through by mouse and keys. */
class DiagramWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = new OpenWindow(1280, 800);
        window.until(() -> window.models().metrics.model.heading.get().contains("step"));
        window.robot().interact(() -> window.models().theatre.model.scrubTo(4));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void aCellOpensByClickAndClosesByKeyAndThePartIsReadBesideIt() {
        clickPart("Encoder, layer 1");
        assertEquals("Memory C", name());
        window.robot().type(KeyCode.LEFT);
        assertEquals("Cell input g", name());
        assertEquals(4, window.models().theatre.model.time.get());
        window.robot().type(KeyCode.ESCAPE);
        assertEquals("Encoder, layer 1", name());
        window.robot().type(KeyCode.ENTER);
        assertEquals("Memory C", name());
        window.press("diagram-back");
        assertEquals("Encoder, layer 1", name());
    }

    @Test
    void trainStartsByKeyAlsoFromAPart() throws Exception {
        clickPart("Encoder, layer 1");
        window.robot().type(KeyCode.ESCAPE);
        window.robot().push(KeyCode.CONTROL, KeyCode.ENTER);
        window.until(() -> window.models().transport.state.get() == SessionState.RUNNING);
        assertEquals("Encoder, layer 1", name());
        Node train = window.find("#train", Node.class);
        assertTrue(train.isDisabled());
        assertEquals(train.getOpacity(), window.find("#until", Node.class).getOpacity());
        window.picture(GALLERY.resolve("training-train-dark-1280x800.png"));
        window.press("stop");
        window.until(() -> window.models().transport.state.get() == SessionState.IDLE);
    }

    @Test
    void theInsideFoldsAwayAndTakesTheTheatresPlace() {
        Region inside = window.find(".inside", Region.class);
        double beside = inside.getHeight();
        window.press("fold-inside");
        assertTrue(inside.getHeight() < 60);
        window.press("fold-inside");
        assertEquals(beside, inside.getHeight(), 1);
        window.press("enlarge-inside");
        assertTrue(inside.getHeight() > 600);
        window.press("enlarge-inside");
        assertEquals(beside, inside.getHeight(), 1);
        assertTrue(window.find(".theatre", Node.class).isVisible());
    }

    @Test
    void picturesOfTheDiagram() {
        for (String theme : new String[] {"dark", "light"}) {
            for (int[] size :
                    theme.equals("dark") ? new int[][] {{1280, 800}, {1920, 1080}} : new int[][] {{1280, 800}}) {
                window.resize(size[0], size[1]);
                String suffix = theme + "-" + size[0] + "x" + size[1] + ".png";
                clickPart("Code: the copied state");
                window.picture(GALLERY.resolve("diagram-" + suffix));
                window.press("enlarge-inside");
                window.picture(GALLERY.resolve("diagram-large-" + suffix));
                window.press("enlarge-inside");
                clickPart("Reconstruction decoder, layer 1");
                window.picture(GALLERY.resolve("diagram-cell-" + suffix));
                window.robot().type(KeyCode.ESCAPE);
            }
            window.press("theme");
        }
        TextField layers = window.find("#layers", TextField.class);
        window.robot().interact(() -> layers.setText("16, 16, 8"));
        assertFalse(parts("Encoder, layer 3").isEmpty());
        window.picture(GALLERY.resolve("diagram-three-layers-dark-1280x800.png"));
        window.robot().interact(() -> layers.setText("none"));
        assertFalse(parts("Encoder, layer 3").isEmpty());
    }

    @Test
    void theOpenCellHasItsNumbersAndThoseOfThePixelPointedAt() throws Exception {
        window.press("enlarge-inside");
        boolean isDark = true;
        for (String name : new String[] {"convlstm-composite", "fc-lstm-composite"}) {
            Pretrained own = Pretrained.named(name).orElseThrow();
            window.robot().interact(() -> {
                window.models().desk.openBundled(own);
                window.models().setup.fill(own.spec());
            });
            clickPart("Encoder, layer 1");
            window.until(() -> window.robot().lookup(".part-figures").tryQuery().isPresent());
            for (int[] size : new int[][] {{1280, 800}, {1440, 900}}) {
                window.resize(size[0], size[1]);
                ToggleButton gate = parts("Forget gate f").get(0);
                assertTrue(gate.getWidth() >= 44 && gate.getHeight() >= 44, "40 pixels and its rim");
                window.robot().moveTo(gate).moveBy(size[0] / 120.0, -5);
                assertEquals("Forget gate f", name());
                // Of one model dark where that of the other is light.
                String suffix = (isDark ? "dark-" : "light-") + size[0] + "x" + size[1] + ".png";
                window.picture(GALLERY.resolve("numbers-" + name + "-" + suffix));
                window.press("theme");
                isDark = !isDark;
            }
            window.press("theme");
            isDark = !isDark;
            window.resize(1280, 800);
            clickPart(name.startsWith("conv") ? "Memory C" : "Memory c");
            window.picture(GALLERY.resolve("numbers-memory-" + name + ".png"));
            window.press("enlarge-inside");
            window.picture(GALLERY.resolve("numbers-small-" + name + ".png"));
            window.press("enlarge-inside");
            window.press("diagram-back");
        }
    }

    private void clickPart(String name) {
        window.robot().clickOn(parts(name).get(0));
    }

    private java.util.List<ToggleButton> parts(String name) {
        return window.robot().lookup(".part-button").queryAllAs(ToggleButton.class).stream()
                .filter(button -> button.getAccessibleText().startsWith(name + "."))
                .toList();
    }

    private String name() {
        return window.find(".part-name", Label.class).getText();
    }
}
