package afterimage.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class MapGridTest {
    private static final int LABELS = 50;
    private static final double WIDTH = 320;

    private final List<String> picked = new ArrayList<>();

    /** Two rows of eight columns, four of them after the gap. */
    private MapGrid grid(double room) throws Exception {
        FxToolkit.registerPrimaryStage();
        MapGrid[] made = {null};
        FxToolkit.setupFixture(() -> {
            MapGrid grid = new MapGrid(new SimpleObjectProperty<>(Palette.DARK), LABELS, 64, "maps");
            List<float[]> cells = Collections.nCopies(8, new float[4]);
            MapGrid.Row row = new MapGrid.Row("row", "about", cells, 2, Shading.GREY, 0, 1);
            grid.show(List.of(row, row), List.of("0", "1", "2", "3", "4", "5", "6", "7"), 4);
            grid.setOnPick((r, column) -> picked.add(r + " " + column));
            grid.setRoom(() -> room);
            new Scene(new VBox(grid), WIDTH, 600);
            grid.getScene().getRoot().applyCss();
            grid.getScene().getRoot().layout();
            made[0] = grid;
        });
        return made[0];
    }

    private void press(MapGrid grid, double x, double y) throws Exception {
        FxToolkit.setupFixture(() -> {
            MouseEvent press = new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    x,
                    y,
                    x,
                    y,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    false,
                    new PickResult(grid, x, y));
            grid.getChildrenUnmodifiable().get(0).fireEvent(press);
        });
    }

    @Test
    void whatComesAfterTheGapStandsBelowWhereThereIsRoomForIt() throws Exception {
        MapGrid flat = grid(100);
        double beside = flat.getHeight();
        MapGrid stacked = grid(400);
        assertTrue(stacked.getHeight() > 2 * beside, beside + " and " + stacked.getHeight());
        press(stacked, WIDTH * 0.35, 30);
        press(stacked, WIDTH * 0.35, stacked.getHeight() - 10);
        int above = Integer.parseInt(picked.get(0).substring(2));
        assertEquals(List.of("0 " + above, "1 " + (above + 4)), picked);
    }

    @Test
    void withoutRoomAllColumnsStandBesideEachOther() throws Exception {
        MapGrid flat = grid(100);
        press(flat, WIDTH * 0.35, 30);
        press(flat, WIDTH * 0.35, flat.getHeight() - 5);
        assertEquals(picked.get(0).substring(2), picked.get(1).substring(2));
    }
}
