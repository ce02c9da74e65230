package afterimage.app.setup;

import afterimage.app.control.Icon;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.Task;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The setup panel. Each field tells its problem under itself; the card below says what the settings cost. */
public final class SetupView extends ScrollPane {
    private static final double SHORT_CHOICE_WIDTH = 84;

    private final SetupViewModel model;
    private final SetupChoices choices;
    private final SetupRows rows;
    private final VBox panel = new VBox();

    /**
     * @param note says what the settings mean for the run in view, e.g. that a change needs a new run
     * @param onRate called when a learning rate was typed to its end, or is being slid
     */
    public SetupView(SetupViewModel model, ReadOnlyStringProperty note, Runnable onRate) {
        this.model = model;
        this.choices = model.choices();
        this.rows = new SetupRows(model);
        getStyleClass().add("setup");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        panel.getStyleClass().add("setup-panel");
        setContent(panel);
        MoreSettings more = new MoreSettings(model, rows);
        section("Preset", presetBox());
        data(more);
        model(more);
        training(more, onRate);
        panel.getChildren().add(new CostCard(model, note));
    }

    private void data(MoreSettings more) {
        section(
                "Data",
                rows.row(
                        "Digits",
                        "Digits in each clip, 1 to 4; where they meet the brighter pixel wins.",
                        SetupRows.combo("digits", List.of(1, 2, 3, 4), choices.digits, n -> Integer.toString(n))),
                rows.row(
                        "Speed, px/frame",
                        "Each digit's speed is uniform in this range, its direction uniform on the circle.",
                        SetupField.SPEED),
                rows.row(
                        "Frames in + out",
                        "Frames that the model sees, and frames after those for it to predict.",
                        SetupField.FRAMES),
                rows.row(
                        "Seed",
                        "The same seed gives the same clips and the same first weights.",
                        seedBox(),
                        SetupField.SEED),
                more.data());
    }

    private void model(MoreSettings more) {
        Node kernel = rows.text(SetupField.KERNEL);
        Node patch = SetupRows.combo("patch", List.of(1, 2, 4, 8), choices.patch, n -> Integer.toString(n));
        kernel.disableProperty().bind(choices.cell.isEqualTo(CellKind.FC_LSTM));
        patch.disableProperty().bind(choices.cell.isEqualTo(CellKind.FC_LSTM));
        patch.setAccessibleText("Patch");
        HBox.setHgrow(patch, Priority.ALWAYS);
        CheckBox reverse = MoreSettings.check(
                "reverse",
                "reconstruct last frame first",
                "Makes optimisation easier, since close frames come first (Srivastava et al. 2015).",
                choices.reverseTarget);
        reverse.disableProperty().bind(choices.task.isEqualTo(Task.PREDICTOR));
        section(
                "Model",
                SetupRows.segments("cell", List.of(CellKind.FC_LSTM, CellKind.CONV_LSTM), choices.cell, SetupWords::of),
                SetupRows.segments("task", List.of(Task.values()), choices.task, SetupWords::of),
                rows.row(
                        "Layers",
                        "Units (FC-LSTM) or channels (ConvLSTM) of each layer, from the frames upwards, e.g. 64, 32.",
                        SetupField.LAYERS),
                rows.row(
                        "Kernel · patch",
                        "Height and width of the convolutions (5 · 3: input-to-state 5, state-to-state 3; 5, 3: first"
                                + " layer 5, second 3), and the squares that frames are cut into (Shi et al. 2015). An"
                                + " FC-LSTM sees whole frames and has neither.",
                        SetupRows.pair(kernel, patch),
                        SetupField.KERNEL,
                        SetupField.PATCH),
                rows.row(
                        "Peepholes",
                        "How the gates see the cell's memory (Greff et al. 2015; Shi et al. 2015).",
                        SetupRows.combo("peephole", List.of(Peephole.values()), choices.peephole, SetupWords::of),
                        SetupField.PEEPHOLE),
                rows.row(
                        "Decoder input",
                        "Conditional decoders are fed the last frame that they generated (Srivastava et al. 2015);"
                                + " while they train it can be the true one, or by chance less and less often"
                                + " (scheduled sampling, Bengio et al. 2015).",
                        SetupRows.combo(
                                "decoder", List.of(DecoderInput.values()), choices.decoderInput, SetupWords::of)),
                reverse,
                more.model());
    }

