package afterimage.engine.digits;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes, MNIST's format: magic number 0x0000 08 dd (dd axes), the sizes as big-endian ints,
 * the elements row-major.
 *
 * @param shape sizes, outermost first
 * @param bytes the elements
 */
record IdxFile(int[] shape, byte[] bytes) {
    private static final int UNSIGNED_BYTES = 0x0800;
    /** The largest MNIST file has 47 MB; what unpacks to more is not one. */
    private static final int MAX_BYTES = 1 << 27;

    /**
     * @param gzipped whether {@code in} is compressed
     * @param sha256 expected hash of the uncompressed content, as hex
     * @param name what to call the file in a refusal
     * @throws BadInput if the file is damaged in any way, with what is wrong
     */
    static IdxFile read(InputStream in, boolean gzipped, int axes, String sha256, String name) {
        byte[] content = unpack(in, gzipped, name);
        BadInput.unless(content.length >= 4 + 4 * axes, "'%s' is cut: it has only %d bytes.", name, content.length);
        ByteBuffer head = ByteBuffer.wrap(content);
        int magic = head.getInt();
        BadInput.unless(
                magic == UNSIGNED_BYTES + axes,
                "'%s' is not the IDX file expected: its magic number is 0x%08x instead of 0x%08x.",
                name,
                magic,
                UNSIGNED_BYTES + axes);
        int[] shape = new int[axes];
        long elements = 1;
        for (int axis = 0; axis < axes; axis++) {
            shape[axis] = head.getInt();
            BadInput.unless(shape[axis] > 0 && shape[axis] <= MAX_BYTES, "'%s' announces an impossible size.", name);
            elements = Math.min((long) MAX_BYTES + 1, elements * shape[axis]);
        }
        BadInput.unless(
                head.remaining() == elements,
                "'%s' holds %,d bytes of data where its head announces %,d; it is cut or damaged.",
                name,
                head.remaining(),
                elements);
        String actual = hash(content);
        BadInput.unless(
                actual.equals(sha256),
                "'%s' is not the original: SHA-256 %s instead of %s; fetch it again.",
                name,
                actual,
                sha256);
        byte[] data = new byte[head.remaining()];
        head.get(data);
        return new IdxFile(shape, data);
    }

    private static byte[] unpack(InputStream in, boolean gzipped, String name) {
        try (InputStream plain = gzipped ? new GZIPInputStream(in, 1 << 16) : in) {
            byte[] content = plain.readNBytes(MAX_BYTES + 1);
            BadInput.unless(content.length <= MAX_BYTES, "'%s' is far larger than any MNIST file.", name);
            return content;
        } catch (IOException e) {
            throw new BadInput(
                    "'" + name + "' cannot be read" + (gzipped ? " as gzip" : "") + ": " + e.getMessage()
                            + "; fetch it again.",
                    e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
