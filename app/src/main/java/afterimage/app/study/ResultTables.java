package afterimage.app.study;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.engine.file.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Shows what finished runs measured: a table for each decoder, its narrow form. */
final class ResultTables extends VBox {
    /** What follows from the other columns, or stands in the runs above; the report has it. */
    private static final Set<String> LEFT_OUT = Set.of("seeds", "mse-frame", "mae-frame", "psnr-db");

    private List<Table> shown = List.of();

    ResultTables() {
        setSpacing(6);
        setId("study-results");
        show(List.of());
    }

    void show(List<Table> tables) {
        if (tables.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = tables;
        getChildren().clear();
        if (tables.isEmpty()) {
            getChildren().add(Nodes.text(Texts.of("study.results.none"), "dim"));
        }
        tables.forEach(table ->
                getChildren().addAll(Nodes.label(Texts.said(table.title()), "section-title"), grid(table)));
    }

    private static GridPane grid(Table table) {
        GridPane grid = Nodes.styled(new GridPane(), "metrics", "study-table");
        List<Integer> columns = IntStream.range(0, table.head().size())
                .filter(column -> !LEFT_OUT.contains(key(table.head().get(column))))
                .boxed()
                .toList();
        for (int place = 0; place < columns.size(); place++) {
            int column = columns.get(place);
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHalignment(place == 0 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(constraints);
            grid.add(cell(said(table.head().get(column)), "metric-head", "dim"), place, 0);
            for (int row = 0; row < table.rows().size(); row++) {
                // A range over seeds stands below its mean: side by side they would push other columns out of sight.
                String text = table.rows().get(row).get(column).toString();
                String shown = place == 0 ? said(text) : Texts.said(text).replace(" (", "\n(");
                grid.add(cell(shown, place == 0 ? "metric-name" : "number"), place, row + 1);
            }
        }
        return grid;
    }

    /** Heads and guesses of the engine's table in the user's language; what members are called stays. */
    private static String said(String name) {
        String key = "study.table." + key(name);
        return Texts.has(key) ? Texts.of(key) : name;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static Label cell(String text, String... styles) {
        Label cell = Nodes.label(text, styles);
        cell.setTextAlignment(TextAlignment.RIGHT);
        return Nodes.whole(cell);
    }
}
