package afterimage.app;

import afterimage.app.home.Pretrained;
import afterimage.app.lesson.LessonAction;
import afterimage.engine.BadInput;
import afterimage.engine.cell.Quantity;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What actions of lessons are called, and which values they take; {@code assets/lessons/README.md} says the same. */
final class LessonVerbs {
    static final List<String> TABS =
            List.of("Diagram", "Gates", "Features", "Code space", "Meddle", "Draw", "Beyond", "Mistakes", "History");
    private static final int MAX_STEPS = 5000;
    private static final Pattern LAYER = Pattern.compile("(encoder|reconstruction|prediction|movers)/[0-7]");
    private static final Pattern RANGES = Pattern.compile("none|\\d{1,4}([-–]\\d{1,4})?(, ?\\d{1,4}([-–]\\d{1,4})?)*");

    /** Sentences that say what would be right, by name; empty where the values can be used. */
    private static final Map<String, Function<LessonAction, String>> CHECKS = checks();

    private LessonVerbs() {}

    static Map<String, Function<LessonAction, String>> all() {
        return CHECKS;
    }

    private static Map<String, Function<LessonAction, String>> checks() {
        Map<String, Function<LessonAction, String>> checks = new TreeMap<>();
        checks.put("open", oneOf(Pretrained.all().stream().map(Pretrained::name).toArray(String[]::new)));
        checks.put("settings", LessonVerbs::settingsProblem);
        checks.put("train", whole(1, MAX_STEPS, "steps"));
        checks.put("compare", oneOf("true"));
        checks.put("tab", oneOf(TABS.toArray(String[]::new)));
        checks.put("inside", oneOf("beside", "whole", "folded"));
        checks.put("side", oneOf("setup", "measures"));
        checks.put("clip", whole(1, 16, "the clip's number"));
        checks.put("frame", whole(0, 59, "the column, from 0"));
        checks.put("play", oneOf("true", "false"));
        checks.put("asDecoded", oneOf("true", "false"));
        checks.put("arrows", oneOf("true", "false"));
        checks.put("gates", oneOf("mean", "movers"));
        checks.put("digits", oneOf("1", "2", "3", "4"));
        checks.put("speed", oneOf("0.5", "1", "1.5", "2", "3"));
        checks.put("futureFrames", oneOf("10", "20", "30", "50"));
        checks.put("trueFrames", oneOf("true", "false"));
        checks.put("asTrained", oneOf("true"));
        checks.put("blackFrames", ranges());
        checks.put("silence", layerAnd(2, "[\"encoder/0\", \"1-16\"]", ranges(1)));
        checks.put("holdGate", layerAnd(3, "[\"encoder/0\", \"forget\", 0]", LessonVerbs::gateProblem));
        checks.put("startFrom", LessonVerbs::startProblem);
        checks.put("unmeddle", oneOf("true"));
        checks.put("measureMistakes", oneOf("200", "400", "800"));
        checks.put("beyondFrames", oneOf("10", "20", "30", "50"));
        return checks;
    }

    private static Function<LessonAction, String> oneOf(String... right) {
        return action -> action.values().size() == 1 && List.of(right).contains(action.value())
                ? ""
                : "it has to be " + (right.length == 1 ? right[0] : "one of " + String.join(", ", right)) + ", not "
                        + given(action) + ".";
    }

    private static String given(LessonAction action) {
        String all = String.join(", ", action.values());
        return all.length() > 40 ? all.substring(0, 40) + "…" : all.isEmpty() ? "nothing" : all;
    }

    private static Function<LessonAction, String> whole(int least, int most, String what) {
        return action -> action.values().size() == 1
                        && action.value().matches("\\d{1,6}")
                        && Integer.parseInt(action.value()) >= least
                        && Integer.parseInt(action.value()) <= most
                ? ""
                : String.format(
                        Locale.ROOT,
                        "it has to be %s, a whole number from %d to %d, not %s.",
                        what,
                        least,
                        most,
                        given(action));
    }

    private static Function<LessonAction, String> ranges() {
        return action -> action.values().size() == 1 ? ranges(0).apply(action) : "it has to be one text of numbers.";
    }

    private static Function<LessonAction, String> ranges(int at) {
        return action -> RANGES.matcher(action.values().get(at)).matches()
                ? ""
                : "it has to be numbers and ranges, e.g. \"1-5, 8\", or \"none\", not "
                        + action.values().get(at) + ".";
    }

    /** The numbers of ranges that were checked; none for "none". */
    static Set<Integer> numbers(String ranges) {
        Set<Integer> numbers = new TreeSet<>();
        for (String part : ranges.equals("none") ? new String[0] : ranges.split(", ?")) {
            String[] ends = part.split("[-–]");
            for (int n = Integer.parseInt(ends[0]); n <= Integer.parseInt(ends[ends.length - 1]); n++) {
                numbers.add(n);
            }
        }
        return numbers;
    }

    private static Function<LessonAction, String> layerAnd(
            int size, String example, Function<LessonAction, String> rest) {
        return action -> action.values().size() != size
                        || !LAYER.matcher(action.value()).matches()
                ? "it has to be a layer with what is done to it, e.g. " + example + ", not " + given(action) + "."
                : rest.apply(action);
    }

    private static String gateProblem(LessonAction action) {
        String value = action.values().get(2);
        boolean free = value.equals("free");
        boolean held = value.matches("[01](\\.\\d{1,6})?") && Double.parseDouble(value) <= 1;
        return gate(action.values().get(1)) != null && (free || held)
                ? ""
                : "it has to be input, forget or output, and a value from 0 to 1 or \"free\", not " + given(action)
                        + ".";
    }

    /** Null if there is none of this name. */
    static Quantity gate(String name) {
        return switch (name) {
            case "input" -> Quantity.INPUT_GATE;
            case "forget" -> Quantity.FORGET_GATE;
            case "output" -> Quantity.OUTPUT_GATE;
            default -> null;
        };
    }

    private static String startProblem(LessonAction action) {
        boolean right = action.values().size() == 1 && action.value().matches("own|zeros|clip ([1-9]|1[0-6])");
        return right ? "" : "it has to be own, zeros or e.g. \"clip 2\", not " + given(action) + ".";
    }

    private static String settingsProblem(LessonAction action) {
        if (!Presets.all().containsKey(presetName(action))) {
            return "it has to begin with a preset ("
                    + String.join(", ", Presets.all().keySet().stream().limit(4).toList()) + ", …), not "
                    + action.value() + ".";
        }
        try {
            settings(action);
            return "";
        } catch (BadInput e) {
            return e.getMessage().replace("--set takes", "after the preset come texts");
        }
    }

    private static String presetName(LessonAction action) {
        return action.value();
    }

    /** @throws BadInput if a setting cannot be used */
    static RunSpec settings(LessonAction action) {
        return SpecJson.with(
                Presets.named(presetName(action)),
                action.values().subList(1, action.values().size()));
    }
}
