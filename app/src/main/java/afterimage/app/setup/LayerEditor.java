package afterimage.app.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line for each layer, from the frames upwards; another way to write the texts for layers and kernels. */
final class LayerEditor extends VBox {
    private final SetupViewModel model;
    private final VBox lines = new VBox(4);
    private final List<Runnable> refreshing = new ArrayList<>();

    LayerEditor(SetupViewModel model) {
        this.model = model;
        getStyleClass().add("layer-editor");
        setSpacing(4);
        Button add = new Button("Add a layer");
        add.setId("add-layer");
        add.getStyleClass().add("small");
        add.setOnAction(e -> model.setLayers(LayerTexts.added(layers())));
        getChildren().addAll(head(), lines, add);
        model.text(SetupField.LAYERS).addListener((p, before, now) -> show());
        model.text(SetupField.KERNEL).addListener((p, before, now) -> show());
        model.cellProperty().addListener((p, before, now) -> show());
        show();
    }

    private List<LayerTexts> layers() {
        return LayerTexts.of(
                model.text(SetupField.LAYERS).get(),
                model.text(SetupField.KERNEL).get());
    }

    private static HBox head() {
        HBox head = new HBox(4, name("Layer", 36, ""), name("units", 56, "Units (FC-LSTM) or channels (ConvLSTM)."));
        head.getChildren()
                .addAll(
                        name("input", 42, "Height and width of the input-to-state kernel; ConvLSTM only."),
                        name("state", 42, "Height and width of the state-to-state kernel; ConvLSTM only."));
        return head;
    }

    private static Label name(String words, double width, String tooltip) {
        Label label = new Label(words);
        label.getStyleClass().add("layer-head");
        label.setMinWidth(width);
        label.setPrefWidth(width);
        if (!tooltip.isEmpty()) {
            label.setTooltip(new Tooltip(tooltip));
        }
        return label;
    }

    private void show() {
        if (lines.getChildren().size() == layers().size()) {
            refreshing.forEach(Runnable::run);
            return;
        }
        refreshing.clear();
        lines.getChildren().clear();
        for (int i = 0; i < layers().size(); i++) {
            lines.getChildren().add(line(i));
        }
    }

    private HBox line(int i) {
        Label number = name(Integer.toString(i + 1), 36, "");
        TextField units = field("Units of layer " + (i + 1), 56, i, LayerTexts.Part.UNITS);
        TextField input = field("Input kernel of layer " + (i + 1), 42, i, LayerTexts.Part.INPUT);
        TextField state = field("State kernel of layer " + (i + 1), 42, i, LayerTexts.Part.STATE);
        Button remove = new Button("×");
        remove.getStyleClass().addAll("flat", "remove-layer");
        remove.setAccessibleText("Remove layer " + (i + 1));
        remove.setTooltip(new Tooltip("Remove this layer"));
        remove.setOnAction(e -> model.setLayers(LayerTexts.without(layers(), i)));
        remove.setDisable(layers().size() == 1);
        refreshing.add(() -> remove.setDisable(layers().size() == 1));
        HBox line = new HBox(4, number, units, input, state, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(units, Priority.ALWAYS);
        return line;
    }

    private TextField field(String words, double width, int layer, LayerTexts.Part part) {
        TextField field = new TextField(layers().get(layer).get(part));
        field.setAccessibleText(words);
        field.setPrefWidth(width);
        field.setMinWidth(width);
        field.setMaxWidth(width);
        field.setTextFormatter(
                new TextFormatter<String>(change -> change.getControlNewText().matches("\\d{0,6}") ? change : null));
        field.textProperty().addListener((p, before, now) -> {
            if (!now.equals(layers().get(layer).get(part))) {
                model.setLayers(LayerTexts.with(layers(), layer, part, now));
            }
        });
        Runnable refresh = () -> {
            LayerTexts own = layers().get(layer);
            if (!field.getText().equals(own.get(part))) {
                field.setText(own.get(part));
            }
            field.setDisable(part != LayerTexts.Part.UNITS && !model.choices().isConvolutional());
        };
        refreshing.add(refresh);
        refresh.run();
        return field;
    }
}
