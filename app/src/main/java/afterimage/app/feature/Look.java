package afterimage.app.feature;

import afterimage.app.theme.Palette;

/**
 * How a picture is made.
 *
 * @param scale pixels a unit of length: 1, 2 or 4
 * @param print whether in the light colours that paper wants, whatever the window has
 * @param differences whether what the model makes is followed by its differences from the truth, where that is a choice
 */
public record Look(int scale, boolean print, boolean differences) {
    /** @param shown what the window has */
    public Palette palette(Palette shown) {
        return print ? Palette.PRINT : shown;
    }
}
