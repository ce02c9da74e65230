package afterimage.app.codes;

import static afterimage.app.control.Colours.paint;

import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import javafx.scene.paint.Color;

/** Colours of codes, readable on the palette's panel. */
final class PointColours {
    private static final int[] DARK = {
        0x7fa8ff, 0xff9d5c, 0x6fd08c, 0xff7f8a, 0xc39bff, 0xd2a679, 0xff9fdc, 0xc4ccd8, 0xd9d15a, 0x5cd6e0
    };
    private static final int[] LIGHT = {
        0x2b5fc2, 0xc2560c, 0x1f7a3d, 0xb81f34, 0x6e3fc0, 0x7a4a21, 0xb8328f, 0x5b6470, 0x7d7300, 0x0c7885
    };

    private PointColours() {}

    /** Of a class of digit, 0 to 9. */
    static Color digit(Palette palette, int digit) {
        return paint((palette.dark() ? DARK : LIGHT)[digit]);
    }

    /** Of a share from 0 to 1; the end of the scale that would be lost on the panel is left out. */
    static Color share(Palette palette, double share) {
        double within = Math.max(0, Math.min(1, share));
        return paint(Shading.HEAT.rgb((float) (palette.dark() ? 0.3 + 0.7 * within : 0.05 + 0.7 * within)));
    }

    /** Of a direction in degrees, around the circle of hues. */
    static Color direction(Palette palette, double degrees) {
        return palette.dark() ? Color.hsb(degrees, 0.6, 1) : Color.hsb(degrees, 0.9, 0.68);
    }
}
