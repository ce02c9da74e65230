package afterimage.app.meddle;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.cell.Quantity;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.probe.Intervention.CodeChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What is changed, in one sentence, and by how much the error grew. */
final class MeddleWords {
    private static final int NAMED_UNITS = 60;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\s*[-–]\\s*(\\d{1,6}))?");

    /** {@code encoder/0} as {@code encoder layer 1}. */
    static String layer(String name) {
        int slash = name.indexOf('/');
        String stack = name.substring(0, slash);
        return Texts.of("meddle.layer." + stack, Integer.parseInt(name.substring(slash + 1)) + 1);
    }

    /** Of the control that holds it, e.g. {@code meddle-input-gate}. */
    static String id(Quantity gate) {
        return "meddle-" + gate.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sentence(MeddleChoices.Meddling now, ModelSpec model) {
        if (now.isNone()) {
            return Texts.of("meddle.nothing");
        }
        List<String> parts = new ArrayList<>();
        boolean conv = model.isConvolutional();
        new TreeMap<>(now.what().silenced())
                .forEach((layer, units) ->
                        parts.add(silent(layer, units, conv && !layer.startsWith("movers") ? "channel" : "unit")));
        new TreeMap<>(now.what().clamped())
                .forEach((layer, gates) -> new TreeMap<>(gates)
                        .forEach((gate, value) ->
                                parts.add(Texts.of("meddle.gate-is", Texts.of(id(gate)), layer(layer), value))));
        if (now.what().peepholes() != 1) {
            parts.add(Texts.of("meddle.peepholes-count", now.what().peepholes()));
        }
        if (!now.what().dropped().isEmpty()) {
            String key = now.what().dropped().size() == 1 ? "meddle.black.one" : "meddle.black.many";
            parts.add(Texts.of(key, ranges(now.what().dropped(), 0)));
        }
        CodeChange code = now.what().code();
        if (code.zeros()) {
            parts.add(Texts.of("meddle.from-zeros"));
        } else if (now.other() != null) {
            parts.add(Texts.of("meddle.from-clip", now.otherNumber()));
        }
        if (code.noise() > 0) {
            parts.add(Texts.of("meddle.noise-added", code.noise()));
        }
        String all = String.join("; ", parts) + ".";
        return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
    }

    private static String silent(String layer, Set<Integer> units, String what) {
        String numbers = ranges(units, 1);
        boolean named = numbers.length() <= NAMED_UNITS;
        String key = units.size() == 1 ? ".one" : named ? ".named" : ".many";
        return Texts.of("meddle.silent." + what + key, named ? numbers : Integer.toString(units.size()), layer(layer));
    }

    /** E.g. {@code reconstruction 0.0046 → 0.0213, 4.6 times}. */
    static String change(Branch branch, double before, double after) {
        String key = before == after ? "meddle.change.same" : before == 0 ? "meddle.change" : "meddle.change.times";
        double times = after / before;
        return Texts.of(key, Texts.of(branch), before, after, Words.of(times < 10 ? "%.1f" : "%.0f", times));
    }

    /** Units from 0 of ranges from 1, e.g. {@code 1–10, 13}; refused if it is no list of these or leaves the layer. */
    static Set<Integer> units(String text, int units) {
        Set<Integer> read = new TreeSet<>();
        for (String part : text.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            Matcher range = RANGE.matcher(part.strip());
            BadInput.unless(range.matches(), Texts.of("meddle.units.how"), part);
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            BadInput.unless(
                    from >= 1 && from <= to && to <= units, Texts.of("meddle.units.which"), units, part.strip());
            IntStream.range(from - 1, to).forEach(read::add);
        }
        return read;
    }

    /** @param chosen numbers, shown with {@code base} added */
    static String ranges(Collection<Integer> chosen, int base) {
        List<String> parts = new ArrayList<>();
        List<Integer> sorted = List.copyOf(new TreeSet<>(chosen));
        for (int i = 0; i < sorted.size(); ) {
            int end = i;
            while (end + 1 < sorted.size() && sorted.get(end + 1) == sorted.get(end) + 1) {
                end++;
            }
            int from = sorted.get(i) + base;
            int to = sorted.get(end) + base;
            parts.add(from == to ? Integer.toString(from) : to == from + 1 ? from + ", " + to : from + "–" + to);
            i = end + 1;
        }
        return String.join(", ", parts);
    }
}
