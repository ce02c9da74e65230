package afterimage.engine.digits;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Reads IDX files of unsigned bytes, MNIST's format: magic number 0x0000 08 dd (dd axes), the sizes as big-endian ints,
 * the elements row-major.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTES = 0x0800;

    private IdxFile() {}

    /**
     * The elements of the one file that is expected, gzipped. Nothing is allocated for what the file announces beyond
     * that. Its bytes are those of the original if the compressed ones are, of which there are a fifth as many; a file
     * compressed by others is known by its content.
     *
     * @param shape the sizes that the file must announce
     * @param packedSha256 hash of the file as the program brings it along, as hex
     * @param sha256 expected hash of the uncompressed content, as hex
     * @throws BadInput if the file is damaged in any way, with what is wrong
     */
    static byte[] read(InputStream in, int[] shape, String packedSha256, String sha256, String name) {
        DigestInputStream packed = new DigestInputStream(in, Sha256.begin());
        try (InputStream plain = new GZIPInputStream(packed, 1 << 16)) {
            byte[] head = plain.readNBytes(4 + 4 * shape.length);
            BadInput.unless(
                    head.length == 4 + 4 * shape.length, "'%s' is cut: it has only %d bytes.", name, head.length);
            requireHead(ByteBuffer.wrap(head), shape, name);
            int elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            // The originals' size, whatever the file says: at most 47 MB.
            byte[] data = new byte[elements];
            int read = plain.readNBytes(data, 0, elements);
            BadInput.unless(
                    read == elements && plain.read() < 0,
                    "'%s' holds %s bytes of data where its head announces %,d; it is cut or damaged.",
                    name,
                    read == elements ? "more" : Words.of("%,d", read),
                    elements);
            if (!Sha256.end(packed.getMessageDigest()).equals(packedSha256)) {
                requireHash(head, data, sha256, name);
            }
            return data;
        } catch (IOException e) {
            throw new BadInput("'" + name + "' cannot be read as gzip: " + SafeFile.reason(e) + "; fetch it again.", e);
        }
    }

    private static void requireHead(ByteBuffer head, int[] shape, String name) {
        int magic = head.getInt();
        BadInput.unless(
                magic == UNSIGNED_BYTES + shape.length,
                "'%s' is not the IDX file expected: its magic number is 0x%08x instead of 0x%08x.",
                name,
                magic,
                UNSIGNED_BYTES + shape.length);
        for (int size : shape) {
            long announced = Integer.toUnsignedLong(head.getInt());
            BadInput.unless(
                    announced == size,
                    "'%s' announces an impossible size: %,d where the original has %,d.",
                    name,
                    announced,
                    size);
        }
    }

    private static void requireHash(byte[] head, byte[] data, String sha256, String name) {
        MessageDigest digest = Sha256.begin();
        digest.update(head);
        digest.update(data);
        String actual = Sha256.end(digest);
        BadInput.unless(
                actual.equals(sha256),
                "'%s' is not the original: SHA-256 %s instead of %s; fetch it again.",
                name,
                actual,
                sha256);
    }
}
