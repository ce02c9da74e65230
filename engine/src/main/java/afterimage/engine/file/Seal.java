package afterimage.engine.file;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The SHA-256 of every entry of a zip, in the form that {@code sha256sum} writes and checks: unpacked, the files pass
 * {@code sha256sum -c SHA256SUMS}.
 */
public final class Seal {
    /** The entry that holds it; the only one it does not cover. */
    static final String ENTRY = "SHA256SUMS";

    private final Map<String, String> sums;

    /** @param sums by entry name, as hexadecimal digits */
    Seal(Map<String, String> sums) {
        this.sums = new TreeMap<>(sums);
        this.sums.remove(ENTRY);
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
        Set<String> differing = new TreeSet<>(expected.lines().toList());
        Set<String> read = new TreeSet<>(text().lines().toList());
        Set<String> common = new TreeSet<>(differing);
        common.retainAll(read);
        differing.addAll(read);
        differing.removeAll(common);
        String first = differing.stream()
                .map(line -> line.substring(Math.min(line.length(), 66)))
                .findFirst()
                .orElse(ENTRY);
        throw new BadInput("'" + name + "' is damaged: '" + Excerpt.of(first)
                + "' is not what was written (its SHA-256 differs).");
    }
}
