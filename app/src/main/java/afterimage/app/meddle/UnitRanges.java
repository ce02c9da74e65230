package afterimage.app.meddle;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Units as people write them, counted from 1: {@code 1–10, 13}. */
final class UnitRanges {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\s*[-–]\\s*(\\d{1,6}))?");

    /** Units from 0; refused with a sentence if the text is no list of ranges, or leaves the layer. */
    static Set<Integer> read(String text, int units) {
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
    static String write(Collection<Integer> chosen, int base) {
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
