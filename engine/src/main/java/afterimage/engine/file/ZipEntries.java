package afterimage.engine.file;

import afterimage.engine.BadInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The entries of a zip as they come, refused when they grow out of all proportion to the file or the file is cut. */
public final class ZipEntries {
    /** Length of the end record without a comment (PKWARE's APPNOTE 4.3.16). */
    private static final int END = 22;

    private static final int END_SIGNATURE = 0x06054b50;
    /** Stands for an offset that is kept elsewhere, in archives of 4 GB and more. */
    private static final int ELSEWHERE = -1;
    /** Any file may unpack to this much, bytes. */
    private static final long FREE = 1L << 20;
    /** A larger one to this many times its own size: trained weights pack to nine tenths of theirs. */
    private static final int RATIO = 16;

    private final String file;
    private final InputStream packed;
    /** Where a zip says how it ends. */
    private final byte[] last = new byte[END];

    private long packedBytes;
    private long unpackedBytes;
    private int count;

    /** Reads an entry; what it leaves unread is passed over. */
    public interface Entry {
        void read(String name, InputStream content) throws IOException;
    }

    private interface Sight {
        void see(byte[] bytes, int offset, int count);
    }

    /** Tells of bytes as they come; the stream below stays its maker's to close. */
    private static final class Seen extends FilterInputStream {
        private final Sight sight;

        Seen(InputStream in, Sight sight) {
            super(in);
            this.sight = sight;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                sight.see(bytes, offset, read);
            }
            return read;
        }

        @Override
        public void close() {}
    }

    /** @param file what a refusal calls it */
    public ZipEntries(InputStream in, String file) {
        this.file = file;
        this.packed = new Seen(in, this::keepLast);
    }

    private void keepLast(byte[] bytes, int offset, int read) {
        int kept = Math.min(read, END);
        System.arraycopy(last, kept, last, 0, END - kept);
        System.arraycopy(bytes, offset + read - kept, last, END - kept, kept);
        packedBytes += read;
    }

    /** Reads all entries and returns how many they are. */
    public int forEach(Entry entry) throws IOException {
        // Closed, it gives back its native memory at once.
        try (ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
                entry.read(next.getName(), new Seen(zip, (bytes, offset, read) -> grow(read)));
                count++;
            }
        }
        return count;
    }

    private void grow(int read) {
        unpackedBytes += read;
        BadInput.unless(
                unpackedBytes <= FREE + RATIO * packedBytes,
                "'%s' unpacks to far more than its size; if it is no zip bomb, save it with numpy.savez.",
                file);
    }

    /** Reads what is left and refuses a zip that does not end as one of so many entries does: a cut file does not. */
    public void requireEnd() throws IOException {
        packed.transferTo(OutputStream.nullOutputStream());
        ByteBuffer end = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN);
        BadInput.unless(
                end.getInt(0) == END_SIGNATURE && end.getInt(4) == 0 && end.getShort(20) == 0,
                "'%s' is cut or damaged: it does not end as an npz file does.",
                file);
        long directory = Integer.toUnsignedLong(end.getInt(12)) + Integer.toUnsignedLong(end.getInt(16));
        BadInput.unless(
                Short.toUnsignedInt(end.getShort(8)) == count
                        && end.getShort(8) == end.getShort(10)
                        && (directory + END == packedBytes || end.getInt(16) == ELSEWHERE),
                "'%s' is damaged: its entries are not those that its end announces.",
                file);
    }
}
