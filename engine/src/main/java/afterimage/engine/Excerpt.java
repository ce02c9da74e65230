package afterimage.engine;

/** Text from a file as a refusal may quote it: one line, not too long, nothing that a terminal would obey. */
public final class Excerpt {
    private static final int LONGEST = 80;

    private Excerpt() {}

    /** At most 80 characters of {@code text}; what has no shape of its own (controls, line ends) is shown as '?'. */
    public static String of(String text) {
        String shown = text.codePoints()
                .limit(LONGEST)
                .map(Excerpt::shown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown;
    }

    /** {@code text} in one line; what a terminal would obey, or what would turn its letters around, is shown as '?'. */
    public static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\u202a-\u202e\u2066-\u2069]", "?");
    }

    /** Whether {@code text} has only characters that {@link #of} leaves as they are. */
    public static boolean isShownAsIs(String text) {
        return text.codePoints().allMatch(c -> shown(c) == c);
    }

    private static int shown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '?';
            default -> codePoint;
        };
    }
}
