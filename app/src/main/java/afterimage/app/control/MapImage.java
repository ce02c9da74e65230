package afterimage.app.control;

import afterimage.engine.clip.Shading;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Numbers in rows and columns as a picture, one pixel a number, to be drawn at any size without smoothing. */
final class MapImage {
    private MapImage() {}

    /**
     * As below, but no finer than it is drawn: larger square maps, such as frames, are averaged, not sampled.
     *
     * @param size of the picture as drawn, pixels
     */
    static Image of(float[] values, MapRow row, int size) {
        boolean large = row.columns() > size && values.length == row.columns() * row.columns();
        float[] drawn = large ? FrameImage.reduced(values, row.columns(), size) : values;
        return of(drawn, large ? size : row.columns(), row.shading(), row.low(), row.high());
    }

    /**
     * @param values [rows, columns]
     * @param low what is shown as the shading's lower end, 0 of {@link Shading#HEAT} or -1 of {@link Shading#SIGNED}
     * @param high what is shown as 1
     */
    static Image of(float[] values, int columns, Shading shading, double low, double high) {
        boolean signed = MapRow.isSigned(shading);
        int[] pixels = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            double share = (values[i] - low) / (high - low);
            pixels[i] = shading.rgb((float) (signed ? 2 * share - 1 : share));
        }
        return new WritableImage(new PixelBuffer<>(
                columns, values.length / columns, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }
}
