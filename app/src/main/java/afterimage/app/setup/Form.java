package afterimage.app.setup;

import afterimage.engine.Range;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Horizon;
import afterimage.engine.train.Loss;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a setting is written in the panel and what that means in a run spec.
 *
 * @param write what a run has, as it is written; also gets what stands at each path of its spec
 * @param read what is written as {@code path=value}; refuses what cannot be read
 * @param nearest what could be written instead, refuses what nothing can be kept of
 * @param values what can be chosen, as it is written; empty for what is typed
 * @param isChecked whether it is a box to check instead of a list to choose from
 */
record Form(
        BiFunction<RunSpec, UnaryOperator<String>, String> write,
        Function<String, List<String>> read,
        UnaryOperator<String> nearest,
        List<String> values,
        boolean isChecked) {
    /** Of the frames that are read, half are the model's own at first, and none after ten thousand steps. */
    static final String HALF = "{\"kind\":\"LINEAR\",\"from\":0.5,\"to\":0.0,\"steps\":10000}";

    static final Form SPEED = typed(
            run -> SetupText.range(run.sequence().minSpeed(), run.sequence().maxSpeed()),
            text -> {
                double[] range = SetupText.parseRange(text);
                SequenceSpec.labReport().withSpeed(range[0], range[1]);
                return List.of("sequence.minSpeed=" + range[0], "sequence.maxSpeed=" + range[1]);
            },
            SetupFixes::speed);
    static final Form FRAMES = typed(
            run -> run.sequence().inputFrames() + " + " + run.sequence().futureFrames(),
            text -> {
                int[] pair = SetupText.parsePair(text);
                SequenceSpec.labReport().withFrames(pair[0], pair[1]);
                return List.of("sequence.inputFrames=" + pair[0], "sequence.futureFrames=" + pair[1]);
            },
            SetupFixes::frames);
    static final Form SEED = typed(
            run -> Long.toString(run.seed()),
            text -> List.of("seed=" + SetupText.parseLong(text)),
            UnaryOperator.identity());
    static final Form HORIZON = typed(
            run -> SetupText.horizon(run.training().horizon()),
            text -> {
                Horizon horizon = SetupText.parseHorizon(text);
                return List.of("training.horizon=" + (horizon == null ? "" : SpecJson.write(horizon)));
            },
            UnaryOperator.identity());
    static final Form STAGES = typed(
            run -> StageText.of(run.training().stages()),
            text -> List.of("training.stages=" + StageText.parse(text)),
            UnaryOperator.identity());

    /** One of the pure ones, or in words the mix that the weights make. */
    static final Form LOSS = new Form((run, at) -> run.training().loss().toString(), text -> List.of(), Loss.pure());

    // These three are one setting in the spec, which SetupReader puts together.
    static final Form LAYERS =
            typed(run -> SetupText.units(run.model().layers()), text -> List.of(), SetupFixes::units);
    static final Form KERNEL =
            typed(run -> SetupText.kernels(run.model().layers()), text -> List.of(), SetupFixes::kernels);
    static final Form RESOLUTION =
            typed(run -> SetupText.resolutions(run.model().layers()), text -> List.of(), UnaryOperator.identity());

    private Form(
            BiFunction<RunSpec, UnaryOperator<String>, String> write,
            Function<String, List<String>> read,
            List<?> values) {
        this(write, read, UnaryOperator.identity(), written(values), false);
    }

    /** A number within what its spec takes. */
    static Form number(String path, Range range) {
        return new Form(
                // Whole numbers are written alike here and there.
                (run, at) -> range.isWhole() ? at.apply(path) : SetupText.number(Double.parseDouble(at.apply(path))),
                text -> List.of(path + "=" + SetupText.parse(text, range)),
                text -> SetupText.nearest(text, range),
                List.of(),
                false);
    }

    /** A number within what its spec takes, or nothing. */
    static Form orNone(String path, Range range) {
        Form number = number(path, range);
        return new Form(
                (run, at) -> at.apply(path).isEmpty() ? "" : number.write.apply(run, at),
                text -> text.isBlank() ? List.of(path + "=") : number.read.apply(text),
                number.nearest,
                List.of(),
                false);
    }

    static Form choice(String path, List<?> values) {
        return new Form((run, at) -> at.apply(path), text -> List.of(path + "=" + text), values);
    }

    static Form choice(String path, Enum<?>[] values) {
        return choice(path, List.of(values));
    }

    static Form check(String path) {
        Form choice = choice(path, List.of(false, true));
        return new Form(choice.write, choice.read, choice.nearest, choice.values, true);
    }

    private static Form typed(
            Function<RunSpec, String> write, Function<String, List<String>> read, UnaryOperator<String> nearest) {
        return new Form((run, at) -> write.apply(run), read, nearest, List.of(), false);
    }

    private static List<String> written(List<?> values) {
        return values.stream()
                .map(value -> value instanceof Enum<?> one ? one.name() : value.toString())
                .toList();
    }
}
