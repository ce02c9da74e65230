package afterimage.app.metrics;

import afterimage.app.control.Nodes;
import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Numbers right-aligned under what they are of, beside their names, with a line below each row. */
final class NumberTable extends GridPane {
    private final double least;
    private final double usual;
    private final double most;
    private final ColumnConstraints[] names;
    private int columns;

    /** Columns of numbers share the room that there is, whatever their heads; {@code names} come before them. */
    NumberTable(double least, double usual, double most, ColumnConstraints... names) {
        this.least = least;
        this.usual = usual;
        this.most = most;
        this.names = names;
        getStyleClass().add("metrics");
    }

    void begin(int numbers) {
        columns = names.length + numbers;
        getChildren().clear();
        getColumnConstraints().setAll(names);
        for (int column = 0; column < numbers; column++) {
            ColumnConstraints number = new ColumnConstraints(least, usual, most);
            number.setHalignment(HPos.RIGHT);
            number.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(number);
        }
        line(0);
    }

    /** Draws the line below a row; before the row is filled, so that it lies behind. */
    void line(int row) {
        Region line = Nodes.styled(new Region(), "metric-line");
        line.setMouseTransparent(true);
        add(line, 0, row, columns, 1);
    }
}
