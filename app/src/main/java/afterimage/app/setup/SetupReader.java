package afterimage.app.setup;

import afterimage.engine.BadInput;
import afterimage.engine.cell.InitialWeights;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Resolution;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.MoverSpec;
import afterimage.engine.model.Sampling;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Horizon;
import afterimage.engine.train.Loss;
import afterimage.engine.train.Schedule;
import afterimage.engine.train.Stage;
import afterimage.engine.train.TrainingSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Puts the panel's texts and choices together to a run spec, and says which field is in the way. */
final class SetupReader {
    private final SetupChoices choices;
    private final Function<SetupField, String> texts;
    private final RunSpec base;
    private final Map<SetupField, String> problems = new EnumMap<>(SetupField.class);

    /** @param base has what the choices leave no use for */
    SetupReader(SetupChoices choices, Function<SetupField, String> texts, RunSpec base) {
        this.choices = choices;
        this.texts = texts;
        this.base = base;
    }

    Map<SetupField, String> problems() {
        return problems;
    }

    /** The spec, or null with at least one problem. */
    RunSpec read() {
        SequenceSpec sequence = sequence();
        ModelSpec model = model();
        TrainingSpec training = training();
        Long seed = field(SetupField.SEED, () -> SetupText.parseSeed(texts.apply(SetupField.SEED)));
        if (sequence != null && model != null && sequence.size() % model.patch() != 0) {
            problems.put(
                    SetupField.PATCH,
                    "Frames of " + sequence.size() + " pixels cannot be cut into patches of " + model.patch() + ".");
        }
        if (!problems.isEmpty()) {
            return null;
        }
        RunSpec made = field(
                SetupField.BATCH,
                () -> new RunSpec(base.name(), base.about(), sequence, model, training, seed, base.apart()));
        for (SetupField each : SetupField.ofPaths()) {
            if (made != null && choices.uses(each)) {
                RunSpec soFar = made;
                made = field(each, () -> SpecJson.with(soFar, List.of(each.path() + "=" + texts.apply(each))));
            }
        }
        return made;
    }

    private SequenceSpec sequence() {
        double[] speed = field(SetupField.SPEED, () -> {
            double[] range = SetupText.parseRange(texts.apply(SetupField.SPEED));
            SequenceSpec.labReport().withSpeed(range[0], range[1]);
            return range;
        });
        int[] frames = field(SetupField.FRAMES, this::frames);
        Integer size = whole(SetupField.SIZE, base.sequence().size());
        if (speed == null || frames == null || size == null) {
            return null;
        }
        return field(
                SetupField.SIZE,
                () -> new SequenceSpec(
                        choices.digits.get(),
                        frames[0],
                        frames[1],
                        size,
                        speed[0],
                        speed[1],
                        choices.wall.get(),
                        choices.moveFirst.get(),
                        choices.truncate.get()));
    }

    private int[] frames() {
        int[] pair = SetupText.parsePair(texts.apply(SetupField.FRAMES));
        SequenceSpec.labReport().withFrames(pair[0], pair[1]);
        BadInput.unless(
                pair[1] > 0 || choices.task.get() == Task.AUTOENCODER,
                "A predictor needs future frames, e.g. 10 + 10.");
        return pair;
    }

