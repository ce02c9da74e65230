package afterimage.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Words and numbers as users read them, the same in all countries. */
public final class Words {
    public static String of(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** E.g. {@code 1 clip} or {@code 1,200 clips}. */
    public static String count(long number, String noun) {
        return of("%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    /** Decimal, e.g. {@code 1.2 GB}. */
    public static String bytes(long bytes) {
        return bytes >= 1_000_000_000 ? of("%.1f GB", bytes / 1e9) : of("%.0f MB", bytes / 1e6);
    }

    /** What a misspelled word was probably meant to be: the known one that at most two letters tell it from. */
    public static Optional<String> meant(String word, Collection<String> known) {
        Comparator<String> nearest = Comparator.comparingInt(each -> distance(word, each));
        return known.stream().min(nearest).filter(each -> distance(word, each) <= 2);
    }

    /** Letters to be put in, left out or replaced (Levenshtein 1966). */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0]++;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
