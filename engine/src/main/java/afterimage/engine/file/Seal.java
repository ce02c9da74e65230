package afterimage.engine.file;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SHA-256 of a zip's entries by name; unpacked, the files pass {@code sha256sum -c SHA256SUMS}. */
public record Seal(Map<String, String> sums) {
    /** The entry that holds it; the only one it does not cover. */
    static final String ENTRY = "SHA256SUMS";

    public Seal {
        sums = new TreeMap<>(sums);
        sums.remove(ENTRY);
    }

    /** One line an entry, in the order of names. */
    String text() {
        return sums.entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /** @throws BadInput naming an entry that is not what {@code expected} says, if there is one */
    void requireSame(String expected, String name) {
        if (expected.equals(text())) {
            return;
        }
        Set<String> should = expected.lines().collect(Collectors.toSet());
        Set<String> read = text().lines().collect(Collectors.toSet());
        String first = Stream.concat(should.stream(), read.stream())
                .filter(line -> !should.contains(line) || !read.contains(line))
                .min(Comparator.naturalOrder())
                .map(line -> line.substring(Math.min(line.length(), 66)))
                .orElse(ENTRY);
        throw new BadInput("'" + name + "' is damaged: '" + Excerpt.of(first)
                + "' is not what was written (its SHA-256 differs).");
    }
}
