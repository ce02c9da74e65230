package afterimage.app.setup;

import afterimage.app.control.Icon;
import afterimage.app.glossary.Terms;
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
                        Terms.words("digits"),
                        SetupRows.combo("digits", List.of(1, 2, 3, 4), choices.digits, n -> Integer.toString(n))),
                rows.row("Speed, px/frame", Terms.words("speed"), SetupField.SPEED),
                rows.row("Frames in + out", Terms.words("frames"), SetupField.FRAMES),
                rows.row("Seed", Terms.words("seed"), seedBox(), SetupField.SEED),
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
                "reverse", "reconstruct last frame first", Terms.words("reversed-target"), choices.reverseTarget);
        reverse.disableProperty().bind(choices.task.isEqualTo(Task.PREDICTOR));
        section(
                "Model",
                SetupRows.segments("cell", List.of(CellKind.FC_LSTM, CellKind.CONV_LSTM), choices.cell, SetupWords::of),
                SetupRows.segments("task", List.of(Task.values()), choices.task, SetupWords::of),
                rows.row("Layers", Terms.words("layers"), SetupField.LAYERS),
                rows.row(
                        "Kernel · patch",
                        Terms.words("state-to-state") + "\n\n" + Terms.words("patch")
                                + "\n\nWrite 5 · 3 for input-to-state 5 and state-to-state 3, and 5, 3 for layers of 5 and 3.",
                        SetupRows.pair(kernel, patch),
                        SetupField.KERNEL,
                        SetupField.PATCH),
                rows.row(
                        "Peepholes",
                        Terms.words("peephole"),
                        SetupRows.combo("peephole", List.of(Peephole.values()), choices.peephole, SetupWords::of),
                        SetupField.PEEPHOLE),
                rows.row(
                        "Decoder input",
                        Terms.words("decoder-input") + "\n\n" + Terms.words("scheduled-sampling"),
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
                        Terms.words("optimizer"),
                        SetupRows.combo(
                                "optimizer", List.of(OptimizerKind.values()), choices.optimizer, SetupWords::of)),
                rows.row(
                        "Learning rate",
                        Terms.words("learning-rate"),
                        SetupRows.pair(rateField(onRate), rateSlider(onRate)),
                        SetupField.RATE),
                rows.row(
                        "Loss · batch",
                        Terms.words("loss") + "\n\n" + Terms.words("batch"),
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
