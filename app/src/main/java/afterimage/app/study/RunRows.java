package afterimage.app.study;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.study.StudyRun;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows the queue: a row for each run with its state and how far it is. Rows are kept while their runs are. */
final class RunRows extends VBox {
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
