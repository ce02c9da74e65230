package afterimage.app.setup;

import static afterimage.app.setup.Form.check;
import static afterimage.app.setup.Form.choice;
import static afterimage.app.setup.Form.number;
import static afterimage.app.setup.Form.orNone;

import afterimage.app.glossary.Terms;
import afterimage.app.glossary.Texts;
import afterimage.engine.Range;
import afterimage.engine.cell.Distribution;
import afterimage.engine.cell.InitialWeights;
import afterimage.engine.cell.OutputGate;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Precision;
import afterimage.engine.digits.DigitSet;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The settings of the panel, from its top to its bottom. All that the panel knows of one stands in its row: how it is
 * written and where it stands in a run spec, with the range that the spec refuses other numbers by; its terms of the
 * glossary; and what has to be chosen elsewhere for it to have a use. Its words are texts: {@code Setting.SPEED} its
 * name, {@code .label} its row's where that is another, {@code .about} its tooltip, {@code .choices} those of its values and {@code .heading} that of a group.
 */
public enum Setting {
    DIGITS(choice("sequence.digits", List.of(1, 2, 3, 4)), Terms.words("digits")),
    SPEED(Form.SPEED, Terms.words("speed")),
    FRAMES(Form.FRAMES, Terms.words("frames")),
    SEED(Form.SEED, Terms.words("seed")),
    FRAME_SIZE(number("sequence.size", Range.whole(DigitSet.SIZE + 1, SequenceSpec.SIZE.most()))),
    WALL(choice("sequence.wall", Wall.values())),
    FIRST_FRAME(check("sequence.moveFirst")),
    POSITIONS(check("sequence.truncate")),
    CELL(choice("model.cell", CellKind.values())),
    TASK(choice("model.task", Task.values())),
    LAYERS(Form.LAYERS, Terms.words("layers")),
    KERNEL(Form.KERNEL, Terms.words("state-to-state") + "\n\n" + Terms.words("patch"), CELL.in(CellKind.CONV_LSTM)),
    PATCH(choice("model.patch", List.of(1, 2, 4, 8)), Terms.words("patch"), CELL.in(CellKind.CONV_LSTM)),
    PEEPHOLES(choice("model.peephole", Peephole.values()), Terms.words("peephole")),
    DECODER_INPUT(
            choice("model.decoderInput", DecoderInput.values()),
            Terms.words("decoder-input") + "\n\n" + Terms.words("scheduled-sampling")),
    RECONSTRUCTION(check("model.reverseTarget"), Terms.words("reversed-target"), TASK.notIn(Task.PREDICTOR)),
    OUTPUT_LAYER(choice("model.output", OutputFrom.values())),
    CONDITIONAL(
            choice("model.conditional", Conditional.values()),
            TASK.in(Task.COMPOSITE),
            DECODER_INPUT.notIn(DecoderInput.NONE)),
    RESOLUTION(Form.RESOLUTION, CELL.in(CellKind.CONV_LSTM)),
    SAMPLING(choice("model.sampling.kind", Sampling.Kind.values()), DECODER_INPUT.in(DecoderInput.SCHEDULED)),
    SAMPLING_FROM(number("model.sampling.from", Sampling.SHARE), SAMPLING.when),
    SAMPLING_TO(number("model.sampling.to", Sampling.SHARE), SAMPLING.when),
    SAMPLING_STEPS(number("model.sampling.steps", Sampling.STEPS), SAMPLING.when),
    FIRST_INPUT(
            choice("model.firstInput", FirstInput.values()),
            DECODER_INPUT.notIn(DecoderInput.NONE),
            TASK.notIn(Task.NEXT_FRAME)),
    WRITES_AHEAD(choice("model.reading.ahead", List.of(false, true))),
    READS_ITS_OWN(choice("model.reading.own", List.of("", Form.HALF))),
    MOVERS(
            number("model.movers.count", MoverSpec.COUNT),
            Terms.words("mover"),
            DECODER_INPUT.notIn(DecoderInput.NONE),
            TASK.notIn(Task.AUTOENCODER),
            CONDITIONAL.notIn(Conditional.RECONSTRUCTION)),
    MOVER_UNITS(number("model.movers.units", MoverSpec.UNITS), MOVERS.when),
    MOVER_FEATURES(number("model.movers.features", MoverSpec.FEATURES), MOVERS.when),
    OUTPUT_GATE(choice("model.outputGate", OutputGate.values())),
    DROPOUT(number("model.dropout", ModelSpec.DROPOUT)),
    INPUT_WEIGHTS(choice(
            "model.start.inputToState",
            List.of(Distribution.GLOROT_UNIFORM, Distribution.UNIFORM, Distribution.TRUNCATED_NORMAL))),
    INPUT_SCALE(number("model.start.inputScale", InitialWeights.SCALE)),
    STATE_WEIGHTS(choice("model.start.stateToState", Distribution.values())),
    STATE_SCALE(number("model.start.stateScale", InitialWeights.SCALE)),
    FORGET_BIAS(number("model.start.forgetBias", InitialWeights.FORGET_BIAS)),
    OPTIMIZER(choice("training.optimizer", OptimizerKind.values()), Terms.words("optimizer")),
    RATE(number("training.learningRate", TrainingSpec.LEARNING_RATE), Terms.words("learning-rate")),
    LOSS(Form.LOSS, Terms.words("loss") + "\n\n" + Terms.words("batch")),
    BATCH(number("training.batch", TrainingSpec.BATCH), Terms.words("batch")),
    MSE(number("training.loss.mse", Loss.WEIGHT)),
    MAE(number("training.loss.mae", Loss.WEIGHT)),
    BCE(number("training.loss.bce", Loss.WEIGHT)),
    READING_WEIGHT(number("training.readingWeight", TrainingSpec.READING_WEIGHT)),
    RECONSTRUCTION_SHARE(
            number("training.reconstructionShare", TrainingSpec.RECONSTRUCTION_SHARE), TASK.in(Task.COMPOSITE)),
    MOMENTUM(
            number("training.momentum", TrainingSpec.MOMENTUM),
            OPTIMIZER.notIn(OptimizerKind.RMSPROP, OptimizerKind.ADAGRAD)),
    DECAY(number("training.decay", TrainingSpec.DECAY), OPTIMIZER.notIn(OptimizerKind.SGD, OptimizerKind.ADAGRAD)),
    AS_IN(choice("training.convention", Convention.values()), DECAY.when),
    EPSILON(orNone("training.epsilon", TrainingSpec.EPSILON), DECAY.when),
    FIRST_SQUARE(
            orNone("training.firstSquare", TrainingSpec.FIRST_SQUARE),
            OPTIMIZER.in(OptimizerKind.RMSPROP, OptimizerKind.RMSPROP_MOMENTUM)),
    SCHEDULE(choice("training.schedule.kind", Schedule.Kind.values())),
    EVERY(
            number("training.schedule.every", Schedule.EVERY),
            SCHEDULE.in(Schedule.Kind.STEP, Schedule.Kind.EXPONENTIAL)),
    FACTOR(number("training.schedule.factor", Schedule.FACTOR), EVERY.when),
    TOTAL_STEPS(
            number("training.schedule.totalSteps", Schedule.STEPS),
            SCHEDULE.in(Schedule.Kind.COSINE, Schedule.Kind.ONE_CYCLE)),
    FLOOR(number("training.schedule.floor", Schedule.FLOOR), TOTAL_STEPS.when),
    WARM_UP(number("training.schedule.warmupSteps", Schedule.STEPS)),
    HORIZON(Form.HORIZON),
    STAGES(Form.STAGES),
    CLIP_GRADIENTS(number("training.clipNorm", TrainingSpec.CLIP_NORM)),
    CLIP_BY(choice("training.clipBy", ClipBy.values())),
    WEIGHT_DECAY(number("training.weightDecay", TrainingSpec.WEIGHT_DECAY)),
    LOOK_EVERY(number("training.heldOutEvery", TrainingSpec.HELD_OUT_EVERY)),
    HELD_OUT_CLIPS(number("training.heldOutClips", TrainingSpec.HELD_OUT_CLIPS)),
    PATIENCE(number("training.patience", TrainingSpec.PATIENCE)),
    AVERAGING(number("training.averaging", TrainingSpec.AVERAGING)),
    KEEPS_BEST(choice("training.keepsBest", List.of("", false, true))),
    PRECISION(choice("training.precision", Precision.values()));

