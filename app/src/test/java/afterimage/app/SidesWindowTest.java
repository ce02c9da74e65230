package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.Home;
import afterimage.app.home.Pretrained;
import afterimage.app.setup.Setting;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** The columns at the sides of the real window: what always has to be in sight there. */
class SidesWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");
    private static final double ROW = 26;

    @Test
    void settingsCostsAndRunsAreInSightAtEachSize() throws Exception {
        for (int k = 0; k < 9; k++) {
            RunFolder.create(Home.free(Home.runs(), "quick-start"), Presets.named(Presets.QUICK_START));
        }
        try (OpenWindow window = new OpenWindow(1440, 900)) {
            window.until(() -> window.models().metrics.model.heading.get().contains("step"));
            window.until(() -> window.models().runs.entries.size() >= 9);
            window.picture(GALLERY.resolve("sides-dark-1440x900.png"));
            assertTrue(window.find("#runs", ListView.class).getHeight() >= 5 * ROW);
            theRunInViewIsHighlightedAndInSight(window);
            window.resize(1920, 1080);
            assertTrue(window.find("#runs", ListView.class).getHeight() >= 8 * ROW);
            window.picture(GALLERY.resolve("sides-dark-1920x1080.png"));
            peepholesAreThoseOfTheCell(window);
            window.resize(1280, 700);
            window.robot()
                    .interact(() -> window.find("#columns", SplitPane.class).setDividerPosition(0, 0));
            window.picture(GALLERY.resolve("sides-dark-1280x700.png"));
            assertTrue(isInside(window.find(".cost-card", Node.class), window.find(".setup", Node.class)));
            leadsToTheSettingInTheWay(window);
            ComboBox<?> preset = window.find("#preset", ComboBox.class);
            window.robot().interact(preset::show);
            window.picture(
                    window.find(".preset-group", Node.class).getScene(), GALLERY.resolve("preset-groups-dark.png"));
            window.robot().interact(preset::hide);
            window.press("edge-setup");
            window.picture(GALLERY.resolve("sides-hidden-dark.png"));
            assertEquals(2, window.find("#columns", SplitPane.class).getItems().size());
        }
    }

    private static void peepholesAreThoseOfTheCell(OpenWindow window) {
        for (CellKind cell : new CellKind[] {CellKind.FC_LSTM, CellKind.CONV_LSTM}) {
            window.robot()
                    .interact(() -> window.models().setup.text(Setting.CELL).set(cell.name()));
            ListCell<?> shown = window.find("#peepholes > .list-cell", ListCell.class);
            assertEquals(cell == CellKind.FC_LSTM ? "per unit" : "per channel", shown.getText());
        }
    }

    /** In a list that is longer than its room. */
    private static void theRunInViewIsHighlightedAndInSight(OpenWindow window) throws Exception {
        var runs = window.models().runs;
        assertHighlighted(window, Pretrained.first().spec().name());
        Path oldest = runs.entries.get(runs.entries.size() - 1).folder();
        Path newest = runs.entries.get(0).folder();
        for (Path opened : List.of(oldest, newest)) {
            window.robot().interact(() -> window.models().desk.open(opened));
            window.until(() -> opened.equals(runs.inView.get()));
            assertHighlighted(window, runs.entry(opened).orElseThrow().name());
        }
        Path second = runs.entries.get(1).folder();
        ListView<?> list = window.find("#runs", ListView.class);
        window.robot().interact(() -> {
            list.scrollTo(runs.entries.size() - 1);
            list.getSelectionModel().clearAndSelect(1);
            runs.changes.delete(List.of(second));
        });
        window.until(() -> runs.entry(second).isEmpty());
        assertHighlighted(window, runs.entry(newest).orElseThrow().name());
    }

    /** The list follows a pulse after the run in view. */
    private static void assertHighlighted(OpenWindow window, String name) throws Exception {
        window.until(() -> {
            List<ListCell<?>> rows = new ArrayList<>();
            window.robot().lookup(".run-cell").queryAllAs(ListCell.class).stream()
                    .filter(row -> row.isSelected() && row.isVisible() && !row.isEmpty())
                    .forEach(rows::add);
            return rows.size() == 1
                    && rows.get(0).getAccessibleText().startsWith(name)
                    && isInside(rows.get(0), window.find("#runs", Node.class));
        });
    }

    private static void leadsToTheSettingInTheWay(OpenWindow window) throws Exception {
        ToggleButton fold = window.find("#more-training", ToggleButton.class);
        window.robot().interact(fold::fire);
        TextField clip = window.find("#clip-gradients", TextField.class);
        assertNotNull(window.find("#precision", Node.class), "the last of all settings");
        window.robot().interact(fold::fire);
        assertNull(clip.getScene(), "folded away");
        window.robot().interact(() -> {
            clip.setText("much");
            window.models().training.train();
        });
        assertEquals(clip, window.stage().getScene().getFocusOwner());
        window.until(() -> isInside(clip, window.find("#settings", Node.class)));
        window.picture(GALLERY.resolve("setting-in-the-way-dark.png"));
        window.robot().interact(() -> clip.setText("10"));
    }

    private static boolean isInside(Node part, Node whole) {
        return whole.localToScene(whole.getBoundsInLocal()).contains(part.localToScene(part.getBoundsInLocal()));
    }
}
