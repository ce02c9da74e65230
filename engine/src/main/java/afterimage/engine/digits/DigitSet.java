package afterimage.engine.digits;

import java.util.Objects;

/** Handwritten digits of one split: 28x28 grey images and their labels. Immutable; images are shared, not copied. */
public final class DigitSet {
    /** Height and width of a digit image, pixels. */
    public static final int SIZE = 28;

    private final byte[] images;
    private final byte[] labels;
    private final int first;
    public final int count;

    DigitSet(byte[] images, byte[] labels, int first, int count) {
        Objects.checkFromIndexSize(first, count, labels.length);
        this.images = images;
        this.labels = labels;
        this.first = first;
        this.count = count;
    }

    /** The digit shown by image {@code index}, 0 to 9. */
    public int label(int index) {
        return labels[first + Objects.checkIndex(index, count)];
    }

    /** Grey value 0 to 255 of image {@code index} at row {@code y}, column {@code x}. */
    public int grey(int index, int y, int x) {
        return Byte.toUnsignedInt(images[((first + index) * SIZE + y) * SIZE + x]);
    }
}
