package afterimage.app.theme;

/**
 * Colours of runs that are held against the one in view, which has the palette's own. They are apart from the colours
 * that mean something: input, reconstruction, prediction, good, bad.
 */
public final class RunColours {
    private static final int[] DARK = {0xc58cf2, 0x9fd36a, 0xf48fc2, 0xd79a6c, 0xa9b8c9};
    private static final int[] LIGHT = {0x7a3db8, 0x46720f, 0xb0287a, 0x8a4b1c, 0x475a73};

    public static final int COUNT = DARK.length;

    /** 0xRRGGBB of slot 0 .. {@link #COUNT} - 1. */
    public static int of(Palette palette, int slot) {
        return (palette.dark() ? DARK : LIGHT)[slot];
    }
}
