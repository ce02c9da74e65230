package afterimage.app.setup;

import afterimage.app.control.Icon;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.run.Quantity;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The setup panel. Each field tells its problem under itself; the card below says what the settings cost. */
public final class SetupView extends ScrollPane {
    private static final double LABEL_WIDTH = 106;

    private static final double SHORT_CHOICE_WIDTH = 84;

    private final SetupViewModel model;
    private final VBox panel = new VBox();

    /**
     * @param note says what the settings mean for the run in view, e.g. that a change needs a new run
     * @param onRate called when a learning rate was typed to its end
     */
    public SetupView(SetupViewModel model, ReadOnlyStringProperty note, Runnable onRate) {
        this.model = model;
        getStyleClass().add("setup");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        panel.getStyleClass().add("setup-panel");
        setContent(panel);
        section("Preset");
        panel.getChildren().add(presetBox());
        section("Data");
        row(
                "Digits",
                "Digits in each clip, 1 to 4; where they meet the brighter pixel wins.",
                combo("digits", List.of(1, 2, 3, 4), model.digitsProperty(), n -> Integer.toString(n)));
        row(
                "Speed, px/frame",
                "Each digit's speed is uniform in this range, its direction uniform on the circle.",
                text("speed", model.speedProperty()),
                SetupField.SPEED);
        row(
                "Frames in + out",
                "Frames that the model sees, and frames after those for it to predict.",
                text("frames", model.framesProperty()),
                SetupField.FRAMES);
        row("Seed", "The same seed gives the same clips and the same first weights.", seedBox(), SetupField.SEED);
        section("Model");
        panel.getChildren()
                .addAll(
                        segments(
                                "cell",
                                List.of(CellKind.FC_LSTM, CellKind.CONV_LSTM),
                                model.cellProperty(),
                                SetupWords::of),
                        segments("task", List.of(Task.values()), model.taskProperty(), SetupWords::of));
        row(
                "Layers",
                "Units (FC-LSTM) or channels (ConvLSTM) of each layer, from the frames upwards, e.g. 64, 32.",
                text("layers", model.layersProperty()),
                SetupField.LAYERS);
        Node kernel = text("kernel", model.kernelProperty());
        Node patch = combo("patch", List.of(1, 2, 4, 8), model.patchProperty(), n -> Integer.toString(n));
        kernel.disableProperty().bind(model.cellProperty().isEqualTo(CellKind.FC_LSTM));
        patch.disableProperty().bind(model.cellProperty().isEqualTo(CellKind.FC_LSTM));
        HBox.setHgrow(patch, Priority.ALWAYS);
        row(
                "Kernel · patch",
                "Height and width of the convolutions (5 · 3: input-to-state 5, state-to-state 3), and the squares that"
                        + " frames are cut into (Shi et al. 2015). An FC-LSTM sees whole frames and has neither.",
                pair(kernel, patch),
                SetupField.KERNEL,
                SetupField.PATCH);
        row(
                "Peepholes",
                "How the gates see the cell's memory (Greff et al. 2015; Shi et al. 2015).",
                combo("peephole", List.of(Peephole.values()), model.peepholeProperty(), SetupWords::of),
                SetupField.PEEPHOLE);
        row(
                "Decoder input",
                "Conditional decoders are fed the last frame that they generated (Srivastava et al. 2015); while they"
                        + " train it can be the true one, or by chance less and less often (scheduled sampling, Bengio"
                        + " et al. 2015).",
                combo("decoder", List.of(DecoderInput.values()), model.decoderInputProperty(), SetupWords::of));
        CheckBox reverse = new CheckBox("reconstruct last frame first");
        reverse.setId("reverse");
        reverse.setTooltip(
                new Tooltip("Makes optimisation easier, since close frames come first (Srivastava et al. 2015)."));
        reverse.selectedProperty().bindBidirectional(model.reverseTargetProperty());
        reverse.disableProperty().bind(model.taskProperty().isEqualTo(Task.PREDICTOR));
        panel.getChildren().add(reverse);
        section("Training");
        row(
                "Optimizer",
                "The rule that updates the weights.",
                combo("optimizer", List.of(OptimizerKind.values()), model.optimizerProperty(), SetupWords::of));
        row(
                "Learning rate",
                "How far each update goes. It can be changed while training runs.",
                rateField(onRate),
                SetupField.RATE);
        row(
                "Loss · batch",
                "What is made small, and how many clips each step sees.",
                pair(lossBox(), text("batch", model.batchProperty())),
                SetupField.BATCH);
        panel.getChildren().add(card(note));
    }