    private ModelSpec model() {
        if (!choices.isConvolutional() && choices.peephole.get() == Peephole.PIXEL) {
            problems.put(SetupField.PEEPHOLE, "By pixel needs a ConvLSTM.");
        }
        List<ModelSpec.Layer> layers = layers();
        Sampling sampling = sampling();
        InitialWeights start = start();
        Double dropout = number(SetupField.DROPOUT, base.model().dropout());
        List<ModelSpec.Layer> fitting = layers == null ? null : resolved(layers);
        if (fitting == null || sampling == null || start == null || dropout == null) {
            return null;
        }
        if (problems.containsKey(SetupField.PEEPHOLE)) {
            return null;
        }
        return field(
                SetupField.LAYERS,
                () -> base.model().with(model -> {
                    model.cell = choices.cell.get();
                    model.task = choices.task.get();
                    model.layers = fitting;
                    model.patch = choices.isConvolutional() ? choices.patch.get() : 1;
                    model.peephole = choices.peephole.get();
                    model.decoderInput = choices.decoderInput.get();
                    model.reverseTarget = choices.reverseTarget.get();
                    model.output = choices.output.get();
                    model.conditional = choices.usesConditional() ? choices.conditional.get() : model.conditional;
                    model.sampling = sampling;
                    model.start = start;
                    model.dropout = dropout;
                    // Set one by one afterwards, see SetupField.ofPaths.
                    model.firstInput = null;
                    model.reading = null;
                    model.outputGate = null;
                    model.movers = new MoverSpec(
                            0,
                            base.model().movers().units(),
                            base.model().movers().features());
                }));
    }

    private List<ModelSpec.Layer> layers() {
        List<Integer> units = field(SetupField.LAYERS, () -> {
            List<Integer> read = SetupText.parseUnits(texts.apply(SetupField.LAYERS));
            read.forEach(n -> new ModelSpec.Layer(n, 1, 1));
            BadInput.unless(read.size() <= 8, "A model has 1 to 8 layers.");
            return read;
        });
        if (!choices.isConvolutional()) {
            return units == null
                    ? null
                    : units.stream().map(n -> new ModelSpec.Layer(n, 1, 1)).toList();
        }
        List<int[]> kernels = field(SetupField.KERNEL, () -> {
            List<int[]> read = SetupText.parseKernels(texts.apply(SetupField.KERNEL));
            read.forEach(k -> new ModelSpec.Layer(1, k[0], k[1]));
            return read;
        });
        return units == null || kernels == null ? null : field(SetupField.KERNEL, () -> pair(units, kernels));
    }

    private List<ModelSpec.Layer> resolved(List<ModelSpec.Layer> layers) {
        return field(SetupField.RESOLUTION, () -> {
            String text = choices.uses(SetupField.RESOLUTION) ? texts.apply(SetupField.RESOLUTION) : "";
            List<Resolution> each = SetupText.parseResolutions(text, layers.size());
            return IntStream.range(0, layers.size())
                    .mapToObj(l -> {
                        ModelSpec.Layer layer = layers.get(l);
                        return new ModelSpec.Layer(
                                layer.units(), layer.inputKernel(), layer.stateKernel(), each.get(l));
                    })
                    .toList();
        });
    }

    private static List<ModelSpec.Layer> pair(List<Integer> units, List<int[]> kernels) {
        BadInput.unless(
                kernels.size() == 1 || kernels.size() == units.size(),
                "Write one kernel for all layers, or one for each of the %d, separated by commas.",
                units.size());
        return IntStream.range(0, units.size())
                .mapToObj(i -> {
                    int[] kernel = kernels.get(kernels.size() == 1 ? 0 : i);
                    return new ModelSpec.Layer(units.get(i), kernel[0], kernel[1]);
                })
                .toList();
    }

    private Sampling sampling() {
        if (!choices.uses(SetupField.SAMPLING_STEPS)) {
            return base.model().sampling();
        }
        Sampling was = base.model().sampling();
        Double from = number(SetupField.SAMPLING_FROM, was.from());
        Double to = number(SetupField.SAMPLING_TO, was.to());
        Integer steps = whole(SetupField.SAMPLING_STEPS, was.steps());
        return from == null || to == null || steps == null
                ? null
                : field(SetupField.SAMPLING_TO, () -> new Sampling(choices.sampling.get(), from, to, steps));
    }

