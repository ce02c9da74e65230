package afterimage.app.metrics;

import afterimage.app.control.Icon;
import afterimage.app.control.Naming;
import afterimage.app.control.Nodes;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.Words;
import afterimage.engine.measure.MetricTable;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Every metric in every published convention: the run in view, the runs it is compared with, the baselines. */
public final class MetricsSheet extends BorderPane {
    private static final double NAME_WIDTH = 122;
    private static final double UNIT_WIDTH = 186;
    private static final double NUMBER_WIDTH = 78;
    private static final double HEAD_WIDTH = 170;

    private final MetricsViewModel model;
    private final ObjectProperty<Palette> palette;
    private final VBox tables = Nodes.styled(new VBox(), "metrics-sheet-tables");

    public MetricsSheet(MetricsViewModel model, ObjectProperty<Palette> palette) {
        this.model = model;
        this.palette = palette;
        getStyleClass().add("metrics-sheet");
        MenuButton copy = Nodes.styled(new MenuButton(Texts.of("copy-metrics"), Icon.EXPORT.node()), "flat");
        copy.setId("copy-metrics");
        copy.getItems()
                .addAll(item("text", model::toText), item("markdown", model::toMarkdown), item("csv", model::toCsv));
        HBox head = Nodes.row(Nodes.following(model.heading, null, "view-title"), Nodes.gap(), copy);
        setTop(Nodes.styled(head, "metrics-sheet-head"));
        setCenter(new Scroll(tables));
        Nodes.follow(this::fill, model.revision, palette);
    }

    private static MenuItem item(String format, Supplier<String> text) {
        MenuItem item = new MenuItem(Texts.of("copy-metrics." + format));
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
            String branch = sheet.branch().id();
            Label what = Nodes.label(Texts.of("metrics.of-" + branch), "metrics-sheet-branch", branch);
            tables.getChildren().addAll(what, table(sheet));
        }
        if (tables.getChildren().isEmpty()) {
            tables.getChildren().add(Nodes.label(Texts.of("metrics.nothing"), "dim"));
        }
        model.sheets().stream()
                .limit(1)
                .flatMap(sheet -> sheet.others().stream())
                .filter(run -> run.problem() != null)
                .map(run -> Nodes.text(run.name() + ": " + run.problem(), "field-problem"))
                .forEach(tables.getChildren()::add);
    }

    private MetricsView.NumberTable table(MetricsViewModel.Sheet sheet) {
        ColumnConstraints[] names = {new ColumnConstraints(NAME_WIDTH), new ColumnConstraints(UNIT_WIDTH)};
        MetricsView.NumberTable grid = new MetricsView.NumberTable(NUMBER_WIDTH, NUMBER_WIDTH, HEAD_WIDTH, names);
        grid.getStyleClass().add("metrics-all");
        List<String> baselines = baselines();
        List<MetricTable.Column> columns = sheet.table().columns();
        int own = 1 + sheet.others().size();
        grid.begin(own + baselines.size());
        // Baselines stand below each other in all tables.
        int[] places = IntStream.range(0, columns.size())
                .map(c -> 2
                        + (c < own ? c : own + baselines.indexOf(columns.get(c).name())))
                .toArray();
        IntStream.range(0, places.length).forEach(column -> grid.add(head(sheet, column), places[column], 0));
        int line = 1;
        for (MetricTable.Row row : sheet.table().rows()) {
            grid.line(line);
            String about = Texts.of("metrics.given-by", words(row.usedBy()));
            grid.add(Nodes.explained(words(row.name()), about), 0, line);
            grid.add(Nodes.explained(words(row.unit()), about, "metric-name"), 1, line);
            for (int column = 0; column < places.length; column++) {
                String style = column < own ? "number" : "number-dim";
                grid.add(Nodes.label(text(row, column, sheet), style), places[column], line);
            }
            line++;
        }
        return grid;
    }

    /** What costs nothing, in the order of its columns. */
    private List<String> baselines() {
        return model.sheets().stream()
                .map(sheet -> sheet.table().columns().stream()
                        .skip(1 + sheet.others().size())
                        .map(MetricTable.Column::name)
                        .toList())
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private Label head(MetricsViewModel.Sheet sheet, int column) {
        if (column == 0) {
            return Nodes.label(
                    Texts.of("metrics.in-view"), "metric-head", sheet.branch().id());
        }
        String name = sheet.table().columns().get(column).name();
        if (column > sheet.others().size()) {
            return Nodes.label(words(name), "metric-head", "dim");
        }
        Label head = Nodes.explained(name, name, "metric-head");
        int colour = sheet.others().get(column - 1).colour();
        head.setStyle("-fx-text-fill: " + Palette.hex(palette.get().run(colour)));
        return head;
    }

    private static String words(String english) {
        return Naming.shown("metrics", english);
    }

    private static String text(MetricTable.Row row, int column, MetricsViewModel.Sheet sheet) {
        Double value = row.values().get(column);
        if (value != null) {
            return Words.of("%." + row.decimals() + "f", value);
        }
        boolean other = column > 0 && column <= sheet.others().size();
        return other ? sheet.others().get(column - 1).nothing() : MetricsViewModel.NONE;
    }
}
