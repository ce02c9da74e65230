package afterimage.app.setup;

import static afterimage.app.setup.Form.check;
import static afterimage.app.setup.Form.choice;
import static afterimage.app.setup.Form.number;
import static afterimage.app.setup.Form.orNone;

import afterimage.app.glossary.Terms;
import afterimage.engine.cell.Distribution;
import afterimage.engine.cell.InitialWeights;
import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.FirstInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.MoverSpec;
import afterimage.engine.model.Sampling;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.sequence.SequenceSpec.Wall;
import afterimage.engine.train.ClipBy;
import afterimage.engine.train.Convention;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import afterimage.engine.train.TrainingSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The settings of the panel, from its top to its bottom. All that the panel knows of one stands in its row: how it is
 * written and where it stands in a run spec, with the range that the spec refuses other numbers by; its label, where
 * that is not its name; its tooltip; and what has to be chosen elsewhere for it to have a use.
 */
public enum Setting {
    DIGITS(choice("sequence.digits", List.of(1, 2, 3, 4)), Terms.words("digits")),
    SPEED(Form.SPEED, "Speed, px/frame", Terms.words("speed")),
    FRAMES(Form.FRAMES, "Frames in + out", Terms.words("frames")),
    SEED(Form.SEED, Terms.words("seed")),
    FRAME_SIZE(
            number("sequence.size", SequenceSpec.SIZE),
            "Frame size, px",
            "Height and width of a frame; digits are 28 pixels."),
    WALL(
            choice("sequence.wall", Wall.values()),
            "At the edge a digit comes back by what it overshot (mirror), or stays there for a frame and turns (clamp,"
                    + " Srivastava et al. 2015)."),
    FIRST_FRAME(
            check("sequence.moveFirst", "where digits start", "after a move"),
            "digits move before the first frame",
            "As in the code of Srivastava et al. 2015 and OpenSTL."),
    POSITIONS(
            check("sequence.truncate", "rounded", "truncated"),
            "positions are cut to whole pixels",
            "Otherwise they are rounded. The published generators cut."),
    CELL(choice("model.cell", CellKind.values(), "FC-LSTM", "ConvLSTM"), ""),
    TASK(choice("model.task", Task.values(), "Autoencoder", "Predictor", "Composite", "Next frame"), ""),
    LAYERS(Form.LAYERS, Terms.words("layers")),
    KERNEL(
            Form.KERNEL,
            "Kernel · patch",
            Terms.words("state-to-state") + "\n\n" + Terms.words("patch")
                    + "\n\nWrite 5 · 3 for input-to-state 5 and state-to-state 3, and 5, 3 for layers of 5 and 3.",
            CELL.in(CellKind.CONV_LSTM)),
    PATCH(choice("model.patch", List.of(1, 2, 4, 8)), Terms.words("patch"), CELL.in(CellKind.CONV_LSTM)),
    PEEPHOLES(choice("model.peephole", Peephole.values(), "none", "per channel", "per pixel"), Terms.words("peephole")),
    DECODER_INPUT(
            choice(
                    "model.decoderInput",
                    DecoderInput.values(),
                    "none",
                    "own output",
                    "truth in training",
                    "scheduled sampling"),
            Terms.words("decoder-input") + "\n\n" + Terms.words("scheduled-sampling")),
    RECONSTRUCTION(
            check("model.reverseTarget", "first frame first", "last frame first"),
            "reconstruct last frame first",
            Terms.words("reversed-target"),
            TASK.notIn(Task.PREDICTOR)),
    OUTPUT_LAYER(
            choice("model.output", OutputFrom.values()),
            "What the frame is made from: the states of all decoder layers (Shi et al. 2015), or only the top one's."),
    CONDITIONAL(
            choice("model.conditional", Conditional.values(), "both decoders"),
            "Which decoders get the decoder input (Srivastava et al. 2015, section 2.3).",
            TASK.in(Task.COMPOSITE),
            DECODER_INPUT.notIn(DecoderInput.NONE)),
    RESOLUTION(
            Form.RESOLUTION,
            "Of each layer beside the one below: same, half or double; empty for the same. Halving layers make an"
                    + " encoder and forecaster of several scales (Shi et al. 2017).",
            CELL.in(CellKind.CONV_LSTM)),
    SAMPLING(
            choice("model.sampling.kind", Sampling.Kind.values()),
            "Falls",
            "How the share of true frames falls while it trains (Bengio et al. 2015, section 2.4).",
            DECODER_INPUT.in(DecoderInput.SCHEDULED)),
    SAMPLING_FROM(
            number("model.sampling.from", Sampling.SHARE),
            "From",
            "Share of true frames at the first step.",
            SAMPLING.when),
    SAMPLING_TO(
            number("model.sampling.to", Sampling.SHARE),
            "To",
            "Share at the end, at most that at the first step.",
            SAMPLING.when),
    SAMPLING_STEPS(
            number("model.sampling.steps", Sampling.STEPS), "Steps", "Training steps that it takes.", SAMPLING.when),
    FIRST_INPUT(
            choice("model.firstInput", FirstInput.values()),
            "What a conditional decoder gets at its first step: black, or the last true frame.",
            DECODER_INPUT.notIn(DecoderInput.NONE),
            TASK.notIn(Task.NEXT_FRAME)),
    WRITES_AHEAD(
            choice("model.reading.ahead", List.of(false, true), "no", "yes"),
            "Whether each next input frame is written while those before it are read, with a loss of its own."),
    READS_ITS_OWN(
            choice("model.reading.own", List.of("", Form.HALF), "never", "half of them, less and less"),
            "In training: now and then the frame written ahead is read in place of the true one (reverse scheduled"
                    + " sampling, Wang et al. 2022)."),
    MOVERS(
            number("model.movers.count", MoverSpec.COUNT),
            "How many",
            Terms.words("mover"),
            DECODER_INPUT.notIn(DecoderInput.NONE),
            TASK.notIn(Task.AUTOENCODER),
            CONDITIONAL.notIn(Conditional.RECONSTRUCTION)),
    MOVER_UNITS(
            number("model.movers.units", MoverSpec.UNITS),
            "Units",
            "LSTM units of each mover; all share their weights.",
            MOVERS.when),
    MOVER_FEATURES(
            number("model.movers.features", MoverSpec.FEATURES),
            "Shown as",
            "Features that the first layer gets of the frame and of what the movers carry.",
            MOVERS.when),
    OUTPUT_GATE(
            choice("model.outputGate", OutputGate.values()),
            "Output gate sees",
            "The new memory, as both papers have it, or the old one, as the lab report prints it."),
    DROPOUT(
            number("model.dropout", ModelSpec.DROPOUT),
            "Share of the hidden units dropped between layers in training (Zaremba et al. 2014); 0 for none."),
    INPUT_WEIGHTS(
            choice(
                    "model.start.inputToState",
                    List.of(Distribution.GLOROT_UNIFORM, Distribution.UNIFORM, Distribution.TRUNCATED_NORMAL),
                    "Glorot uniform"),
            "Input-to-state",
            "Where input-to-state and output weights come from."),
    INPUT_SCALE(
            number("model.start.inputScale", InitialWeights.SCALE),
            "Scale",
            "Limit, deviation or factor; 0 for the usual one."),
    STATE_WEIGHTS(
            choice("model.start.stateToState", Distribution.values(), "Glorot uniform"),
            "State-to-state",
            "Where state-to-state weights come from; orthogonal keeps a state's norm (Saxe et al. 2014)."),
    STATE_SCALE(
            number("model.start.stateScale", InitialWeights.SCALE),
            "Scale",
            "Limit, deviation or factor; 0 for the usual one."),
    FORGET_BIAS(
            number("model.start.forgetBias", InitialWeights.FORGET_BIAS),
            "First bias of the forget gates; 1 makes a new cell remember (Jozefowicz et al. 2015)."),
    OPTIMIZER(
            choice(
                    "training.optimizer",
                    OptimizerKind.values(),
                    "RMSProp",
                    "RMSProp, momentum",
                    "Adam",
                    "AdamW",
                    "Adagrad",
                    "SGD, momentum"),
            Terms.words("optimizer")),
    RATE(
            number("training.learningRate", TrainingSpec.LEARNING_RATE),
            "Learning rate",
            "Learning rate",
            Terms.words("learning-rate")),
    LOSS(Form.LOSS, "Loss · batch", Terms.words("loss") + "\n\n" + Terms.words("batch")),
    BATCH(number("training.batch", TrainingSpec.BATCH), Terms.words("batch")),
    MSE(
            number("training.loss.mse", Loss.WEIGHT),
            "Weight of the squared error",
            "Squared",
            "Weight of the mean squared error."),
    MAE(
            number("training.loss.mae", Loss.WEIGHT),
            "Weight of the absolute error",
            "Absolute",
            "Weight of the mean absolute error."),
    BCE(
            number("training.loss.bce", Loss.WEIGHT),
            "Weight of the cross-entropy",
            "Cross-entropy",
            "Weight of the cross-entropy, nats."),
    READING_WEIGHT(
            number("training.readingWeight", TrainingSpec.READING_WEIGHT),
            "Written ahead",
            "Weight of the loss of frames written while the input is read; not in the loss that is shown."),
    RECONSTRUCTION_SHARE(
            number("training.reconstructionShare", TrainingSpec.RECONSTRUCTION_SHARE),
            "Reconstruction",
            "Share of the reconstruction's loss in a composite; the prediction has the rest.",
            TASK.in(Task.COMPOSITE)),
    MOMENTUM(
            number("training.momentum", TrainingSpec.MOMENTUM),
            "Share of the last update that goes on; with Adam beta 1, that of the mean gradient.",
            OPTIMIZER.notIn(OptimizerKind.RMSPROP, OptimizerKind.ADAGRAD)),
    DECAY(
            number("training.decay", TrainingSpec.DECAY),
            "Share of the old mean square that is kept; with Adam beta 2.",
            OPTIMIZER.notIn(OptimizerKind.SGD, OptimizerKind.ADAGRAD)),
    AS_IN(
            choice("training.convention", Convention.values(), "this program", "TensorFlow 1", "Keras 3", "PyTorch"),
            "Where epsilon stands, how large it is and where RMSProp begins: as this program or other libraries have"
                    + " it.",
            DECAY.when),
    EPSILON(
            orNone("training.epsilon", TrainingSpec.EPSILON),
            "Added to what it divides by; empty for the convention's.",
            DECAY.when),
    FIRST_SQUARE(
            orNone("training.firstSquare", TrainingSpec.FIRST_SQUARE),
            "What the mean square begins at; empty for the convention's.",
            OPTIMIZER.in(OptimizerKind.RMSPROP, OptimizerKind.RMSPROP_MOMENTUM)),
    SCHEDULE(
            choice("training.schedule.kind", Schedule.Kind.values(), "constant", "steps"),
            "How the rate goes from step to step: steps, exponential, cosine (Loshchilov and Hutter 2017), one cycle"
                    + " (Smith and Topin 2019)."),
    EVERY(
            number("training.schedule.every", Schedule.EVERY),
            "Steps for one factor.",
            SCHEDULE.in(Schedule.Kind.STEP, Schedule.Kind.EXPONENTIAL)),
    FACTOR(
            number("training.schedule.factor", Schedule.FACTOR),
            "What is left of the rate after these steps.",
            EVERY.when),
    TOTAL_STEPS(
            number("training.schedule.totalSteps", Schedule.STEPS),
            "Where the curve ends, warm-up included; 0 for the horizon.",
            SCHEDULE.in(Schedule.Kind.COSINE, Schedule.Kind.ONE_CYCLE)),
    FLOOR(number("training.schedule.floor", Schedule.FLOOR), "Share of the rate at the end.", TOTAL_STEPS.when),
    WARM_UP(
            number("training.schedule.warmupSteps", Schedule.STEPS),
            "Warm-up",
            "Steps of linear growth to the whole rate; 0 for none."),
    HORIZON(
            Form.HORIZON,
            "How long it is meant to train, e.g. 20000 steps or 10 min: what schedules without steps of their own and"
                    + " stages are shares of."),
    STAGES(
            Form.STAGES,
            "Easier clips first (curriculum learning, Bengio et al. 2009), e.g. 5 + 5 until 50 %; 1 digit until step"
                    + " 2000; 3 – 4 px until loss 0.02."),
    CLIP_GRADIENTS(number("training.clipNorm", TrainingSpec.CLIP_NORM), "Their largest size; 0 for no limit."),
    CLIP_BY(
            choice("training.clipBy", ClipBy.values(), "global norm", "norm of each"),
            "What is kept within the limit: the norm of all (Pascanu et al. 2013), of each tensor, or each number."),
    WEIGHT_DECAY(
            number("training.weightDecay", TrainingSpec.WEIGHT_DECAY),
            "Pull of matrices and kernels towards zero; 0 for none. Decoupled with AdamW (Loshchilov and Hutter"
                    + " 2019)."),
    LOOK_EVERY(number("training.heldOutEvery", TrainingSpec.HELD_OUT_EVERY), "Steps between two looks."),
    HELD_OUT_CLIPS(number("training.heldOutClips", TrainingSpec.HELD_OUT_CLIPS), "Clips", "How many are looked at."),
    PATIENCE(
            number("training.patience", TrainingSpec.PATIENCE),
            "Looks without a lower loss after which training ends; 0 for never."),
    AVERAGING(
            number("training.averaging", TrainingSpec.AVERAGING),
            "Share of the averaged weights that is kept at a step, e.g. 0.999; looks and predictions take the average."
                    + " 0 for none."),
    KEEPS_BEST(
            choice("training.keepsBest", List.of("", false, true), "if there is patience", "no", "yes"),
            "Keeps the best",
            "Whether the weights of the lowest held-out loss are kept beside the last.");