    private InitialWeights start() {
        InitialWeights was = base.model().start();
        Double input = number(SetupField.INPUT_SCALE, was.inputScale());
        Double state = number(SetupField.STATE_SCALE, was.stateScale());
        Double forget = number(SetupField.FORGET_BIAS, was.forgetBias());
        return input == null || state == null || forget == null
                ? null
                : field(
                        SetupField.FORGET_BIAS,
                        () -> new InitialWeights(
                                choices.inputStart.get(), input, choices.stateStart.get(), state, forget));
    }

    private TrainingSpec training() {
        TrainingSpec was = base.training();
        Loss loss = loss();
        Double rate = number(SetupField.RATE, was.learningRate());
        Double momentum = number(SetupField.MOMENTUM, was.momentum());
        Double decay = number(SetupField.DECAY, was.decay());
        Integer batch = whole(SetupField.BATCH, was.batch());
        Double clip = number(SetupField.CLIP, was.clipNorm());
        Double share = number(SetupField.SHARE, was.reconstructionShare());
        Integer every = whole(SetupField.HELD_OUT_EVERY, was.heldOutEvery());
        Integer clips = whole(SetupField.HELD_OUT_CLIPS, was.heldOutClips());
        Double weightDecay = number(SetupField.WEIGHT_DECAY, was.weightDecay());
        Integer patience = whole(SetupField.PATIENCE, was.patience());
        Schedule schedule = schedule();
        Optional<Horizon> horizon = field(
                SetupField.HORIZON, () -> Optional.ofNullable(SetupText.parseHorizon(texts.apply(SetupField.HORIZON))));
        List<Stage> stages = field(SetupField.STAGES, () -> StageText.parse(texts.apply(SetupField.STAGES)));
        if (!problems.isEmpty()) {
            return null;
        }
        return field(
                SetupField.HORIZON,
                () -> was.with(training -> {
                    training.loss = loss;
                    training.optimizer = choices.optimizer.get();
                    training.learningRate = rate;
                    training.momentum = momentum;
                    training.decay = decay;
                    training.batch = batch;
                    training.clipNorm = clip;
                    training.reconstructionShare = share;
                    training.heldOutEvery = every;
                    training.heldOutClips = clips;
                    training.weightDecay = weightDecay;
                    training.clipBy = choices.clipBy.get();
                    training.schedule = schedule;
                    training.patience = patience;
                    training.horizon = horizon.orElse(null);
                    training.stages = stages;
                }));
    }

    private Loss loss() {
        Loss was = base.training().loss();
        Double mse = number(SetupField.MSE, was.mse());
        Double mae = number(SetupField.MAE, was.mae());
        Double bce = number(SetupField.BCE, was.bce());
        return mse == null || mae == null || bce == null ? null : field(SetupField.BCE, () -> new Loss(mse, mae, bce));
    }

    private Schedule schedule() {
        Schedule was = base.training().schedule();
        Long every = steps(SetupField.EVERY, was.every());
        Double factor = number(SetupField.FACTOR, was.factor());
        Long total = steps(SetupField.TOTAL_STEPS, was.totalSteps());
        Double floor = number(SetupField.FLOOR, was.floor());
        Long warmup = steps(SetupField.WARMUP, was.warmupSteps());
        if (every == null || factor == null || total == null || floor == null || warmup == null) {
            return null;
        }
        return field(
                SetupField.TOTAL_STEPS,
                () -> new Schedule(choices.schedule.get(), every, factor, total, floor, warmup));
    }

    private Double number(SetupField field, double was) {
        return choices.uses(field) ? field(field, () -> SetupText.parseNumber(texts.apply(field), field)) : was;
    }

    private Integer whole(SetupField field, int was) {
        Long read = steps(field, was);
        return read == null ? null : Math.toIntExact(read);
    }

    private Long steps(SetupField field, long was) {
        return choices.uses(field) ? field(field, () -> SetupText.parseWhole(texts.apply(field), field)) : was;
    }

    private <T> T field(SetupField field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadInput e) {
            problems.putIfAbsent(field, e.getMessage());
            return null;
        }
    }
}
