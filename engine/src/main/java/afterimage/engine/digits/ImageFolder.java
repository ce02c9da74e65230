package afterimage.engine.digits;

import afterimage.engine.BadInput;
import afterimage.engine.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * Images of any kind as the program keeps them, those for training, validation and test one after the other: a folder
 * with {@code images-idx3-ubyte.gz} and, where they have labels, {@code labels-idx1-ubyte.gz}.
 */
public final class ImageFolder {
    public static final String IMAGES = "images-idx3-ubyte.gz";
    private static final String LABELS = "labels-idx1-ubyte.gz";
    public static final int LEAST_SIDE = 8;
    public static final int MOST_SIDE = 64;

    /** Square images of unsigned bytes, row-major, and a label each, or none at all. */
    public record Images(int side, byte[] pixels, byte[] labels) {
        public int count() {
            return pixels.length / (side * side);
        }

        /** One of them, [side, side], 0 to 1. */
        public float[] image(int k) {
            float[] image = new float[side * side];
            for (int i = 0; i < image.length; i++) {
                image[i] = (pixels[k * image.length + i] & 0xff) / 255f;
            }
            return image;
        }

        /** SHA-256 of side, pixels and labels, as hex. */
        public String sha256() {
            MessageDigest digest = Sha256.begin();
            digest.update(ByteBuffer.allocate(4).putInt(side).array());
            digest.update(pixels);
            digest.update(labels);
            return Sha256.end(digest);
        }

        /** Images of one split after another. */
        public Images and(Images other) {
            boolean same = other.side == side;
            BadInput.unless(
                    same, "The images for training have %d pixels a side, those for testing %d.", side, other.side);
            boolean fits = (long) pixels.length + other.pixels.length <= IdxFile.MOST;
            BadInput.unless(fits, "These are more than %,d MB of images; take fewer files.", IdxFile.MOST >> 20);
            boolean labelled = labels.length > 0 && other.labels.length > 0;
            return new Images(side, both(pixels, other.pixels), labelled ? both(labels, other.labels) : new byte[0]);
        }

        private static byte[] both(byte[] first, byte[] second) {
            return ByteBuffer.allocate(first.length + second.length)
                    .put(first)
                    .put(second)
                    .array();
        }
    }

    public static void write(Path folder, Images images) {
        int count = images.count();
        IdxFile.write(folder.resolve(IMAGES), new int[] {count, images.side, images.side}, images.pixels);
        if (images.labels.length > 0) {
            IdxFile.write(folder.resolve(LABELS), new int[] {count}, images.labels);
        }
    }

    public static Images read(Path folder) {
        Path labels = folder.resolve(LABELS);
        return read(folder.resolve(IMAGES), Files.exists(labels) ? labels : null);
    }

    /** A pair of IDX files, {@code labels} null for none; refused unless images are squares of 8 to 64 pixels. */
    public static Images read(Path images, Path labels) {
        IdxFile.Content content = IdxFile.read(images, 3);
        int side = content.shape()[1];
        BadInput.unless(
                side == content.shape()[2] && side >= LEAST_SIDE && side <= MOST_SIDE,
                "'%s' holds images of %d x %d pixels; squares of %d to %d are needed.",
                images,
                content.shape()[2],
                side,
                LEAST_SIDE,
                MOST_SIDE);
        byte[] own = labels == null ? new byte[0] : IdxFile.read(labels, 1).data();
        int count = content.shape()[0];
        boolean fits = labels == null || own.length == count;
        BadInput.unless(fits, "'%s' has %,d labels for the %,d images of '%s'.", labels, own.length, count, images);
        return new Images(side, content.data(), own);
    }

    /** The images of a split. @param counts of training, validation and test */
    public static DigitSet split(Images images, List<Integer> counts, Split split) {
        int first = counts.subList(0, split.ordinal()).stream().mapToInt(i -> i).sum();
        return new DigitSet(images.pixels, images.labels, images.side, first, counts.get(split.ordinal()));
    }
}