    /**
     * What has to be chosen in another setting for this one to have an effect.
     *
     * @param chosen whether it must be one of these, or must not
     */
    record When(Setting other, boolean chosen, List<String> values) {
        boolean holds(Function<Setting, String> texts) {
            return values.contains(texts.apply(other)) == chosen;
        }
    }

    final Form form;
    /** What it is called by itself. */
    final String title;
    /** What its row is called in the panel. */
    final String label;
    /** Its tooltip. */
    final String about;

    private final When[] when;

    Setting(Form form, String about, When... when) {
        this(form, null, null, about, when);
    }

    Setting(Form form, String label, String about, When... when) {
        this(form, null, label, about, when);
    }

    /**
     * @param title what it is called by itself; null for the name of its constant
     * @param label what its row is called in the panel; null for the title
     */
    Setting(Form form, String title, String label, String about, When... when) {
        String constant = name().replace('_', ' ');
        this.form = form;
        this.title = title == null ? constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT) : title;
        this.label = label == null ? this.title : label;
        this.about = about;
        this.when = when;
    }

    private When in(Enum<?>... values) {
        return new When(this, true, Arrays.stream(values).map(Enum::name).toList());
    }

    private When notIn(Enum<?>... values) {
        return new When(this, false, Arrays.stream(values).map(Enum::name).toList());
    }

    /** What stands behind its values, {@code px} with a space before; mostly nothing. */
    String unit() {
        return label.contains(", ") ? label.substring(label.indexOf(", ") + 1) : "";
    }

    /** What is written, in words. */
    String words(String text) {
        return form.words().getOrDefault(text, text);
    }

    /** Of the control that sets it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    List<When> when() {
        return List.of(when);
    }

    /** Whether others leave it anything to do. What has no use is hidden, and stays as the run had it. */
    boolean isUsed(Function<Setting, String> texts) {
        return Arrays.stream(when).allMatch(each -> each.holds(texts));
    }

    /** What a run has, as the panel writes it. */
    static Map<Setting, String> texts(RunSpec run) {
        UnaryOperator<String> at = SpecJson.texts(run);
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        for (Setting each : values()) {
            texts.put(each, each.form.write().apply(run, at));
        }
        return texts;
    }
}
