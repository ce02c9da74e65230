package afterimage.app.meddle;

import afterimage.app.feature.Feature.Verb;
import afterimage.app.glossary.Texts;
import afterimage.engine.cell.Quantity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The values that lessons give to what they change inside the model, checked and read. */
final class MeddleVerbs {
    private static final Pattern LAYER = Pattern.compile("(encoder|reconstruction|prediction|movers)/[0-7]");
    private static final Pattern RANGES = Pattern.compile("none|\\d{1,4}([-–]\\d{1,4})?(, ?\\d{1,4}([-–]\\d{1,4})?)*");

    static String framesProblem(List<String> values) {
        return values.size() == 1 ? rangesProblem(values.get(0)) : Texts.of("meddle.verb.one-text");
    }

    static String silenceProblem(List<String> values) {
        return layerAnd(values, 2, "[\"encoder/0\", \"1-16\"]", rest -> rangesProblem(rest.get(1)));
    }

    private static String rangesProblem(String ranges) {
        return RANGES.matcher(ranges).matches() ? "" : Texts.of("meddle.verb.ranges", ranges);
    }

    static String gateProblem(List<String> values) {
        return layerAnd(values, 3, "[\"encoder/0\", \"forget\", 0]", rest -> {
            String value = rest.get(2);
            boolean held = value.matches("[01](\\.\\d{1,6})?") && Double.parseDouble(value) <= 1;
            return gate(rest.get(1)) != null && (value.equals("free") || held)
                    ? ""
                    : Texts.of("meddle.verb.gate", Verb.given(rest));
        });
    }

    private static String layerAnd(List<String> values, int size, String example, Function<List<String>, String> rest) {
        return values.size() != size || !LAYER.matcher(values.get(0)).matches()
                ? Texts.of("meddle.verb.layer", example, Verb.given(values))
                : rest.apply(values);
    }

    static String startProblem(List<String> values) {
        boolean right = values.size() == 1 && values.get(0).matches("own|zeros|clip ([1-9]|1[0-6])");
        return right ? "" : Texts.of("meddle.verb.start", Verb.given(values));
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

    /** The numbers below an end of ranges that were checked; none for "none". */
    static Set<Integer> numbers(String ranges, int end) {
        Set<Integer> numbers = new TreeSet<>();
        for (String part : ranges.equals("none") ? new String[0] : ranges.split(", ?")) {
            String[] ends = part.split("[-–]");
            int last = Math.min(end - 1, Integer.parseInt(ends[ends.length - 1]));
            IntStream.rangeClosed(Integer.parseInt(ends[0]), last).forEach(numbers::add);
        }
        return numbers;
    }
}
