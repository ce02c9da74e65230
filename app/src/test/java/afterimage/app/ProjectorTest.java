package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.window.InsideView;
import afterimage.engine.run.Presets;
import java.nio.file.Path;
import java.util.Comparator;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Projector mode in the real window, and what it leaves behind. */
class ProjectorTest {
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
    void theChartGetsSmallerAgainAfterItAndByTheDivider() {
        Region chart = window.find(".loss-chart", Region.class);
        double before = chart.getWidth();
        projector();
        window.resize(1600, 900);
        assertTrue(window.find(".players", Region.class).getHeight() >= 420, "the players come first");
        window.robot().push(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.resize(1601, 900);
        assertTrue(chart.getWidth() > before);
        projector();
        window.resize(1280, 800);
        assertEquals(before, chart.getWidth(), 3);
        // At 1280 there is no room to give it more.
        window.resize(1600, 900);
        drag(-100);
        double wide = chart.getWidth();
        drag(100);
        assertTrue(wide > chart.getWidth() + 50, wide + " and then " + chart.getWidth());
        Region measures = window.find(".measures", Region.class);
        assertTrue(chart.getWidth() < measures.getWidth());
    }

    @Test
    void nothingIsCutAndNothingIsSmall() {
        for (String theme : new String[] {"dark", "light"}) {
            projector();
            window.picture(GALLERY.resolve("projector-" + theme + "-1280x800.png"));
            Bounds theatre = inScene(".theatre");
            assertTrue(theatre.getMinX() >= 0 && theatre.getMaxX() <= 1280, theatre::toString);
            assertTrue(theatre.getMinY() >= inScene(".transport").getMaxY() - 1, theatre::toString);
            for (int height : new int[] {1080, 1200}) {
                window.resize(1920, height);
                window.picture(GALLERY.resolve("projector-" + theme + "-1920x" + height + ".png"));
                Region players = window.find(".players", Region.class);
                assertTrue(players.getHeight() >= 0.4 * height, "players have " + players.getHeight());
            }
            Region train = window.find("#train", Region.class);
            assertEquals(train.getHeight(), window.find("#until", Region.class).getHeight());
            window.robot().push(KeyCode.CONTROL, KeyCode.K);
            window.picture(GALLERY.resolve("projector-commands-" + theme + "-1920x1200.png"));
            assertFalse(window.robot().lookup("#command-results .scroll-bar").queryAllAs(ScrollBar.class).stream()
                    .anyMatch(
                            bar -> bar.isVisible() && bar.getOrientation() == javafx.geometry.Orientation.HORIZONTAL));
            // Esc is for what lies on top, and then for the mode.
            window.robot().type(KeyCode.ESCAPE);
            assertTrue(window.wiring().guide.commands.open.not().get());
            assertTrue(window.stage().isFullScreen());
            window.robot().type(KeyCode.ESCAPE);
            assertFalse(window.stage().isFullScreen());
            window.find(".setup", Node.class);
            window.resize(1280, 800);
            window.press("theme");
        }
        assertFalse(window.find("#train", Button.class).isDisabled());
    }

    /** It says that the drawing is the setup panel's model while another is in view. */
    @Test
    void theNoteOfTheDiagramLiesOnNothing() {
        projector();
        window.robot().interact(() -> window.find(".inside", InsideView.class).show("Diagram"));
        for (String other : new String[] {"conv-composite", "conv-64-5x5"}) {
            window.robot().interact(() -> window.models().setup.fill(Presets.named(other)));
            for (int[] size : new int[][] {{1280, 720}, {1280, 800}, {1440, 900}, {1920, 1080}}) {
                window.resize(size[0], size[1]);
                window.picture(GALLERY.resolve("projector-diagram-" + other + "-" + size[0] + "x" + size[1] + ".png"));
                Bounds note = inScene("#diagram-note");
                assertTrue(note.getHeight() >= 20
                        && note.getMaxY() <= inScene(".diagram-scroll").getMinY());
            }
        }
    }

    private Bounds inScene(String selector) {
        Region region = window.find(selector, Region.class);
        return region.localToScene(region.getLayoutBounds());
    }

    /** Takes the divider of the measures. */
    private void drag(double by) {
        Node divider = window.robot().lookup(".split-pane-divider").queryAll().stream()
                .max(Comparator.comparingDouble(node -> node.localToScene(0, 0).getX()))
                .orElseThrow();
        window.robot().drag(divider).dropBy(by, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void projector() {
        window.robot().push(KeyCode.F11);
        window.resize(1280, 800);
    }
}
