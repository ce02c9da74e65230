package afterimage.app.setup;

import afterimage.engine.BadInput;
import afterimage.engine.train.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stages in words, one after the other with semicolons between: {@code 5 + 5 until 50 %; 8 + 8, 1 digit until step 20000;
 * 3 – 4 px until loss 0.02}.
 */
final class StageText {
    private static final Pattern STAGE =
            Pattern.compile("(.*?)\\s*until\\s+(?:(step|loss)\\s+([\\d.]+)|([\\d.]+)\\s*%)\\s*");
    private static final Pattern FRAMES = Pattern.compile("(\\d+)\\s*\\+\\s*(\\d+)");
    private static final Pattern DIGITS = Pattern.compile("(\\d+)\\s*digits?");
    private static final Pattern SPEED = Pattern.compile("([\\d.]+)(?:\\s*[–-]\\s*([\\d.]+))?\\s*px");

    private StageText() {}

    static String of(List<Stage> stages) {
        return stages.stream().map(StageText::of).collect(Collectors.joining("; "));
    }

    private static String of(Stage stage) {
        String frames = stage.inputFrames() == null && stage.futureFrames() == null
                ? null
                : stage.inputFrames() + " + " + stage.futureFrames();
        String digits = stage.digits() == null ? null : stage.digits() + (stage.digits() == 1 ? " digit" : " digits");
        String speed = stage.minSpeed() == null && stage.maxSpeed() == null
                ? null
                : SetupText.range(stage.minSpeed(), stage.maxSpeed()) + " px";
        String clips = java.util.stream.Stream.of(frames, digits, speed)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(", "));
        return clips + " until " + end(stage);
    }

    private static String end(Stage stage) {
        if (stage.untilShare() != null) {
            return SetupText.number(100 * stage.untilShare()) + " %";
        }
        return stage.untilStep() != null ? "step " + stage.untilStep() : "loss " + SetupText.number(stage.untilLoss());
    }

    static List<Stage> parse(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(";", -1)).map(StageText::parseOne).toList();
    }

    private static Stage parseOne(String text) {
        Matcher stage = STAGE.matcher(text.trim());
        BadInput.unless(
                stage.matches(),
                "Write what comes first and until when, e.g. 5 + 5 until 50 %%, not '%s'.",
                text.trim());
        Integer input = null;
        Integer future = null;
        Integer digits = null;
        Double least = null;
        Double most = null;
        for (String part : stage.group(1).split(",", -1)) {
            Matcher frames = FRAMES.matcher(part.trim());
            Matcher number = DIGITS.matcher(part.trim());
            Matcher speed = SPEED.matcher(part.trim());
            if (frames.matches()) {
                input = SetupText.parseWhole(frames.group(1));
                future = SetupText.parseWhole(frames.group(2));
            } else if (number.matches()) {
                digits = SetupText.parseWhole(number.group(1));
            } else {
                BadInput.unless(
                        speed.matches(),
                        "Write frames, digits or a speed, e.g. 5 + 5, 1 digit, 3 – 4 px, not '%s'.",
                        part.trim());
                least = SetupText.parseNumber(speed.group(1));
                most = speed.group(2) == null ? least : SetupText.parseNumber(speed.group(2));
            }
        }
        String kind = stage.group(2);
        Double share = kind == null ? (Double) (SetupText.parseNumber(stage.group(4)) / 100) : null;
        Long step = "step".equals(kind) ? (Long) (long) SetupText.parseWhole(stage.group(3)) : null;
        Double loss = "loss".equals(kind) ? (Double) SetupText.parseNumber(stage.group(3)) : null;
        return new Stage(share, step, loss, input, future, digits, least, most);
    }
}
