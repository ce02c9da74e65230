package afterimage.app.metrics;

import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A small table, numbers right-aligned under what they are of; all the rest is a button away. */
public final class MetricsView extends VBox {
    private static final double NUMBER_WIDTH = 44;

    private final MetricsViewModel model;
    private final ObjectProperty<Palette> palette;
    private final GridPane table = new GridPane();

    /** @param onAll shows every metric in every convention */
    public MetricsView(MetricsViewModel model, ObjectProperty<Palette> palette, Runnable onAll) {
        this.model = model;
        this.palette = palette;
        getStyleClass().addAll("section", "metrics-section");
        Label title = new Label();
        title.getStyleClass().add("section-title");
        title.textProperty().bind(model.headingProperty().map(text -> text.toUpperCase(Locale.ROOT)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button all = new Button("All metrics");
        all.setId("all-metrics");
        all.getStyleClass().add("flat");
        all.setTooltip(new Tooltip("Every metric in every published convention, with all baselines; to be copied"));
        all.setOnAction(e -> onAll.run());
        HBox head = new HBox(title, gap, all);
        head.setAlignment(Pos.CENTER_LEFT);
        table.getStyleClass().add("metrics");
        getChildren().addAll(head, table);
        model.revisionProperty().addListener((p, before, now) -> fill());
        palette.addListener((p, before, now) -> fill());
        fill();
    }

    private void fill() {
        List<MetricsViewModel.Head> heads = model.heads();
        table.getChildren().clear();
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        table.getColumnConstraints().setAll(names);
        for (int column = 0; column < heads.size(); column++) {
            ColumnConstraints number = new ColumnConstraints();
            number.setHalignment(HPos.RIGHT);
            number.setHgrow(Priority.ALWAYS);
            table.getColumnConstraints().add(number);
            table.add(head(heads.get(column)), column + 1, 0);
        }
        int line = 1;
        for (MetricsViewModel.Row row : model.rows()) {
            Label name = new Label(row.name());
            name.getStyleClass().add("metric-name");
            name.setMinWidth(USE_PREF_SIZE);
            name.setTooltip(new Tooltip(row.explanation()));
            table.add(name, 0, line);
            for (int column = 0; column < row.cells().size(); column++) {
                boolean ownResult = !heads.get(column).meaning().equals("dim")
                        || heads.get(column).colour() >= 0;
                Label label = new Label(row.cells().get(column));
                label.getStyleClass().add(ownResult ? "number" : "number-dim");
                label.setMinWidth(USE_PREF_SIZE);
                table.add(label, column + 1, line);
            }
            line++;
        }
    }

    private Label head(MetricsViewModel.Head head) {
        Label label = new Label(head.name());
        label.getStyleClass().addAll("metric-head", head.meaning());
        if (head.colour() >= 0) {
            label.setStyle("-fx-text-fill: " + Palette.hex(RunColours.of(palette.get(), head.colour())));
            label.setMaxWidth(NUMBER_WIDTH);
        }
        label.setTooltip(new Tooltip(head.explanation()));
        return label;
    }
}
