package afterimage.app.study;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import afterimage.engine.study.StudyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The queue: a row for each run with its state and how far it is. Rows are kept while their runs are. */
final class RunRows extends VBox {
    /** A row's nodes, filled anew as often as something happens. */
    private static final class Row extends VBox {
        private final Region dot = new Region();
        private final Label name = new Label();
        private final Label state = new Label();
        private final Label numbers = new Label();
        private final Label problem = Nodes.text("");
        private final ProgressBar bar = new ProgressBar();
        private final Button open = new Button();

        Row(Runnable opened) {
            getStyleClass().add("study-run");
            dot.getStyleClass().add("study-dot");
            name.getStyleClass().add("study-run-name");
            state.getStyleClass().add("dim");
            state.setMinWidth(USE_PREF_SIZE);
            numbers.getStyleClass().add("dim");
            problem.getStyleClass().add("field-problem");
            problem.managedProperty().bind(problem.textProperty().isNotEmpty());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText("Share of the budget");
            open.setGraphic(Icon.NEXT.node());
            open.getStyleClass().add("flat");
            open.setTooltip(new Tooltip("Open this run in the main window, with everything that looks inside it."));
            open.setAccessibleText("Open this run in the main window");
            open.setOnAction(e -> opened.run());
            HBox head = Nodes.row(8, dot, name, Nodes.gap(), state, open);
            getChildren().addAll(head, bar, numbers, problem);
        }

        void show(RunRow row, Palette palette) {
            dot.setStyle("-fx-background-color: " + Palette.hex(RunColours.of(palette, row.colour())));
            name.setText(row.run().spec().name());
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

    void show(List<RunRow> rows) {
        List<StudyRun> now = rows.stream().map(RunRow::run).toList();
        if (!now.equals(shown)) {
            shown = now;
            List<Row> made = new ArrayList<>();
            now.forEach(run -> made.add(new Row(() -> opened.accept(run))));
            getChildren().setAll(made);
        }
        for (int i = 0; i < rows.size(); i++) {
            ((Row) getChildren().get(i)).show(rows.get(i), palette.get());
        }
    }
}
