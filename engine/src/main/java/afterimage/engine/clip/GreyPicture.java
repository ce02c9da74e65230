package afterimage.engine.clip;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A small picture of a shape, as digits are: grey, bright on black. */
public final class GreyPicture {
    private static final int MAX_SIDE = 4096;
    /** Share of a picture that is covered where nothing of it is meant to be transparent. */
    private static final double OPAQUE = 0.999;

    /**
     * Reads a picture and fits it into a square [side, side] by averaging, 0 to 1; what the square has over is black, as
     * what is transparent is. A picture that is mostly bright, or dark where it is not transparent, is inverted.
     */
    public static float[] read(Path file, int side) {
        SafeFile.requireFile(file);
        BufferedImage image = decode(file);
        float[] grey = grey(image);
        float least = 1;
        float most = 0;
        for (float value : grey) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        BadInput.unless(most - least > 0.05, "'%s' is of one shade all over; there is no shape in it.", file);
        int width = image.getWidth();
        int height = image.getHeight();
        double scale = Math.max(width, height) / (double) side;
        double left = (side - width / scale) / 2;
        double top = (side - height / scale) / 2;
        float[] fitted = averages(grey, width, height, -left * scale, -top * scale, scale, side);
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = Math.min(1, fitted[i]);
        }
        return fitted;
    }

    /** Whether a file's name says that it is a picture that is read here. */
    public static boolean isPicture(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|bmp)");
    }

    /** Its longer side, pixels. */
    public static int longerSide(Path file) {
        BufferedImage image = decode(file);
        return Math.max(image.getWidth(), image.getHeight());
    }

    static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** The size is looked at before anything of it is unpacked. */
    static BufferedImage decode(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            boolean isKnown = reader != null && reader.getFormatName().matches("(?i)png|jpeg|bmp|gif");
            BadInput.unless(isKnown, "'%s' is not a picture that can be read; take a PNG.", file);
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                BadInput.unless(
                        width <= MAX_SIDE && height <= MAX_SIDE,
                        "'%s' has %d x %d pixels; take a picture of at most %d x %d.",
                        file,
                        width,
                        height,
                        MAX_SIDE,
                        MAX_SIDE);
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (BadInput e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Java's readers fail in many ways on files that are damaged.
            throw new BadInput("'" + file + "' is damaged or not a picture; take a PNG.", e);
        }
    }

    /** Bright on black. */
    private static float[] grey(BufferedImage image) {
        int[] pixels = pixels(image);
        double sum = 0;
        double covered = 0;
        for (int pixel : pixels) {
            double alpha = (pixel >>> 24) / 255.0;
            sum += alpha * luma(pixel);
            covered += alpha;
        }
        boolean isBright = 2 * sum > covered;
        // Where all is covered, most of it is what the shape lies on.
        boolean isInverted = isBright == covered > OPAQUE * pixels.length;
        float[] grey = new float[pixels.length];
        for (int i = 0; i < grey.length; i++) {
            double luma = luma(pixels[i]);
            grey[i] = (float) ((pixels[i] >>> 24) / 255.0 * (isInverted ? 1 - luma : luma));
        }
        return grey;
    }

    /** Of a colour with or without alpha, 0 to 1 (ITU-R BT.601). */
    static double luma(int rgb) {
        return (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
    }

    /** [size, size] means over squares of so many pixels of a picture [height, width], from their corner on. */
    public static float[] averages(float[] grey, int width, int height, double x, double y, double square, int size) {
        float[] means = new float[size * size];
        for (int i = 0; i < means.length; i++) {
            means[i] = average(grey, width, height, x + i % size * square, y + i / size * square, square);
        }
        return means;
    }

    /** Mean over a square of a picture [height, width], edges by their share; nothing outside it. */
    private static float average(float[] grey, int width, int height, double x, double y, double size) {
        double sum = 0;
        for (int v = (int) Math.max(0, Math.floor(y)); v < Math.min(height, y + size); v++) {
            double tall = Math.min(v + 1, y + size) - Math.max(v, y);
            for (int u = (int) Math.max(0, Math.floor(x)); u < Math.min(width, x + size); u++) {
                double wide = Math.min(u + 1, x + size) - Math.max(u, x);
                sum += tall * wide * grey[v * width + u];
            }
        }
        return (float) (sum / (size * size));
    }
}
