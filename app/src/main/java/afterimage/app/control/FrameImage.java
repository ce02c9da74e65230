package afterimage.app.control;

import afterimage.engine.clip.GreyPicture;
import afterimage.engine.clip.Shading;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A frame as a picture of any size: whole multiples repeat pixels, smaller sizes average them. */
public final class FrameImage {
    private final int size;
    private final IntBuffer pixels;
    private final PixelBuffer<IntBuffer> buffer;
    public final WritableImage image;

    /** @param size height and width of the picture, pixels */
    public FrameImage(int size) {
        this.size = size;
        this.pixels = IntBuffer.allocate(size * size);
        this.buffer = new PixelBuffer<>(size, size, pixels, PixelFormat.getIntArgbPreInstance());
        this.image = new WritableImage(buffer);
    }

    public static Image of(float[] frame, int size, Shading shading) {
        FrameImage image = new FrameImage(size);
        image.show(frame, shading);
        return image.image;
    }

    /** @param frame [rows, rows] */
    public void show(float[] frame, Shading shading) {
        int rows = (int) Math.round(Math.sqrt(frame.length));
        float[] drawn = size < rows ? reduced(frame, rows, size) : frame;
        int side = Math.min(size, rows);
        int[] colours = new int[side];
        int[] line = new int[size];
        int shown = -1;
        for (int y = 0; y < size; y++) {
            int row = y * side / size;
            if (row != shown) {
                Arrays.setAll(colours, x -> shading.rgb(drawn[row * side + x]));
                Arrays.setAll(line, x -> colours[x * side / size]);
                shown = row;
            }
            pixels.put(y * size, line);
        }
        buffer.updateBuffer(whole -> null);
    }

    /** As below, no finer than it is drawn, pixels: larger square maps, such as frames, are averaged, not sampled. */
    static Image of(float[] values, MapGrid.Row row, int size) {
        boolean large = row.columns() > size && values.length == row.columns() * row.columns();
        float[] drawn = large ? reduced(values, row.columns(), size) : values;
        return of(drawn, large ? size : row.columns(), row.shading(), row.low(), row.high());
    }

    /** {@code low} is shown as 0 of {@link Shading#HEAT} or -1 of {@link Shading#SIGNED}, {@code high} as 1. */
    static Image of(float[] values, int columns, Shading shading, double low, double high) {
        boolean signed = MapGrid.Row.isSigned(shading);
        int[] pixels = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            double share = (values[i] - low) / (high - low);
            pixels[i] = shading.rgb((float) (signed ? 2 * share - 1 : share));
        }
        return new WritableImage(new PixelBuffer<>(
                columns, values.length / columns, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }

    /** [rows, rows] as [size, size]: each pixel is the mean over the area that it covers, edges by their share. */
    static float[] reduced(float[] frame, int rows, int size) {
        return GreyPicture.averages(frame, rows, rows, 0, 0, (double) rows / size, size);
    }
}
