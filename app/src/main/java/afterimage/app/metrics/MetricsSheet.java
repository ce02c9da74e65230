package afterimage.app.metrics;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.theme.Palette;
import afterimage.app.theme.RunColours;
import afterimage.engine.measure.MetricTable;
import afterimage.engine.model.Branch;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Every metric in every published convention: the run in view, the runs it is compared with, the baselines. */
public final class MetricsSheet extends BorderPane {
    private static final double NAME_WIDTH = 122;
    private static final double UNIT_WIDTH = 186;
    private static final double NUMBER_WIDTH = 78;
    private static final double HEAD_WIDTH = 170;

    private final MetricsViewModel model;
    private final ObjectProperty<Palette> palette;
    private final VBox tables = new VBox();

    public MetricsSheet(MetricsViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        this.palette = palette;
        getStyleClass().add("metrics-sheet");
        Label title = Nodes.label("", "view-title");
        title.textProperty().bind(model.headingProperty());
        MenuButton copy = new MenuButton("Copy as table", Icon.EXPORT.node());
        copy.setId("copy-metrics");
        copy.getStyleClass().add("flat");
        copy.getItems()
                .addAll(
                        item("Plain text", model::toText),
                        item("Markdown", model::toMarkdown),
                        item("CSV, one value a line", model::toCsv));
        HBox head = Nodes.row(title, Nodes.gap(), copy);
        head.getStyleClass().add("metrics-sheet-head");
        tables.getStyleClass().add("metrics-sheet-tables");
        ScrollPane scroll = new Scroll(tables);
        scroll.setFitToWidth(true);
        setTop(head);
        setCenter(scroll);
        model.revisionProperty().addListener((p, before, now) -> fill());
        palette.addListener((p, before, now) -> fill());
        fill();
    }

    private static MenuItem item(String name, Supplier<String> text) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.get());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return item;
    }

    private void fill() {
        tables.getChildren().clear();
        for (MetricsViewModel.Sheet sheet : model.sheets()) {
            boolean future = sheet.branch() == Branch.PREDICTION;
            Label name = Nodes.label(
                    future ? "Prediction of the future frames" : "Reconstruction of the input frames",
                    "metrics-sheet-branch",
                    future ? "prediction" : "reconstruction");
            tables.getChildren().addAll(name, table(sheet));
        }
        if (tables.getChildren().isEmpty()) {
            Label none = Nodes.label("Nothing is measured yet.", "dim");
            tables.getChildren().add(none);
        }
        for (MetricsViewModel.Sheet sheet : model.sheets().stream().limit(1).toList()) {
            sheet.others().stream().filter(run -> run.problem() != null).forEach(run -> {
                Label problem = Nodes.text(run.name() + ": " + run.problem(), "field-problem");
                tables.getChildren().add(problem);
            });
        }
    }

    private GridPane table(MetricsViewModel.Sheet sheet) {
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("metrics", "metrics-all");
        grid.getColumnConstraints().addAll(new ColumnConstraints(NAME_WIDTH), new ColumnConstraints(UNIT_WIDTH));
        List<String> baselines = baselines();
        int count = sheet.table().columns().size();
        int width = 3 + sheet.others().size() + baselines.size();
        for (int column = 2; column < width; column++) {
            ColumnConstraints number = new ColumnConstraints(NUMBER_WIDTH, NUMBER_WIDTH, HEAD_WIDTH);
            number.setHalignment(HPos.RIGHT);
            number.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(number);
        }
        Hairlines.below(grid, 0, width);
        for (int column = 0; column < count; column++) {
            grid.add(head(sheet, column), place(sheet, column, baselines), 0);
        }
        int line = 1;
        for (MetricTable.Row row : sheet.table().rows()) {
            Hairlines.below(grid, line, width);
            Label name = new Label(row.name());
            Label unit = Nodes.label(row.unit(), "metric-name");
            unit.setTooltip(new Tooltip("As given by: " + row.usedBy()));
            name.setTooltip(new Tooltip("As given by: " + row.usedBy()));
            grid.add(name, 0, line);
            grid.add(unit, 1, line);
            for (int column = 0; column < count; column++) {
                boolean own = column <= sheet.others().size();
                Label number = Nodes.label(text(row, column, sheet), own ? "number" : "number-dim");
                grid.add(number, place(sheet, column, baselines), line);
            }
            line++;
        }
        return grid;
    }

    /** What costs nothing, in the order of its columns; the same below each other in all tables. */
    private List<String> baselines() {
        return model.sheets().stream()
                .map(sheet -> sheet.table().columns().stream()
                        .skip(1 + sheet.others().size())
                        .map(MetricTable.Column::name)
                        .toList())
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** The grid's column for a column of the table. */
    private static int place(MetricsViewModel.Sheet sheet, int column, List<String> baselines) {
        int own = 1 + sheet.others().size();
        return 2
                + (column < own
                        ? column
                        : own
                                + baselines.indexOf(
                                        sheet.table().columns().get(column).name()));
    }

    private Label head(MetricsViewModel.Sheet sheet, int column) {
        Label head = Nodes.label(sheet.table().columns().get(column).name(), "metric-head");
        if (column == 0) {
            head.setText("run in view");
            head.getStyleClass().add(sheet.branch() == Branch.PREDICTION ? "prediction" : "reconstruction");
        } else if (column <= sheet.others().size()) {
            int colour = sheet.others().get(column - 1).colour();
            head.setStyle("-fx-text-fill: " + Palette.hex(RunColours.of(palette.get(), colour)));
            head.setTooltip(new Tooltip(head.getText()));
        } else {
            head.getStyleClass().add("dim");
        }
        return head;
    }

    private static String text(MetricTable.Row row, int column, MetricsViewModel.Sheet sheet) {
        Double value = row.values().get(column);
        boolean other = column > 0 && column <= sheet.others().size();
        if (value == null && other && sheet.others().get(column - 1).measured() == null) {
            return sheet.others().get(column - 1).problem() == null ? "…" : MetricsViewModel.NONE;
        }
        return value == null ? MetricsViewModel.NONE : String.format(Locale.ROOT, "%." + row.decimals() + "f", value);
    }
}
