package afterimage.app.metrics;

import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A small table, numbers right-aligned under what they are of. */
public final class MetricsView extends VBox {
    private static final double NAME_WIDTH = 94;

    private final MetricsViewModel model;
    private final GridPane table = new GridPane();

    public MetricsView(MetricsViewModel model) {
        this.model = model;
        getStyleClass().add("section");
        Label title = new Label();
        title.getStyleClass().add("section-title");
        title.textProperty().bind(model.headingProperty().map(text -> text.toUpperCase(java.util.Locale.ROOT)));
        table.getStyleClass().add("metrics");
        ColumnConstraints name = new ColumnConstraints(NAME_WIDTH);
        name.setHgrow(Priority.NEVER);
        table.getColumnConstraints().add(name);
        for (int column = 1; column <= 4; column++) {
            ColumnConstraints number = new ColumnConstraints();
            number.setHalignment(HPos.RIGHT);
            number.setHgrow(Priority.ALWAYS);
            number.setPercentWidth(-1);
            table.getColumnConstraints().add(number);
        }
        getChildren().addAll(title, table);
        model.rows().addListener((ListChangeListener<MetricsViewModel.Row>) change -> fill());
        fill();
    }

    private void fill() {
        table.getChildren().clear();
        head(1, "recon.", "reconstruction", "The reconstruction against the input.");
        head(2, "predict.", "prediction", "The prediction against the true future.");
        head(3, "copy", "dim", "The last input frame in place of every future frame: free of charge.");
        head(4, "blank", "dim", "Black in place of every future frame: free of charge.");
        int line = 1;
        for (MetricsViewModel.Row row : model.rows()) {
            Label name = new Label(row.name());
            name.getStyleClass().add("metric-name");
            name.setTooltip(new Tooltip(row.explanation()));
            table.add(name, 0, line);
            number(1, line, row.reconstruction(), "number");
            number(2, line, row.prediction(), "number");
            number(3, line, row.copyLast(), "number-dim");
            number(4, line, row.blank(), "number-dim");
            line++;
        }
    }

    private void head(int column, String text, String styleClass, String tooltip) {
        Label label = new Label(text);
        label.getStyleClass().addAll("metric-head", styleClass);
        label.setTooltip(new Tooltip(tooltip));
        table.add(label, column, 0);
    }

    private void number(int column, int line, String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        table.add(label, column, line);
    }
}
