package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.gates.GateMode;
import afterimage.app.gates.GatesViewModel;
import afterimage.engine.cell.Quantity;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views inside the model in the real window; pictures go to the gallery. */
class InsideWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = new OpenWindow(1280, 800);
        window.until(() -> window.wiring().metrics().headingProperty().get().contains("step"));
        window.robot().interact(() -> window.wiring().theatre().scrubTo(4));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** The view as it is below the theatre and in its place, both themes. */
    private void pictures(String name) {
        for (String theme : new String[] {"dark", "light"}) {
            for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                window.resize(size[0], size[1]);
                String suffix = theme + "-" + size[0] + "x" + size[1] + ".png";
                window.picture(GALLERY.resolve(name + "-" + suffix));
                window.press("enlarge-inside");
                window.picture(GALLERY.resolve(name + "-large-" + suffix));
                window.press("enlarge-inside");
            }
            window.press("theme");
        }
        window.resize(1280, 800);
    }

    @Test
    void gatesFollowTheClipAndTheCursorAndCostNothingUnseen() throws Exception {
        GatesViewModel gates = window.wiring().inside().gates();
        assertTrue(gates.isEmpty(), "nobody looked yet");
        window.press("inside-gates");
        window.until(() -> !gates.isEmpty());
        pictures("gates");
        double before = gates.means(Quantity.INPUT_GATE)[4];
        window.press("next-clip");
        window.until(() -> gates.means(Quantity.INPUT_GATE)[4] != before);
        window.robot().interact(() -> gates.modeProperty().set(GateMode.ACTIVE));
        assertEquals(6, gates.rows().size());
        window.picture(GALLERY.resolve("gates-active-dark-1280x800.png"));
        window.press("inside-diagram");
    }
}
