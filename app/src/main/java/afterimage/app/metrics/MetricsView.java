package afterimage.app.metrics;

import afterimage.app.control.Nodes;
import afterimage.app.control.Segments;
import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A small table, numbers right-aligned under what they are of; all the rest is a button away. */
public final class MetricsView extends VBox {
    private static final double NUMBER_WIDTH = 42;

    private final MetricsViewModel model;
    private final ObjectProperty<Palette> palette;
    private final NumberTable table;
    private final Segments<MetricsViewModel.By> segments;
    private List<MetricsViewModel.Head> heads = List.of();
    private List<String> names = List.of();
    private final List<Label> cells = new ArrayList<>();

    /** @param onAll shows every metric in every convention */
    public MetricsView(MetricsViewModel model, ObjectProperty<Palette> palette, Runnable onAll) {
        this.model = model;
        this.palette = palette;
        getStyleClass().addAll("section", "metrics-section");
        Label title = Nodes.following(model.heading.map(text -> text.toUpperCase(Locale.ROOT)), null, "section-title");
        // Pictures of the panel are without what is a tool.
        Button more = Nodes.whole(Nodes.styled(Nodes.button("all-metrics", onAll), "outlined", "tool"));
        HBox head = Nodes.row(title, Nodes.gap(), more);
        ColumnConstraints named = new ColumnConstraints();
        named.setMinWidth(USE_PREF_SIZE);
        table = new NumberTable(USE_COMPUTED_SIZE, NUMBER_WIDTH, Double.MAX_VALUE, named);
        List<MetricsViewModel.By> all = List.of(MetricsViewModel.By.values());
        segments = new Segments<>("metrics", all, Texts::of, model::compareBy).spread(all.size());
        HBox choice = Nodes.styled(new HBox(Nodes.growing(segments)), "tool");
        getChildren().addAll(head, choice, table);
        Nodes.whenever(this::update, model.revision);
        Nodes.follow(() -> showChoice(choice), model.revision);
        Nodes.follow(this::fill, palette);
    }

    /** What runs are compared by; not there while none are. */
    private void showChoice(HBox choice) {
        List<MetricsViewModel.By> there = model.choices();
        Nodes.show(choice, !there.isEmpty());
        Stream.of(MetricsViewModel.By.values())
                .forEach(by -> segments.segment(by).setDisable(!there.contains(by)));
        segments.choose(model.comparedBy());
    }

    /** While a run trains only the numbers change, and they alone are painted anew. */
    private void update() {
        List<MetricsViewModel.Row> rows = model.rows();
        if (!model.heads().equals(heads)
                || !rows.stream().map(MetricsViewModel.Row::name).toList().equals(names)) {
            fill();
            return;
        }
        Iterator<Label> labels = cells.iterator();
        rows.forEach(row -> row.cells().forEach(text -> labels.next().setText(text)));
    }

    private void fill() {
        heads = List.copyOf(model.heads());
        names = model.rows().stream().map(MetricsViewModel.Row::name).toList();
        cells.clear();
        table.begin(heads.size());
        IntStream.range(0, heads.size()).forEach(column -> table.add(head(heads.get(column)), column + 1, 0));
        int line = 1;
        for (MetricsViewModel.Row row : model.rows()) {
            table.line(line);
            table.add(Nodes.whole(Nodes.explained(row.name(), row.explanation(), "metric-name")), 0, line);
            for (int column = 0; column < heads.size(); column++) {
                String style = heads.get(column).isBaseline() ? "number-dim" : "number";
                Label label = Nodes.whole(Nodes.label(row.cells().get(column), style));
                table.add(label, column + 1, line);
                cells.add(label);
            }
            line++;
        }
    }

    private Label head(MetricsViewModel.Head head) {
        Label label = Nodes.explained(head.name(), head.explanation(), "metric-head", head.meaning());
        label.setMinWidth(head.colour() < 0 ? USE_PREF_SIZE : NUMBER_WIDTH);
        label.setAlignment(Pos.CENTER_RIGHT);
        if (head.colour() >= 0) {
            label.setStyle("-fx-text-fill: " + Palette.hex(palette.get().run(head.colour())));
        }
        return label;
    }

    /** Numbers right-aligned under what they are of, beside their names, with a line below each row. */
    static final class NumberTable extends GridPane {
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
}
