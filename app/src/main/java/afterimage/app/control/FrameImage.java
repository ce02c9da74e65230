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
        int[] line = new int[size];
        int shown = -1;
        for (int y = 0; y < size; y++) {
            int row = y * rows / size;
            if (size < rows || row != shown) {
                for (int x = 0; x < size; x++) {
                    line[x] = shading.rgb(
                            size < rows ? average(frame, rows, size, y, x) : frame[row * rows + x * rows / size]);
                }
                shown = row;
            }
            pixels.put(y * size, line);
        }
        buffer.updateBuffer(whole -> null);
    }

    /**
     * A frame made smaller by averaging.
     *
     * @param frame [rows, rows]
     * @return [size, size]
     */
    static float[] reduced(float[] frame, int rows, int size) {
        float[] small = new float[size * size];
        for (int i = 0; i < small.length; i++) {
            small[i] = average(frame, rows, size, i / size, i % size);
        }
        return small;
    }

    /** Mean over the frame's area that the picture's pixel covers, edges by their share. */
    private static float average(float[] frame, int rows, int size, int y, int x) {
        double step = (double) rows / size;
        double sum = 0;
        for (int v = (int) (y * step); v < Math.min(rows, Math.ceil((y + 1) * step)); v++) {
            double tall = Math.min(v + 1, (y + 1) * step) - Math.max(v, y * step);
            for (int u = (int) (x * step); u < Math.min(rows, Math.ceil((x + 1) * step)); u++) {
                double wide = Math.min(u + 1, (x + 1) * step) - Math.max(u, x * step);
                sum += tall * wide * frame[v * rows + u];
            }
        }
        return (float) (sum / (step * step));
    }
}
