package afterimage.app.control;

import javafx.scene.paint.Color;

/** The palette's colours, which are plain numbers, as JavaFX paints with them. */
public final class Colours {
    private Colours() {}

    /** @param rgb red, green and blue of 8 bits each, red highest; opaque */
    public static Color paint(int rgb) {
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
