package afterimage.app.feature;

import afterimage.app.theme.Palette;

/** How a picture is made: pixels a unit of length (1, 2 or 4), in paper's light colours, with differences if it can. */
public record Look(int scale, boolean print, boolean differences) {
    /** @param shown what the window has */
    public Palette palette(Palette shown) {
        return print ? Palette.PRINT : shown;
    }
}
