package afterimage.engine;

/**
 * Something the user gave (a file, a number, a name, a folder) cannot be used. The message is one sentence that a
 * person can act on: what is wrong, where, and what would be right.
 */
public class BadInput extends RuntimeException {
    public BadInput(String sentence) {
        super(sentence);
    }

    public BadInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Refuses with {@code sentence} unless {@code condition} holds; specs call this in their constructors. */
    public static void unless(boolean condition, String sentence, Object... values) {
        if (!condition) {
            throw new BadInput(Words.of(sentence, values));
        }
    }

    /** Refuses a number outside a range, which the sentence names; null is no number. */
    public static void unlessWithin(double least, Number value, double most, String sentence) {
        unless(value == null || value.doubleValue() >= least && value.doubleValue() <= most, sentence, value);
    }
}
