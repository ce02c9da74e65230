package afterimage.engine;

import java.util.Locale;

/** Words and numbers as users read them, the same in all countries. */
public final class Words {
    private Words() {}

    public static String of(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** E.g. {@code 1 clip} or {@code 1,200 clips}. */
    public static String count(long number, String noun) {
        return of("%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