    /** What must be chosen in another setting, or must not, for this one to have an effect. */
    record When(Setting other, boolean chosen, List<String> values) {}

    final Form form;
    /** What it is called by itself. */
    final String title = Texts.of(this);
    /** What its row is called in the panel. */
    final String label = text(".label", title);
    /** Of the group that begins with it in the panel; mostly none. */
    final String heading = text(".heading", "");
    /** Its tooltip. */
    final String about;
    /** What can be chosen, as it is written, in words; empty for what is typed. */
    final Map<String, String> choices = new LinkedHashMap<>();

    final When[] when;

    Setting(Form form, When... when) {
        this(form, "", when);
    }

    /** @param terms what the glossary says of it; what else there is to say follows */
    Setting(Form form, String terms, When... when) {
        this.form = form;
        this.about = (terms + "\n\n" + text(".about", "")).strip();
        this.when = when;
        String[] words = text(".choices", String.join("|", form.values())).split(" *\\| *", -1);
        form.values().forEach(value -> choices.put(value, words[choices.size()]));
    }

    private String text(String what, String otherwise) {
        String key = getClass().getSimpleName() + "." + name() + what;
        return Texts.has(key) ? Texts.of(key) : otherwise;
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

    /** A choice in words, also as the cell has it: what a ConvLSTM has channels of, an FC-LSTM has units of. */
    String words(String text, Function<Setting, String> texts) {
        return text("." + text + "." + texts.apply(CELL), choices.getOrDefault(text, text));
    }

    /** Of the control that sets it. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether others leave it anything to do. What has no use is hidden, and stays as the run had it. */
    boolean isUsed(Function<Setting, String> texts) {
        return Arrays.stream(when).allMatch(each -> each.values.contains(texts.apply(each.other)) == each.chosen);
    }

    /** What a run has, as the panel writes it. */
    static Map<Setting, String> texts(RunSpec run) {
        UnaryOperator<String> at = SpecJson.texts(run);
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        Stream.of(values()).forEach(each -> texts.put(each, each.form.write().apply(run, at)));
        return texts;
    }
}
