package afterimage.app.setup;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Peephole;
import afterimage.engine.cell.Resolution;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Horizon;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the panel's texts and choices together to a run spec, and says which field is in the way. */
final class SetupReader {
    /** Who is told of what settings are not together, by the beginning of their paths, the closest first. */
    private static final Map<String, SetupField> TOLD = new LinkedHashMap<>();

    static {
        TOLD.put("sequence", SetupField.SIZE);
        TOLD.put("model.sampling", SetupField.SAMPLING_TO);
        TOLD.put("model.start", SetupField.FORGET_BIAS);
        TOLD.put("model", SetupField.LAYERS);
        TOLD.put("training.loss", SetupField.BCE);
        TOLD.put("training.schedule", SetupField.TOTAL_STEPS);
        TOLD.put("training", SetupField.HORIZON);
        TOLD.put("seed", SetupField.SEED);
    }

    private final SetupChoices choices;
    private final Function<SetupField, String> texts;
    private final RunSpec base;
    private final Map<SetupField, String> problems = new EnumMap<>(SetupField.class);
    /** Values by path, as {@link SpecJson#with} takes them. */
    private final Map<String, String> settings = new LinkedHashMap<>();

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
        settings.putAll(choices.settings());
        for (SetupField field : SetupField.values()) {
            if (field.isNumber() && field.path() != null && choices.uses(field)) {
                set(field, field.path(), () -> number(field));
            }
        }
        clips();
        model();
        training();
        RunSpec made = problems.isEmpty() ? together() : null;
        for (SetupField each : SetupField.values()) {
            if (made != null && each.isWrittenAsItStands() && choices.uses(each)) {
                RunSpec soFar = made;
                made = field(each, () -> SpecJson.with(soFar, List.of(each.path() + "=" + texts.apply(each))));
            }
        }
        return made;
    }

    /** All at once, since settings may fit only together; if they do not, the first part that does not is told. */
    private RunSpec together() {
        Map<SetupField, List<String>> parts = settings.entrySet().stream()
                .collect(Collectors.groupingBy(
                        setting -> told(setting.getKey()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                setting -> setting.getKey() + "=" + setting.getValue(), Collectors.toList())));
        List<String> all = parts.values().stream().flatMap(List::stream).toList();
        try {
            return SpecJson.with(base, all);
        } catch (BadInput e) {
            // Shares of the training miss a horizon, whichever setting asks for them.
            if (e.getMessage().contains("training.horizon")) {
                problems.put(SetupField.HORIZON, e.getMessage());
                return null;
            }
            parts.forEach((told, part) -> field(told, () -> SpecJson.with(base, part)));
            if (problems.isEmpty()) {
                problems.put(SetupField.BATCH, e.getMessage());
            }
            return null;
        }
    }

    private static SetupField told(String path) {
        return TOLD.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void clips() {
        set(SetupField.SEED, "seed", () -> Long.toString(SetupText.parseSeed(texts.apply(SetupField.SEED))));
        field(SetupField.SPEED, () -> {
            double[] range = SetupText.parseRange(texts.apply(SetupField.SPEED));
            SequenceSpec.labReport().withSpeed(range[0], range[1]);
            settings.put("sequence.minSpeed", SetupText.number(range[0]));
            settings.put("sequence.maxSpeed", SetupText.number(range[1]));
            return range;
        });
        field(SetupField.FRAMES, () -> {
            int[] pair = SetupText.parsePair(texts.apply(SetupField.FRAMES));
            SequenceSpec.labReport().withFrames(pair[0], pair[1]);
            BadInput.unless(
                    pair[1] > 0 || choices.task.get() == Task.AUTOENCODER,
                    "A predictor needs future frames, e.g. 10 + 10.");
            settings.put("sequence.inputFrames", Integer.toString(pair[0]));
            settings.put("sequence.futureFrames", Integer.toString(pair[1]));
            return pair;
        });
    }

    private void model() {
        if (!choices.isConvolutional() && choices.peephole.get() == Peephole.PIXEL) {
            problems.put(SetupField.PEEPHOLE, "By pixel needs a ConvLSTM.");
        }
        String size = settings.get(SetupField.SIZE.path());
        if (size != null && choices.isConvolutional() && Integer.parseInt(size) % choices.patch.get() != 0) {
            problems.put(
                    SetupField.PATCH,
                    "Frames of " + size + " pixels cannot be cut into patches of " + choices.patch.get() + ".");
        }
        List<ModelSpec.Layer> layers = layers();
        if (layers != null) {
            set(SetupField.RESOLUTION, "model.layers", () -> json(resolved(layers)));
        }
        // Those written as they stand are set one by one afterwards, so that each is told of what is wrong with it.
        List.of("model.firstInput", "model.reading", "model.outputGate").forEach(path -> settings.put(path, ""));
        settings.put(SetupField.MOVERS.path(), "0");
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

    private List<ModelSpec.Layer> resolved(List<ModelSpec.Layer> layers) {
        String text = choices.uses(SetupField.RESOLUTION) ? texts.apply(SetupField.RESOLUTION) : "";
        List<Resolution> each = SetupText.parseResolutions(text, layers.size());
        return IntStream.range(0, layers.size())
                .mapToObj(l -> {
                    ModelSpec.Layer layer = layers.get(l);
                    return new ModelSpec.Layer(layer.units(), layer.inputKernel(), layer.stateKernel(), each.get(l));
                })
                .toList();
    }

    private void training() {
        field(SetupField.HORIZON, () -> {
            Optional<Horizon> horizon = Optional.ofNullable(SetupText.parseHorizon(texts.apply(SetupField.HORIZON)));
            return settings.put("training.horizon", horizon.map(SpecJson::write).orElse(""));
        });
        set(SetupField.STAGES, "training.stages", () -> json(StageText.parse(texts.apply(SetupField.STAGES))));
        List<String> mix = new ArrayList<>();
        for (SetupField part : List.of(SetupField.MSE, SetupField.MAE, SetupField.BCE)) {
            mix.add("\"" + part.name().toLowerCase(java.util.Locale.ROOT) + "\":" + field(part, () -> number(part)));
        }
        settings.put("training.loss", "{" + String.join(",", mix) + "}");
    }

    private static String json(List<? extends Record> parts) {
        return parts.stream().map(SpecJson::write).collect(Collectors.joining(",", "[", "]"));
    }

    private String number(SetupField field) {
        String text = texts.apply(field);
        return field.isWhole()
                ? Long.toString(SetupText.parseWhole(text, field))
                : SetupText.number(SetupText.parseNumber(text, field));
    }

    private void set(SetupField field, String path, Supplier<String> value) {
        String read = field(field, value);
        if (read != null) {
            settings.put(path, read);
        }
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
