package afterimage.app.study;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.file.Table;
import afterimage.engine.study.StudyRun;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What stands at the left of a study: the queue of its runs, and what the finished ones measured. */
final class StudyLists {
    /** Shows the queue: a row for each run with its state and how far it is. Rows are kept while their runs are. */
    static final class RunRows extends VBox {
        /** A row's nodes, filled anew as often as something happens. */
        private static final class Row extends VBox {
            private final Region dot = Nodes.styled(new Region(), "study-dot");
            private final Label name = Nodes.label("", "study-run-name");
            private final Label state = Nodes.whole(Nodes.label("", "dim"));
            private final Label numbers = Nodes.label("", "dim");
            private final Label problem = Nodes.note(Nodes.label("", "field-problem"));
            private final ProgressBar bar = new ProgressBar();
            private final Button open;

            Row(Runnable opened) {
                getStyleClass().add("study-run");
                bar.setMaxWidth(Double.MAX_VALUE);
                bar.setAccessibleText(Texts.of("study.share"));
                open = Nodes.styled(Nodes.button(null, "", Texts.of("study.open-run.about"), opened), "flat");
                open.setGraphic(Icon.NEXT.node());
                open.setAccessibleText(Texts.of("study.open-run"));
                getChildren().addAll(Nodes.row(8, dot, name, Nodes.gap(), state, open), bar, numbers, problem);
            }

            void show(StudyBoard.Row row, Palette palette) {
                dot.setStyle("-fx-background-color: " + Palette.hex(palette.run(row.colour())));
                name.setText(Texts.said(row.run().spec().name()));
                state.setText(row.state());
                numbers.setText(row.numbers());
                problem.setText(row.problem());
                bar.setProgress(row.share());
                open.setDisable(!row.opens());
            }
        }

        private final ObjectProperty<Palette> palette;
        private final Consumer<StudyRun> opened;
        private List<StudyRun> shown = List.of();

        RunRows(ObjectProperty<Palette> palette, Consumer<StudyRun> opened) {
            this.palette = palette;
            this.opened = opened;
            setSpacing(8);
            setId("study-runs");
        }

        void show(List<StudyBoard.Row> rows) {
            List<StudyRun> now = rows.stream().map(StudyBoard.Row::run).toList();
            if (!now.equals(shown)) {
                shown = now;
                getChildren().clear();
                now.forEach(run -> getChildren().add(new Row(() -> opened.accept(run))));
            }
            for (int i = 0; i < rows.size(); i++) {
                ((Row) getChildren().get(i)).show(rows.get(i), palette.get());
            }
        }
    }

    /** Shows what finished runs measured: a table for each decoder, its narrow form. */
    static final class ResultTables extends VBox {
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
                    // A range over seeds stands below its mean: side by side they would push other columns out of
                    // sight.
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
}
