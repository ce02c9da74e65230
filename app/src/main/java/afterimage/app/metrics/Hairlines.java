package afterimage.app.metrics;

import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Lines between the rows of a table of numbers. */
final class Hairlines {
    private Hairlines() {}

    /** Draws one below a row; to be called before the row is filled, so that it lies behind. */
    static void below(GridPane table, int row, int columns) {
        Region line = new Region();
        line.getStyleClass().add("metric-line");
        line.setMouseTransparent(true);
        table.add(line, 0, row, columns, 1);
    }
}
