package afterimage.engine.digits;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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

    /** An IDX file of any sizes: the sizes of its axes, and its elements. */
    record Content(int[] shape, byte[] data) {
        /** SHA-256 of the whole file, unpacked, as hex. */
        String sha256() throws IOException {
            return Sha256.of(to -> write(to, shape, data));
        }
    }

    static Content read(Path file, int axes) {
        return SafeFile.read(file, in -> read(in, axes, MOST, file.toString()));
    }

    /** Reads a file, gzipped or not, of at most so many bytes of data to its end. Memory grows with the bytes that come. */
    static Content read(InputStream from, int axes, long most, String name) throws IOException {
        try (PushbackInputStream raw = new PushbackInputStream(from, 2)) {
            byte[] first = raw.readNBytes(2);
            raw.unread(first);
            boolean isPacked = first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
            InputStream in = isPacked ? new GZIPInputStream(raw, 1 << 16) : new BufferedInputStream(raw);
            byte[] head = in.readNBytes(4 + 4 * axes);
            ByteBuffer numbers = ByteBuffer.wrap(head);
            boolean isIdx = head.length == 4 + 4 * axes && numbers.getInt() == UNSIGNED_BYTES + axes;
            BadInput.unless(isIdx, "'%s' is not an IDX file of %d axes of unsigned bytes, as MNIST's are.", name, axes);
            int[] shape = new int[axes];
            long elements = 1;
            for (int i = 0; i < axes; i++) {
                shape[i] = numbers.getInt();
                elements *= Math.max(0, shape[i]);
                BadInput.unless(
                        shape[i] > 0 && elements <= most,
                        "'%s' announces the size %,d; sizes are above 0, and data of %,d MB can be read.",
                        name,
                        shape[i],
                        most >> 20);
            }
            // Where little is allowed it is made at once: reading MNIST is what a start waits for.
            byte[] data = most == MOST ? in.readNBytes((int) elements) : new byte[(int) elements];
            int read = most == MOST ? data.length : in.readNBytes(data, 0, data.length);
            BadInput.unless(
                    read == elements && in.read() < 0,
                    "'%s' holds other than the %,d bytes of data that its head announces; it is cut or damaged.",
                    name,
                    elements);
            return new Content(shape, data);
        }
    }

    /** Writes a file of these sizes, gzipped. */
    static void write(Path target, int[] shape, byte[] data) {
        SafeFile.write(target, out -> {
            // Not closed, as what it writes into is whoever's that gave it.
            GZIPOutputStream packed = new GZIPOutputStream(out);
            write(packed, shape, data);
            packed.finish();
        });
    }

    private static void write(OutputStream to, int[] shape, byte[] data) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(4 + 4 * shape.length).putInt(UNSIGNED_BYTES + shape.length);
        for (int size : shape) {
            head.putInt(size);
        }
        to.write(head.array());
        to.write(data);
    }
}
