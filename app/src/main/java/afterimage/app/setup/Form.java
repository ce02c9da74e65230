package afterimage.app.setup;

import afterimage.engine.Range;
import afterimage.engine.Words;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Horizon;
import afterimage.engine.train.Loss;
import afterimage.engine.train.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Stages in words, one after the other with semicolons between: {@code 5 + 5 until 50 %; 8 + 8, 1 digit until step 20000;
     * 3 – 4 px until loss 0.02}.
     */
    static final class StageText {
        private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";

        /** What a stage's clips can be, and what that is in a spec. */
        private static final Map<String, String> CLIPS = Map.of(
                "(\\d+)\\s*\\+\\s*(\\d+)",
                "\"inputFrames\":$1,\"futureFrames\":$2",
                "(\\d+)\\s*digits?",
                "\"digits\":$1",
                NUMBER + "\\s*px",
                "\"minSpeed\":$1,\"maxSpeed\":$1",
                NUMBER + "\\s*[–-]\\s*" + NUMBER + "\\s*px",
                "\"minSpeed\":$1,\"maxSpeed\":$2");

        private static final Map<String, String> ENDS = Map.of(
                "step\\s+(\\d+)",
                "\"untilStep\":$1",
                "loss\\s+" + NUMBER,
                "\"untilLoss\":$1",
                NUMBER + "\\s*%",
                "\"untilShare\":$1e-2");

        static String of(List<Stage> stages) {
            return stages.stream().map(StageText::of).collect(Collectors.joining("; "));
        }

        private static String of(Stage stage) {
            String frames = stage.inputFrames() == null && stage.futureFrames() == null
                    ? null
                    : stage.inputFrames() + " + " + stage.futureFrames();
            String digits = stage.digits() == null ? null : Words.count(stage.digits(), "digit");
            String speed = stage.minSpeed() == null && stage.maxSpeed() == null
                    ? null
                    : SetupText.range(stage.minSpeed(), stage.maxSpeed()) + " px";
            String clips =
                    Stream.of(frames, digits, speed).filter(Objects::nonNull).collect(Collectors.joining(", "));
            return clips + " until " + end(stage);
        }

        private static String end(Stage stage) {
            if (stage.untilShare() != null) {
                return SetupText.number(100 * stage.untilShare()) + " %";
            }
            return stage.untilStep() != null
                    ? "step " + stage.untilStep()
                    : "loss " + SetupText.number(stage.untilLoss());
        }

        /** The stages as a spec has them. */
        static String parse(String text) {
            Stream<String> stages = text.isBlank() ? Stream.of() : Arrays.stream(text.split(";", -1));
            return stages.map(StageText::parseOne).toList().toString();
        }

        private static String parseOne(String text) {
            String[] parts = text.trim().split("\\s*until\\s+", 2);
            String end = parse(parts.length == 2 ? parts[1] : text, ENDS, "stage", text.trim());
            Stream<String> clips = Arrays.stream(parts[0].split(",", -1)).map(String::trim);
            return Stream.concat(clips.map(each -> parse(each, CLIPS, "clips", each)), Stream.of(end))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        private static String parse(String text, Map<String, String> forms, String what, String whole) {
            return forms.keySet().stream()
                    .filter(text::matches)
                    .map(form -> text.replaceAll(form, forms.get(form)))
                    .findFirst()
                    .orElseThrow(() -> SetupText.refusal(what, whole));
        }
    }
}