    private Node presetBox() {
        List<String> names = List.copyOf(model.presets().keySet());
        ComboBox<String> box = combo(
                "preset",
                names,
                model.presetProperty(),
                key -> model.presets().get(key).name());
        box.setButtonCell(new ListCell<>() {
            @Override
            protected void updateItem(String key, boolean empty) {
                super.updateItem(key, empty);
                setText(key == null ? "Own settings" : model.presets().get(key).name());
            }
        });
        box.setTooltip(new Tooltip("Settings of the papers and a few to begin with."));
        return box;
    }

    /** What is half typed may be a legal rate too, and a ruinous one: only Enter or leaving the field makes it count. */
    private TextField rateField(Runnable onRate) {
        TextField field = text("rate", model.rateProperty());
        field.setOnAction(e -> onRate.run());
        field.focusedProperty().addListener((p, before, focused) -> {
            if (!focused) {
                onRate.run();
            }
        });
        return field;
    }

    private Node lossBox() {
        ComboBox<Loss> box = combo("loss", Loss.pure(), model.lossProperty(), Loss::toString);
        box.setMinWidth(SHORT_CHOICE_WIDTH);
        return box;
    }

    private Node seedBox() {
        TextField seed = text("seed", model.seedProperty());
        Button roll = new Button();
        roll.setGraphic(Icon.DICE.node());
        roll.setId("roll-seed");
        roll.getStyleClass().add("flat");
        roll.setTooltip(new Tooltip("Another seed"));
        roll.setAccessibleText("Another seed");
        roll.setOnAction(e -> model.rollSeed());
        return pair(seed, roll);
    }

    private void section(String title) {
        Label label = new Label(title.toUpperCase(Locale.ROOT));
        label.getStyleClass().add("section-title");
        panel.getChildren().add(label);
    }

    private void row(String name, String tooltip, Node field, SetupField... about) {
        Label label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setMinWidth(LABEL_WIDTH);
        label.setPrefWidth(LABEL_WIDTH);
        label.setTooltip(new Tooltip(tooltip));
        label.setLabelFor(field);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(label, field);
        line.setAlignment(Pos.CENTER_LEFT);
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> java.util.Arrays.stream(about)
                                .map(model.problems()::get)
                                .filter(java.util.Objects::nonNull)
                                .findFirst()
                                .orElse(""),
                        model.problems()));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        panel.getChildren().addAll(line, problem);
    }

    private static TextField text(String id, Property<String> value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(4);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static <T> ComboBox<T> combo(String id, List<T> values, Property<T> value, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        });
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private static <T> HBox segments(String id, List<T> values, Property<T> value, Function<T, String> words) {
        HBox bar = new HBox();
        bar.setId(id);
        bar.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (T each : values) {
            ToggleButton segment = new ToggleButton(words.apply(each));
            segment.setId(id + "-" + each.toString().toLowerCase(Locale.ROOT));
            segment.setToggleGroup(group);
            segment.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(segment, Priority.ALWAYS);
            segment.setSelected(each.equals(value.getValue()));
            // A click on the chosen one must not leave none chosen.
            segment.setOnAction(e -> {
                value.setValue(each);
                segment.setSelected(true);
            });
            value.addListener((p, before, now) -> segment.setSelected(each.equals(now)));
            bar.getChildren().add(segment);
        }
        return bar;
    }

    private static HBox pair(Node first, Node second) {
        HBox pair = new HBox(6, first, second);
        pair.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(first, Priority.ALWAYS);
        return pair;
    }

    private VBox card(ReadOnlyStringProperty note) {
        Label words = new Label();
        words.getStyleClass().add("dim");
        words.setWrapText(true);
        words.textProperty().bind(note);
        VBox card = new VBox(
                6,
                cost("Parameters", s -> String.format(Locale.ROOT, "%,d", s.parameters())),
                cost("Memory", s -> Quantity.bytes(s.memoryBytes())),
                cost("Work a step", s -> SetupWords.flops(s.stepFlops())),
                words);
        card.getStyleClass().addAll("card", "cost-card");
        return card;
    }

    private HBox cost(String name, Function<ModelSummary, String> words) {
        Label label = new Label(name);
        label.getStyleClass().add("dim");
        Label value = new Label();
        value.getStyleClass().add("number");
        value.setId("cost-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        value.textProperty().bind(model.summaryProperty().map(words).orElse("–"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(label, gap, value);
    }
}
