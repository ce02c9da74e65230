package afterimage.app.setup;

import afterimage.engine.cell.Distribution;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.Sampling;
import afterimage.engine.sequence.SequenceSpec.Wall;
import afterimage.engine.train.ClipBy;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The settings behind the folds. */
final class MoreSettings {
    private final SetupViewModel model;
    private final SetupChoices choices;
    private final SetupRows rows;

    MoreSettings(SetupViewModel model, SetupRows rows) {
        this.model = model;
        this.choices = model.choices();
        this.rows = rows;
    }

    Fold data() {
        return new Fold(
                "more-data",
                "More about clips",
                model,
                List.of(SetupField.SIZE),
                rows.row("Frame size, px", "Height and width of a frame; digits are 28 pixels.", SetupField.SIZE),
                rows.row(
                        "Wall",
                        "At the edge a digit comes back by what it overshot (mirror), or stays there for a frame and"
                                + " turns (clamp, Srivastava et al. 2015).",
                        SetupRows.combo("wall", List.of(Wall.values()), choices.wall, SetupWords::of)),
                check(
                        "move-first",
                        "digits move before the first frame",
                        "As in the code of Srivastava et al. 2015 and OpenSTL.",
                        choices.moveFirst),
                check(
                        "truncate",
                        "positions are cut to whole pixels",
                        "Otherwise they are rounded. The published generators cut.",
                        choices.truncate));
    }

    Fold model() {
        VBox conditional = rows.row(
                "Conditional",
                "Which decoders get the decoder input (Srivastava et al. 2015, section 2.3).",
                SetupRows.combo("conditional", List.of(Conditional.values()), choices.conditional, SetupWords::of));
        Runnable decide = () -> SetupRows.show(conditional, choices.usesConditional());
        choices.task.addListener((p, before, now) -> decide.run());
        choices.decoderInput.addListener((p, before, now) -> decide.run());
        decide.run();
        return new Fold(
                "more-model",
                "More about the model",
                model,
                List.of(
                        SetupField.DROPOUT,
                        SetupField.SAMPLING_FROM,
                        SetupField.SAMPLING_TO,
                        SetupField.SAMPLING_STEPS,
                        SetupField.INPUT_SCALE,
                        SetupField.STATE_SCALE,
                        SetupField.FORGET_BIAS),
                new LayerEditor(model),
                rows.row(
                        "Output layer",
                        "What the frame is made from: the states of all decoder layers (Shi et al. 2015), or only the"
                                + " top one's.",
                        SetupRows.combo("output", List.of(OutputFrom.values()), choices.output, SetupWords::of)),
                conditional,
                sampling(),
                rows.row(
                        "Dropout",
                        "Share of the hidden units dropped between layers in training (Zaremba et al. 2014); 0 for"
                                + " none.",
                        SetupField.DROPOUT),
                start());
    }

    private VBox sampling() {
        VBox rowsOfIt = group(
                "Scheduled sampling",
                rows.row(
                        "Falls",
                        "How the share of true frames falls while it trains (Bengio et al. 2015, section 2.4).",
                        SetupRows.combo("sampling", List.of(Sampling.Kind.values()), choices.sampling, SetupWords::of)),
                rows.row("From", "Share of true frames at the first step.", SetupField.SAMPLING_FROM),
                rows.row("To", "Share at the end, at most that at the first step.", SetupField.SAMPLING_TO),
                rows.row("Steps", "Training steps that it takes.", SetupField.SAMPLING_STEPS));
        return rows.whileUsed(rowsOfIt, SetupField.SAMPLING_STEPS, choices.decoderInput);
    }

    private VBox start() {
        List<Distribution> forward =
                List.of(Distribution.GLOROT_UNIFORM, Distribution.UNIFORM, Distribution.TRUNCATED_NORMAL);
        return group(
                "First weights",
                rows.row(
                        "Input-to-state",
                        "Where input-to-state and output weights come from.",
                        SetupRows.combo("input-start", forward, choices.inputStart, SetupWords::of)),
                rows.row("Scale", "Limit, deviation or factor; 0 for the usual one.", SetupField.INPUT_SCALE),
                rows.row(
                        "State-to-state",
                        "Where state-to-state weights come from; orthogonal keeps a state's norm (Saxe et al. 2014).",
                        SetupRows.combo(
                                "state-start", List.of(Distribution.values()), choices.stateStart, SetupWords::of)),
                rows.row("Scale", "Limit, deviation or factor; 0 for the usual one.", SetupField.STATE_SCALE),
                rows.row(
                        "Forget bias",
                        "First bias of the forget gates; 1 makes a new cell remember (Jozefowicz et al. 2015).",
                        SetupField.FORGET_BIAS));
    }