    private void training(MoreSettings more, Runnable onRate) {
        section(
                "Training",
                rows.row(
                        "Optimizer",
                        "The rule that updates the weights.",
                        SetupRows.combo(
                                "optimizer", List.of(OptimizerKind.values()), choices.optimizer, SetupWords::of)),
                rows.row(
                        "Learning rate",
                        "How far each update goes. It can be changed while training runs.",
                        SetupRows.pair(rateField(onRate), rateSlider(onRate)),
                        SetupField.RATE),
                rows.row(
                        "Loss · batch",
                        "What is made small, and how many clips each step sees.",
                        SetupRows.pair(lossBox(), rows.text(SetupField.BATCH)),
                        SetupField.BATCH),
                more.training());
    }

    private Node presetBox() {
        List<String> names = List.copyOf(model.presets().keySet());
        ComboBox<String> box = SetupRows.combo(
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
        box.setAccessibleText("Preset");
        return box;
    }

    /** What is half typed may be a legal rate too, and a ruinous one: only Enter or leaving the field makes it count. */
    private TextField rateField(Runnable onRate) {
        TextField field = rows.text(SetupField.RATE);
        field.setAccessibleText("Learning rate");
        field.setOnAction(e -> onRate.run());
        field.focusedProperty().addListener((p, before, focused) -> {
            if (!focused) {
                onRate.run();
            }
        });
        return field;
    }

    /** A slider by decades beside the field; what it is slid to counts at once. */
    private Slider rateSlider(Runnable onRate) {
        Slider slider = new Slider(RateScale.LEAST, RateScale.MOST, RateScale.LEAST);
        slider.setId("rate-slider");
        slider.setMinWidth(56);
        slider.setPrefWidth(66);
        slider.setBlockIncrement(0.1);
        slider.setAccessibleText("Learning rate, logarithmic");
        slider.setTooltip(new Tooltip("From 0.000001 to 10 by decades. While it trains it counts at once."));
        // While it is slid the field follows it; else it follows the field.
        boolean[] sliding = {false};
        Runnable follow = () -> {
            if (!sliding[0]) {
                model.ratePosition().ifPresent(slider::setValue);
            }
        };
        slider.valueProperty().addListener((p, before, now) -> {
            double there = model.ratePosition().orElse(Double.NaN);
            if (!sliding[0] && there != now.doubleValue()) {
                sliding[0] = true;
                model.slideLearningRate(RateScale.rate(now.doubleValue()));
                onRate.run();
                sliding[0] = false;
            }
        });
        model.rateProperty().addListener((p, before, now) -> follow.run());
        follow.run();
        return slider;
    }

    private Node lossBox() {
        ComboBox<Loss> box = SetupRows.combo("loss", Loss.pure(), choices.loss, Loss::toString);
        box.setMinWidth(SHORT_CHOICE_WIDTH);
        box.setPrefWidth(SHORT_CHOICE_WIDTH);
        box.setAccessibleText("Loss");
        return box;
    }

    private Node seedBox() {
        TextField seed = rows.text(SetupField.SEED);
        Button roll = new Button();
        roll.setGraphic(Icon.DICE.node());
        roll.setId("roll-seed");
        roll.getStyleClass().add("flat");
        roll.setTooltip(new Tooltip("Another seed"));
        roll.setAccessibleText("Another seed");
        roll.setOnAction(e -> model.rollSeed());
        return SetupRows.pair(seed, roll);
    }

    private void section(String title, Node... content) {
        Label label = new Label(title.toUpperCase(Locale.ROOT));
        label.getStyleClass().add("section-title");
        panel.getChildren().add(label);
        panel.getChildren().addAll(content);
    }
}
