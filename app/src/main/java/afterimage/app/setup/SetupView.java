package afterimage.app.setup;

import afterimage.app.control.Icon;
import afterimage.app.control.Scroll;
import afterimage.app.glossary.Terms;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.Task;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The setup panel. Each field tells its problem under itself; the card below, which does not scroll away, says what the
 * settings cost.
 */
public final class SetupView extends VBox {
    private static final double SHORT_CHOICE_WIDTH = 84;
    /** What stays visible above a field that was scrolled to, pixels. */
    private static final double ABOVE = 60;

    private final SetupViewModel model;
    private final SetupChoices choices;
    private final SetupRows rows;
    private final Queue<Runnable> missing = new ArrayDeque<>();
    private final VBox panel = new VBox();
    private final ScrollPane scroll = new Scroll(panel);

    public SetupView(SetupViewModel model, RunInView run) {
        this.model = model;
        this.choices = model.choices();
        this.rows = new SetupRows(model);
        getStyleClass().add("setup");
        scroll.setId("settings");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        setVgrow(scroll, Priority.ALWAYS);
        panel.getStyleClass().add("setup-panel");
        MoreSettings more = new MoreSettings(model, rows);
        missing.add(() -> section("Preset", PresetBox.of(model)));
        missing.add(() -> data(more));
        missing.add(() -> model(more));
        missing.add(() -> training(more, run::commitRate));
        VBox foot = new VBox(new CostCard(model, run));
        foot.getStyleClass().add("setup-foot");
        foot.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(scroll, foot);
        model.pointedAtProperty().addListener((p, before, field) -> {
            if (field != null) {
                leadTo(field);
            }
        });
    }

    /** Puts the next section in, if one is missing. They are large, so that the window comes up sooner without them. */
    public void fillNext() {
        if (!missing.isEmpty()) {
            missing.remove().run();
        }
    }

    /** Opens what hides a field, scrolls to it and gives it the keys. */
    private void leadTo(SetupField field) {
        String id = "#" + SetupRows.id(field);
        panel.lookupAll(".fold").forEach(fold -> ((Fold) fold).openFor(id));
        Node control = panel.lookup(id);
        if (control == null) {
            return;
        }
        control.requestFocus();
        // What was just opened has its height only after the next layout.
        Scene scene = getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                scrollTo(control);
            }
        });
        requestLayout();
    }

    private void scrollTo(Node control) {
        double above = panel.sceneToLocal(control.localToScene(0, 0)).getY() - ABOVE;
        double room = panel.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(room <= 0 ? 0 : Math.max(0, Math.min(1, above / room)));
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
                new RateRows(rows, model.rate(), onRate),
                rows.row(
                        "Loss · batch",
                        Terms.words("loss") + "\n\n" + Terms.words("batch"),
                        SetupRows.pair(lossBox(), rows.text(SetupField.BATCH)),
                        SetupField.BATCH),
                more.training());
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