    Fold training() {
        return new Fold(
                "more-training",
                "More about training",
                model,
                List.of(SetupField.values()).subList(SetupField.MSE.ordinal(), SetupField.values().length),
                lossMix(),
                optimizer(),
                schedule(),
                group(
                        "Keeping it in bounds",
                        rows.row("Clip gradients", "Their largest size; 0 for no limit.", SetupField.CLIP),
                        rows.row(
                                "Clip by",
                                "What is kept within the limit: the norm of all (Pascanu et al. 2013), of each"
                                        + " tensor, or each number.",
                                SetupRows.combo("clip-by", List.of(ClipBy.values()), choices.clipBy, SetupWords::of)),
                        rows.row(
                                "Weight decay",
                                "Pull of matrices and kernels towards zero; 0 for none. Decoupled with AdamW"
                                        + " (Loshchilov and Hutter 2019).",
                                SetupField.WEIGHT_DECAY)),
                group(
                        "Held-out clips",
                        rows.row("Look every", "Steps between two looks.", SetupField.HELD_OUT_EVERY),
                        rows.row("Clips", "How many are looked at.", SetupField.HELD_OUT_CLIPS),
                        rows.row(
                                "Patience",
                                "Looks without a lower loss after which training ends; 0 for never.",
                                SetupField.PATIENCE)));
    }

    private VBox lossMix() {
        VBox share = rows.row(
                "Reconstruction",
                "Share of the reconstruction's loss in a composite; the prediction has the rest.",
                SetupField.SHARE);
        return group(
                "Loss, a weighted sum",
                rows.row("Squared", "Weight of the mean squared error.", SetupField.MSE),
                rows.row("Absolute", "Weight of the mean absolute error.", SetupField.MAE),
                rows.row("Cross-entropy", "Weight of the cross-entropy, nats.", SetupField.BCE),
                rows.whileUsed(share, SetupField.SHARE, choices.task));
    }

    private VBox optimizer() {
        VBox momentum = rows.row(
                "Momentum",
                "Share of the last update that goes on; with Adam beta 1, that of the mean gradient.",
                SetupField.MOMENTUM);
        VBox decay =
                rows.row("Decay", "Share of the old mean square that is kept; with Adam beta 2.", SetupField.DECAY);
        VBox group = group(
                "Optimizer",
                rows.whileUsed(momentum, SetupField.MOMENTUM, choices.optimizer),
                rows.whileUsed(decay, SetupField.DECAY, choices.optimizer));
        Runnable decide = () -> SetupRows.show(group, choices.optimizer.get() != OptimizerKind.ADAGRAD);
        choices.optimizer.addListener((p, before, now) -> decide.run());
        decide.run();
        return group;
    }

    private VBox schedule() {
        ObjectProperty<Schedule.Kind> kind = choices.schedule;
        VBox every = rows.row("Every", "Steps for one factor.", SetupField.EVERY);
        VBox factor = rows.row("Factor", "What is left of the rate after these steps.", SetupField.FACTOR);
        VBox total = rows.row("Total steps", "Where the curve ends, warm-up included.", SetupField.TOTAL_STEPS);
        VBox floor = rows.row("Floor", "Share of the rate at the end.", SetupField.FLOOR);
        return group(
                "Learning rate over time",
                rows.row(
                        "Schedule",
                        "How the rate goes from step to step: steps, exponential, cosine (Loshchilov and Hutter"
                                + " 2017), one cycle (Smith and Topin 2019).",
                        SetupRows.combo("schedule", List.of(Schedule.Kind.values()), kind, SetupWords::of)),
                rows.whileUsed(every, SetupField.EVERY, kind),
                rows.whileUsed(factor, SetupField.FACTOR, kind),
                rows.whileUsed(total, SetupField.TOTAL_STEPS, kind),
                rows.whileUsed(floor, SetupField.FLOOR, kind),
                rows.row("Warm-up", "Steps of linear growth to the whole rate; 0 for none.", SetupField.WARMUP));
    }

    private static VBox group(String title, VBox... rows) {
        Label head = new Label(title);
        head.getStyleClass().add("fold-title");
        VBox group = new VBox(head);
        group.getStyleClass().add("fold-group");
        group.getChildren().addAll(rows);
        return group;
    }

    static CheckBox check(String id, String words, String tooltip, ObjectProperty<Boolean> value) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.setWrapText(true);
        box.setTooltip(new Tooltip(tooltip));
        box.setAccessibleHelp(tooltip);
        box.setSelected(value.get());
        box.selectedProperty().addListener((p, before, now) -> value.set(now));
        value.addListener((p, before, now) -> box.setSelected(now));
        return box;
    }
}
