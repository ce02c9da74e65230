package afterimage.engine.digits;

import java.util.Objects;

/**
 * The images of one split that clips are made of, grey and square, and their labels: MNIST's digits, or whatever else
 * is to move. Images are shared, not copied, and nobody may change them.
 *
 * @param labels one an image, or none where images have none
 * @param side height and width of these images, pixels
 */
public record DigitSet(byte[] images, byte[] labels, int side, int first, int count) {
    /** Height and width of MNIST's images, pixels. */
    public static final int SIZE = 28;

    public DigitSet {
        Objects.checkFromIndexSize((long) first * side * side, (long) count * side * side, (long) images.length);
    }

    /** What image {@code index} shows: a digit 0 to 9, the number of its class, or -1 where images have no labels. */
    public int label(int index) {
        int at = first + Objects.checkIndex(index, count);
        return labels.length == 0 ? -1 : Byte.toUnsignedInt(labels[at]);
    }

    /** Grey value 0 to 255 of image {@code index} at row {@code y}, column {@code x}. */
    public int grey(int index, int y, int x) {
        return Byte.toUnsignedInt(images[((first + index) * side + y) * side + x]);
    }
}
