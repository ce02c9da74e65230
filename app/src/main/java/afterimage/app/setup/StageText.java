package afterimage.app.setup;

import afterimage.engine.Words;
import afterimage.engine.train.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stages in words, one after the other with semicolons between: {@code 5 + 5 until 50 %; 8 + 8, 1 digit until step 20000;
 * 3 – 4 px until loss 0.02}.
 */
final class StageText {
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
        String clips = Stream.of(frames, digits, speed).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return clips + " until " + end(stage);
    }

    private static String end(Stage stage) {
        if (stage.untilShare() != null) {
            return SetupText.number(100 * stage.untilShare()) + " %";
        }
        return stage.untilStep() != null ? "step " + stage.untilStep() : "loss " + SetupText.number(stage.untilLoss());
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
