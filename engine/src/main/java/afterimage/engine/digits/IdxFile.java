package afterimage.engine.digits;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Reads IDX files of unsigned bytes, MNIST's format: magic number 0x0000 08 dd (dd axes), the sizes as big-endian ints,
 * the elements row-major.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTES = 0x0800;
    /** Bytes of data: 1.3 million images of 28 pixels. */
    static final long MOST = 1L << 30;

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

    /** An IDX file of any sizes: the sizes of its axes, and its elements. */
    record Content(int[] shape, byte[] data) {}

    /**
     * Reads a file that anybody may have made, gzipped or not. Memory grows with the bytes that come.
     *
     * @param axes that it must have
     * @throws BadInput if it is damaged, of another kind, or larger than {@link #MOST}
     */
    static Content any(Path file, int axes) {
        SafeFile.requireFile(file);
        try (PushbackInputStream raw = new PushbackInputStream(Files.newInputStream(file), 2)) {
            byte[] first = raw.readNBytes(2);
            raw.unread(first);
            boolean isPacked = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
            InputStream in = isPacked ? new GZIPInputStream(raw, 1 << 16) : new BufferedInputStream(raw);
            byte[] head = in.readNBytes(4 + 4 * axes);
            ByteBuffer numbers = ByteBuffer.wrap(head);
            BadInput.unless(
                    head.length == 4 + 4 * axes && numbers.getInt() == UNSIGNED_BYTES + axes,
                    "'%s' is not an IDX file of %d axes of unsigned bytes, as MNIST's are.",
                    file,
                    axes);
            int[] shape = new int[axes];
            long elements = 1;
            for (int i = 0; i < axes; i++) {
                shape[i] = numbers.getInt();
                elements *= Math.max(0, shape[i]);
                BadInput.unless(
                        shape[i] > 0 && elements <= MOST,
                        "'%s' announces the size %,d; sizes are above 0, and data of %,d MB can be read.",
                        file,
                        shape[i],
                        MOST >> 20);
            }
            byte[] data = in.readNBytes((int) elements);
            BadInput.unless(
                    data.length == elements && in.read() < 0,
                    "'%s' holds other than the %,d bytes of data that its head announces; it is cut or damaged.",
                    file,
                    elements);
            return new Content(shape, data);
        } catch (IOException e) {
            throw new BadInput("Cannot read '" + file + "': " + SafeFile.reason(e) + ".", e);
        }
    }

    /** Writes a file of these sizes, gzipped. */
    static void write(Path target, int[] shape, byte[] data) {
        SafeFile.write(target, out -> {
            // Not closed, as what it writes into is whoever's that gave it.
            GZIPOutputStream packed = new GZIPOutputStream(out);
            ByteBuffer head = ByteBuffer.allocate(4 + 4 * shape.length).putInt(UNSIGNED_BYTES + shape.length);
            for (int size : shape) {
                head.putInt(size);
            }
            packed.write(head.array());
            packed.write(data);
            packed.finish();
        });
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
