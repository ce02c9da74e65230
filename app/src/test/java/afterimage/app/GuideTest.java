package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.FirstStart;
import afterimage.app.theme.Contrast;
import afterimage.app.window.InsideView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** What explains the real window, and whether it can be used without a mouse and read by everybody. */
class GuideTest {
    private static final double AA = 4.5;

    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = new OpenWindow(1280, 800);
        window.until(() -> window.models().metrics.model.heading.get().contains("step"));
        window.robot().interact(() -> scene().getRoot().requestFocus());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void commandsByNameTourHelpAndProjectorByKey(@TempDir Path home) {
        window.robot().push(KeyCode.CONTROL, KeyCode.K);
        assertTrue(window.wiring().guide.commands.open.get());
        window.robot().interact(() -> window.wiring().guide.commands.query.set("next clip"));
        javafx.scene.control.ListView<?> found = window.find("#command-results", javafx.scene.control.ListView.class);
        assertEquals(0, found.getSelectionModel().getSelectedIndex(), "what Enter will run is marked");
        window.robot().type(KeyCode.ENTER);
        assertEquals(1, window.models().theatre.model.clip.get());
        assertFalse(window.find("#command-query", Node.class)
                .getParent()
                .getParent()
                .isVisible());

        window.robot().interact(() -> window.wiring().guide.greet(new FirstStart(home)));
        assertTrue(window.wiring().guide.tour.isOpen());
        boolean playing = window.models().theatre.model.playing.get();
        window.robot().type(KeyCode.TAB, 2);
        window.robot().type(KeyCode.SPACE);
        assertEquals(playing, window.models().theatre.model.playing.get());
        assertEquals(1, window.wiring().guide.tour.stop.get());
        window.robot().type(KeyCode.ESCAPE);
        assertFalse(window.wiring().guide.tour.isOpen());
        window.robot().interact(() -> window.wiring().guide.greet(new FirstStart(home)));
        assertFalse(window.wiring().guide.tour.isOpen());

        window.robot().interact(() -> window.wiring().guide.tour.begin());
        window.press("draw-something");
        assertFalse(window.wiring().guide.tour.isOpen());
        assertEquals("Draw", window.find(".inside", InsideView.class).shownTab());
        window.robot().interact(() -> window.find(".inside", InsideView.class).arrange("beside"));

        Node setup = window.find(".setup", Node.class);
        double width = window.find(".measures", Region.class).getWidth();
        window.robot().push(KeyCode.F11);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(null, setup.getScene());
        assertEquals(List.of(), smallType(scene().getRoot()));
        window.robot().push(KeyCode.ESCAPE);
        window.resize(1280, 800);
        assertEquals(scene(), setup.getScene());
        assertEquals(width, window.find(".measures", Region.class).getWidth(), 3);

        window.robot().push(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.wiring().guide.helpWindow.stage().isShowing());
        window.robot().interact(() -> window.wiring().guide.help());
        assertFalse(window.wiring().guide.helpWindow.stage().isShowing());
    }

    @Test
    void everyControlHasANameAndCanBeReachedByTab() {
        List<String> nameless = new ArrayList<>();
        Set<Node> wanted = new java.util.HashSet<>();
        for (Node node : shown(scene().getRoot())) {
            if (node instanceof Control && node.isFocusTraversable() && !structural(node)) {
                if (name(node).isBlank()) {
                    nameless.add(node.toString());
                }
                if (!node.isDisabled()) {
                    wanted.add(node);
                }
            }
        }
        assertEquals(List.of(), nameless);
        assertTrue(wanted.size() > 20);
        Set<Node> reached = new java.util.HashSet<>();
        for (int i = 0; i < 3 * wanted.size() && !reached.containsAll(wanted); i++) {
            window.robot().type(KeyCode.TAB);
            window.robot().interact(() -> reached.add(scene().getFocusOwner()));
        }
        wanted.removeAll(reached);
        assertEquals(Set.of(), wanted);
    }

