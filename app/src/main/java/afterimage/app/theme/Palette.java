package afterimage.app.theme;

import afterimage.engine.Settings;
import afterimage.engine.Words;
import java.util.Map;

/**
 * The colours by meaning, 0xRRGGBB. The same colour means the same thing in every view, chart and picture.
 *
 * @param window behind everything
 * @param panel side panels and cards
 * @param control buttons and fields
 * @param raised chosen or hovered controls
 * @param line hairlines
 * @param text what is to be read
 * @param dim labels
 * @param faint notes and axis figures
 * @param accent the one action and the present frame
 * @param input what goes in
 * @param reconstruction the autoencoder branch; training loss
 * @param truth the real future
 * @param prediction the predictor branch; held-out loss
 * @param good a state that is well
 * @param bad a state that is not
 */
public record Palette(
        boolean dark,
        int window,
        int panel,
        int control,
        int raised,
        int line,
        int text,
        int dim,
        int faint,
        int accent,
        int input,
        int reconstruction,
        int truth,
        int prediction,
        int good,
        int bad) {

    public static final Palette DARK = new Palette(
            true, 0x0e1014, 0x14181e, 0x1b2129, 0x242c36, 0x2a323d, 0xe8ebf0, 0x98a3b3, 0x7f8b9c, 0xf2b84b, 0x8fb3ff,
            0xf2b84b, 0xe8ebf0, 0x4fd1c5, 0x7bd88f, 0xff7a66);

    public static final Palette LIGHT = new Palette(
            false, 0xffffff, 0xf6f7f9, 0xeceff3, 0xdfe4ea, 0xd3d9e1, 0x14181e, 0x4b5768, 0x5f6b7b, 0x935c00, 0x2c5fd6,
            0x935c00, 0x14181e, 0x0b746b, 0x1d7f3c, 0xb3261e);

    private static final int[] DARK_RUNS = {0xc58cf2, 0x9fd36a, 0xf48fc2, 0xd79a6c, 0xa9b8c9};
    private static final int[] LIGHT_RUNS = {0x7a3db8, 0x46720f, 0xb0287a, 0x8a4b1c, 0x475a73};
    /** Runs that have a colour of their own at the same time. */
    public static final int RUNS = DARK_RUNS.length;
    /** The light colours on white paper. */
    public static final Palette PRINT = Settings.with(LIGHT, "panel", 0xffffff);

    /** All by the names that style sheets have for them. */
    public Map<String, Object> byName() {
        Map<String, Object> colours = Settings.values(this);
        colours.remove("dark");
        colours.put("on-accent", dark ? 0x14181e : 0xffffff);
        return colours;
    }

    /**
     * Of a run that is held against the one in view, by its slot, 0 to {@link #RUNS} - 1, as 0xRRGGBB: apart from the
     * colours that mean something.
     */
    public int run(int slot) {
        return (dark ? DARK_RUNS : LIGHT_RUNS)[slot];
    }

    /** {@code #rrggbb}. */
    public static String hex(int colour) {
        return Words.of("#%06x", colour);
    }
}
