package afterimage.app.setup;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A line for each layer, from the frames upwards; another way to write the texts for layers and kernels. */
final class LayerEditor extends VBox {
    private static final double NUMBER_WIDTH = 36;

    /** What layers have, in the order of {@link SetupText#layers}. */
    private record Column(String id, double width) {
        String text(String what, Object... values) {
            return Texts.of("setup.layer." + id + what, values);
        }
    }

    private static final List<Column> COLUMNS =
            List.of(new Column("units", 56), new Column("input", 42), new Column("state", 42));

    private final SetupViewModel model;
    private final VBox lines = new VBox(4);
    private final List<Runnable> refreshing = new ArrayList<>();

    LayerEditor(SetupViewModel model) {
        this.model = model;
        getStyleClass().add("layer-editor");
        setSpacing(4);
        HBox head = new HBox(4, name(Texts.of("setup.layer"), NUMBER_WIDTH));
        for (Column column : COLUMNS) {
            Label name = name(column.text(""), column.width);
            name.setTooltip(new Tooltip(column.text(".about")));
            head.getChildren().add(name);
        }
        // One more on top, like the one below it.
        Button add = Nodes.button("add-layer", () -> change(layers -> layers.add(layers.get(layers.size() - 1))));
        getChildren().addAll(head, lines, Nodes.styled(add, "small"));
        Nodes.follow(this::show, model.text(Setting.LAYERS), model.text(Setting.KERNEL), model.text(Setting.CELL));
    }

    private List<List<String>> layers() {
        return SetupText.layers(
                model.text(Setting.LAYERS).get(), model.text(Setting.KERNEL).get());
    }

    private void change(Consumer<List<List<String>>> change) {
        List<List<String>> layers = layers();
        change.accept(layers);
        model.setLayers(layers);
    }

    private static Label name(String words, double width) {
        Label label = Nodes.label(words, "layer-head");
        Nodes.fix(label, width);
        return label;
    }

    private void show() {
        int count = layers().size();
        if (lines.getChildren().size() == count) {
            refreshing.forEach(Runnable::run);
            return;
        }
        refreshing.clear();
        lines.getChildren()
                .setAll(IntStream.range(0, count).mapToObj(this::line).toList());
    }

    private HBox line(int layer) {
        String number = Integer.toString(layer + 1);
        HBox line = Nodes.row(4, name(number, NUMBER_WIDTH));
        for (int part = 0; part < COLUMNS.size(); part++) {
            TextField field = field(layer, part);
            field.setAccessibleText(COLUMNS.get(part).text(".of", number));
            line.getChildren().add(field);
        }
        Button remove = Nodes.button(
                null, "×", Texts.of("setup.layer.remove", number), () -> change(layers -> layers.remove(layer)));
        remove.getStyleClass().addAll("flat", "remove-layer");
        remove.setAccessibleText(remove.getTooltip().getText());
        refresh(() -> remove.setDisable(layers().size() == 1));
        line.getChildren().add(remove);
        return line;
    }

    private TextField field(int layer, int part) {
        // Before the formatter, which would keep out what was written elsewhere and is no number.
        TextField field = new TextField(layers().get(layer).get(part));
        Nodes.fix(field, COLUMNS.get(part).width);
        field.setTextFormatter(
                new TextFormatter<String>(change -> change.getControlNewText().matches("\\d{0,6}") ? change : null));
        refresh(() -> {
            String own = layers().get(layer).get(part);
            if (!field.getText().equals(own)) {
                field.setText(own);
            }
            field.setDisable(part > 0 && !model.uses(Setting.KERNEL));
        });
        field.textProperty().addListener((p, before, now) -> {
            if (!now.equals(layers().get(layer).get(part))) {
                change(layers -> layers.get(layer).set(part, now));
            }
        });
        return field;
    }

    private void refresh(Runnable refresh) {
        refreshing.add(refresh);
        refresh.run();
    }
}