    @Test
    void menusOfferWhatCanBeDoneNowAndTheirSwitchesTurn() {
        java.util.Map<String, afterimage.app.feature.Feature.Command> commands = new java.util.HashMap<>();
        ((afterimage.app.window.WorkbenchView) scene().getRoot())
                .commands()
                .forEach(command -> commands.put(command.title(), command));
        for (String off : List.of(
                "Pause or go on", "Stop and save", "Rename", "Delete", "Undo", "Stop comparing", "As decoded")) {
            assertTrue(commands.get(off).disabled().getValue(), off);
        }
        for (String on : List.of("Train", "Open run…", "ConvLSTM predictor, trained")) {
            assertFalse(commands.get(on).disabled().getValue(), on);
        }
        assertEquals("Ctrl+Shift+Enter", commands.get("Stop and save").keys());
        boolean log = window.models().curves.model().logarithmic.get();
        window.robot().interact(commands.get("Log axis").action());
        assertEquals(!log, window.models().curves.model().logarithmic.get());
        ToggleButton gates = window.find("#inside-gates", ToggleButton.class);
        boolean front = gates.isSelected();
        window.robot().interact(commands.get("Next inside tab").action());
        assertEquals(!front, gates.isSelected());
        window.robot().interact(commands.get("Fold the inside").action());
        assertFalse(gates.getParent()
                .getParent()
                .getParent()
                .getChildrenUnmodifiable()
                .get(1)
                .isVisible());
    }

    @Test
    void arrowsChooseAmongSegments() {
        ToggleButton conv = window.find("#cell-conv_lstm", ToggleButton.class);
        window.robot().interact(conv::requestFocus);
        window.robot().type(KeyCode.LEFT);
        assertTrue(window.find("#cell-fc_lstm", ToggleButton.class).isSelected());
        assertTrue(window.find("#kernel", Node.class).isDisabled());
    }

    @Test
    void everyWordOfTheWindowHasContrastAAInBothThemes() {
        for (int theme = 0; theme < 2; theme++) {
            Set<String> bad = new TreeSet<>();
            int words = 0;
            for (Node node : shown(scene().getRoot())) {
                if (node instanceof Labeled label
                        && label.getText() != null
                        && !label.getText().isBlank()
                        && !label.isDisabled()
                        && label.getTextFill() instanceof Color ink) {
                    words++;
                    double contrast = Contrast.of(rgb(ink), rgb(ground(label)));
                    if (contrast < AA) {
                        bad.add(label.getText() + " " + label.getStyleClass() + " has " + contrast);
                    }
                }
            }
            assertTrue(words > 40, words + " words");
            assertEquals(Set.of(), bad);
            window.press("theme");
        }
    }

    /** What a screen reader says: own words, its text, or the label beside it. */
    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        } else if (node instanceof Labeled labeled && !labeled.getText().isBlank()) {
            return labeled.getText();
        }
        return node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Labeled label
                ? label.getText()
                : "";
    }

    /** Panes that hold controls and are none to a user; choices that the arrows reach from the chosen one. */
    private static boolean structural(Node node) {
        return node instanceof ScrollPane
                || node instanceof SplitPane
                || node instanceof ToggleButton toggle && !toggle.isSelected();
    }

    private static List<Node> shown(Parent root) {
        List<Node> nodes = new ArrayList<>();
        for (Node child : root.getChildrenUnmodifiable()) {
            if (child.isVisible()) {
                nodes.add(child);
                if (child instanceof Parent parent) {
                    nodes.addAll(shown(parent));
                }
            }
        }
        return nodes;
    }

    /** Words that the back row cannot read. */
    private static List<String> smallType(Parent root) {
        return shown(root).stream()
                .filter(node -> node instanceof Labeled label
                        && label.getText() != null
                        && !label.getText().isBlank()
                        && label.getFont().getSize() < 20)
                .map(Node::toString)
                .toList();
    }

    /** The nearest painted background behind a node; those in front cover it one after the other. */
    private Color ground(Node node) {
        List<Color> layers = new ArrayList<>();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                for (int i = fills.size() - 1; i >= 0; i--) {
                    if (fills.get(i).getFill() instanceof Color fill) {
                        layers.add(0, fill);
                    }
                }
            }
        }
        Color ground = Color.BLACK;
        for (Color layer : layers) {
            ground = ground.interpolate(
                    new Color(layer.getRed(), layer.getGreen(), layer.getBlue(), 1), layer.getOpacity());
        }
        return ground;
    }

    private static int rgb(Color colour) {
        return (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }

    private Scene scene() {
        return window.find(".workbench", Node.class).getScene();
    }
}
