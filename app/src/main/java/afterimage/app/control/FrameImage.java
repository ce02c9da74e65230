package afterimage.app.control;

import afterimage.engine.clip.Shading;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A frame as a picture of any size: whole multiples repeat pixels, smaller sizes average them. */
public final class FrameImage {
    private final int size;
    private final IntBuffer pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    /** @param size height and width of the picture, pixels */
    public FrameImage(int size) {
        this.size = size;
        this.pixels = IntBuffer.allocate(size * size);
        this.buffer = new PixelBuffer<>(size, size, pixels, PixelFormat.getIntArgbPreInstance());
        this.image = new WritableImage(buffer);
    }

    public Image image() {
        return image;
    }

    /**
     * @param frame [rows, rows]
     */
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
                for (int x = 0; x < side; x++) {
                    colours[x] = shading.rgb(drawn[row * side + x]);
                }
                for (int x = 0; x < size; x++) {
                    line[x] = colours[x * side / size];
                }
                shown = row;
            }
            pixels.put(y * size, line);
        }
        buffer.updateBuffer(whole -> null);
    }

    /**
     * A frame made smaller: each pixel is the mean over the frame's area that it covers, edges by their share. First
     * across, then down.
     *
     * @param frame [rows, rows]
     * @return [size, size]
     */
    static float[] reduced(float[] frame, int rows, int size) {
        double step = (double) rows / size;
        float[] across = new float[rows * size];
        float[] small = new float[size * size];
        for (int i = 0; i < size; i++) {
            double end = Math.min(rows, (i + 1) * step);
            for (int v = (int) (i * step); v < end; v++) {
                float share = share(v, i, step);
                for (int y = 0; y < rows; y++) {
                    across[y * size + i] += share * frame[y * rows + v];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            double end = Math.min(rows, (i + 1) * step);
            for (int v = (int) (i * step); v < end; v++) {
                float share = share(v, i, step);
                for (int x = 0; x < size; x++) {
                    small[i * size + x] += share * across[v * size + x];
                }
            }
        }
        return small;
    }

    /** Of the length of the {@code i}th of the smaller pixels, what it has in common with the {@code v}th of the frame's. */
    private static float share(int v, int i, double step) {
        return (float) ((Math.min(v + 1, (i + 1) * step) - Math.max(v, i * step)) / step);
    }
}
