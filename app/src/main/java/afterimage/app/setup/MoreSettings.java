package afterimage.app.setup;

import afterimage.app.glossary.Terms;
import afterimage.engine.cell.Distribution;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.Sampling;
import afterimage.engine.sequence.SequenceSpec.Wall;
import afterimage.engine.train.ClipBy;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** The settings behind the folds. */
final class MoreSettings {
    /** Of the frames that are read, half are the model's own at first, and none after ten thousand steps. */
    private static final String HALF = "{\"kind\":\"LINEAR\",\"from\":0.5,\"to\":0.0,\"steps\":10000}";

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
                SetupField.ofModel(),
                new LayerEditor(model),
                rows.row(
                        "Output layer",
                        "What the frame is made from: the states of all decoder layers (Shi et al. 2015), or only the"
                                + " top one's.",
                        SetupRows.combo("output", List.of(OutputFrom.values()), choices.output, SetupWords::of)),
                conditional,
                rows.whileUsed(
                        rows.row(
                                "Resolution",
                                "Of each layer beside the one below: same, half or double; empty for the same. Halving"
                                        + " layers make an encoder and forecaster of several scales (Shi et al. 2017).",
                                SetupField.RESOLUTION),
                        SetupField.RESOLUTION,
                        choices.cell),
                sampling(),
                reading(),
                movers(),
                rows.row(
                        "Output gate sees",
                        "The new memory, as both papers have it, or the old one, as the lab report prints it.",
                        rows.choice(
                                SetupField.OUTPUT_GATE, Map.of("NEW_MEMORY", "new memory", "OLD_MEMORY", "old memory")),
                        SetupField.OUTPUT_GATE),
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

    private VBox reading() {
        VBox first = rows.row(
                "First input",
                "What a conditional decoder gets at its first step: black, or the last true frame.",
                rows.choice(SetupField.FIRST_INPUT, Map.of("BLACK", "black", "LAST_FRAME", "last frame")),
                SetupField.FIRST_INPUT);
        return group(
                "While it reads",
                rows.whileUsed(first, SetupField.FIRST_INPUT, choices.decoderInput, choices.task),
                rows.row(
                        "Writes ahead",
                        "Whether each next input frame is written while those before it are read, with a loss of its own.",
                        rows.choice(SetupField.AHEAD, Map.of("false", "no", "true", "yes")),
                        SetupField.AHEAD),
                rows.row(
                        "Reads its own",
                        "In training: now and then the frame written ahead is read in place of the true one (reverse"
                                + " scheduled sampling, Wang et al. 2022).",
                        rows.choice(SetupField.READ_OWN, Map.of("", "never", HALF, "half of them, less and less")),
                        SetupField.READ_OWN));
    }

    private VBox movers() {
        return rows.whileUsed(
                group(
                        "Movers",
                        rows.row("How many", Terms.words("mover"), SetupField.MOVERS),
                        rows.row("Units", "LSTM units of each mover; all share their weights.", SetupField.MOVER_UNITS),
                        rows.row(
                                "Shown as",
                                "Features that the first layer gets of the frame and of what the movers carry.",
                                SetupField.MOVER_FEATURES)),
                SetupField.MOVERS,
                choices.decoderInput,
                choices.task,
                choices.conditional);
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
                SetupField.ofTraining(),
                lossMix(),
                optimizer(),
                schedule(),
                plan(),
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
                                SetupField.PATIENCE),
                        rows.row(
                                "Averaging",
                                "Share of the averaged weights that is kept at a step, e.g. 0.999; looks and predictions take"
                                        + " the average. 0 for none.",
                                SetupField.AVERAGING),
                        rows.row(
                                "Keeps the best",
                                "Whether the weights of the lowest held-out loss are kept beside the last.",
                                rows.choice(
                                        SetupField.KEEPS_BEST,
                                        Map.of("", "if there is patience", "true", "yes", "false", "no")),
                                SetupField.KEEPS_BEST)));
    }

    private VBox plan() {
        return group(
                "Plan",
                rows.row(
                        "Horizon",
                        "How long it is meant to train, e.g. 20000 steps or 10 min: what schedules without steps of their own"
                                + " and stages are shares of.",
                        SetupField.HORIZON),
                rows.row(
                        "Stages",
                        "Easier clips first (curriculum learning, Bengio et al. 2009), e.g. 5 + 5 until 50 %; 1 digit until"
                                + " step 2000; 3 – 4 px until loss 0.02.",
                        SetupField.STAGES));
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
                rows.row(
                        "Written ahead",
                        "Weight of the loss of frames written while the input is read; not in the loss that is shown.",
                        SetupField.READING_WEIGHT),
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
                rows.whileUsed(decay, SetupField.DECAY, choices.optimizer),
                rows.whileUsed(convention(), SetupField.CONVENTION, choices.optimizer),
                rows.whileUsed(
                        rows.row(
                                "Epsilon",
                                "Added to what it divides by; empty for the convention's.",
                                SetupField.EPSILON),
                        SetupField.EPSILON,
                        choices.optimizer),
                rows.whileUsed(
                        rows.row(
                                "First square",
                                "What the mean square begins at; empty for the convention's.",
                                SetupField.FIRST_SQUARE),
                        SetupField.FIRST_SQUARE,
                        choices.optimizer));
        Runnable decide = () -> SetupRows.show(group, choices.optimizer.get() != OptimizerKind.ADAGRAD);
        choices.optimizer.addListener((p, before, now) -> decide.run());
        decide.run();
        return group;
    }

    private VBox convention() {
        return rows.row(
                "As in",
                "Where epsilon stands, how large it is and where RMSProp begins: as this program or other libraries have it.",
                rows.choice(
                        SetupField.CONVENTION,
                        Map.of(
                                "OWN", "this program",
                                "TENSORFLOW", "TensorFlow 1",
                                "KERAS", "Keras 3",
                                "PYTORCH", "PyTorch")),
                SetupField.CONVENTION);
    }

    private VBox schedule() {
        ObjectProperty<Schedule.Kind> kind = choices.schedule;
        VBox every = rows.row("Every", "Steps for one factor.", SetupField.EVERY);
        VBox factor = rows.row("Factor", "What is left of the rate after these steps.", SetupField.FACTOR);
        VBox total = rows.row(
                "Total steps", "Where the curve ends, warm-up included; 0 for the horizon.", SetupField.TOTAL_STEPS);
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
