package afterimage.app.study;

import afterimage.app.control.Nodes;
import afterimage.engine.study.StudyTable;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What finished runs measured: a table for each decoder, its narrow form. */
final class ResultTables extends VBox {
    /** What follows from the other columns, or stands in the runs above; the report has it. */
    private static final Set<String> LEFT_OUT = Set.of("seeds", "MSE/frame", "MAE/frame", "PSNR dB");

    private List<StudyTable> shown = List.of();

    ResultTables() {
        setSpacing(6);
        setId("study-results");
        show(List.of());
    }

    void show(List<StudyTable> tables) {
        if (tables.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = tables;
        getChildren().clear();
        if (tables.isEmpty()) {
            Label none = Nodes.text("A run is measured on the test clips as soon as it has had its budget.", "dim");
            getChildren().add(none);
        }
        for (StudyTable table : tables) {
            Label title = Nodes.label(table.title(), "section-title");
            getChildren().addAll(title, grid(table));
        }
    }

    private static GridPane grid(StudyTable table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("metrics", "study-table");
        List<Integer> columns = IntStream.range(0, table.head().size())
                .filter(column -> !LEFT_OUT.contains(table.head().get(column)))
                .boxed()
                .toList();
        for (int place = 0; place < columns.size(); place++) {
            int column = columns.get(place);
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHalignment(place == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(constraints);
            Label head = cell(table.head().get(column));
            head.getStyleClass().addAll("metric-head", "dim");
            grid.add(head, place, 0);
            for (int row = 0; row < table.rows().size(); row++) {
                // A range over seeds stands below its mean: side by side they would push other columns out of sight.
                Label cell = cell(table.rows().get(row).get(column).replace(" (", "\n("));
                cell.getStyleClass().add(place == 0 ? "metric-name" : "number");
                cell.setTextAlignment(TextAlignment.RIGHT);
                grid.add(cell, place, row + 1);
            }
        }
        return grid;
    }

    private static Label cell(String text) {
        Label cell = new Label(text);
        cell.setMinWidth(USE_PREF_SIZE);
        return cell;
    }
}
