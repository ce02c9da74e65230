package afterimage.engine;

import java.util.regex.Pattern;

/** Text from a file as a refusal may quote it: one line, not too long, nothing that a terminal would obey. */
public final class Excerpt {
    private static final int LONGEST = 80;
    /** What has no shape of its own: controls, line and paragraph ends, formats, halves and places of no character. */
    private static final Pattern SHAPELESS = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    /** At most 80 characters of {@code text}; what has no shape of its own is shown as '?'. */
    public static String of(String text) {
        boolean isLong = text.codePointCount(0, text.length()) > LONGEST;
        String part = isLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) : text;
        return SHAPELESS.matcher(part).replaceAll("?") + (isLong ? "..." : "");
    }

    /** {@code text} in one line; what a terminal would obey, or what would turn its letters around, is shown as '?'. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\u202a-\u202e\u2066-\u2069]", "?");
    }

    /** Whether {@code text} has only characters that {@link #of} leaves as they are. */
    public static boolean isShownAsIs(String text) {
        return !SHAPELESS.matcher(text).find();
    }
}
