package afterimage.app.metrics;

import afterimage.app.control.Nodes;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Numbers right-aligned under what they are of, beside their names, with a line below each row. */
final class NumberTable extends GridPane {
    private final Supplier<ColumnConstraints> number;
    private final ColumnConstraints[] names;
    private int columns;

    /** Columns of numbers share the room that there is, whatever their heads; {@code names} come before them. */
    NumberTable(double least, double usual, double most, ColumnConstraints... names) {
        number = () -> new ColumnConstraints(least, usual, most, Priority.ALWAYS, HPos.RIGHT, true);
        this.names = names;
        getStyleClass().add("metrics");
    }

    void begin(int numbers) {
        columns = names.length + numbers;
        getChildren().clear();
        getColumnConstraints().setAll(names);
        Stream.generate(number).limit(numbers).forEach(getColumnConstraints()::add);
        line(0);
    }

    /** Draws the line below a row; before the row is filled, so that it lies behind. */
    void line(int row) {
        Region line = Nodes.styled(new Region(), "metric-line");
        line.setMouseTransparent(true);
        add(line, 0, row, columns, 1);
    }
}
