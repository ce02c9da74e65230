package afterimage.app.control;

import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;

/** The palette's colours, which are plain numbers, as JavaFX paints with them. */
public final class Colours {
    /** @param rgb red, green and blue of 8 bits each, red highest; opaque */
    public static Color paint(int rgb) {
        return Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Fills a shape, if it is not yet of that colour: an equal one would have it painted anew. */
    public static void fill(Shape shape, int rgb) {
        Color colour = paint(rgb);
        if (!colour.equals(shape.getFill())) {
            shape.setFill(colour);
        }
    }
}
