package afterimage.engine.file;

import afterimage.engine.BadInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A zip's bytes as they come, counted; keeps the last ones, where a zip says how it ends. */
public final class PackedInput extends FilterInputStream {
    /** Length of the end record without a comment (PKWARE's APPNOTE 4.3.16). */
    private static final int END = 22;

    private static final int END_SIGNATURE = 0x06054b50;
    /** Stands for an offset that is kept elsewhere, in archives of 4 GB and more. */
    private static final int ELSEWHERE = -1;

    private final byte[] last = new byte[END];
    public long count;

    public PackedInput(InputStream in) {
        super(in);
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
            int kept = Math.min(read, END);
            System.arraycopy(last, kept, last, 0, END - kept);
            System.arraycopy(bytes, offset + read - kept, last, END - kept, kept);
            count += read;
        }
        return read;
    }

    /** The stream stays its maker's to close. */
    @Override
    public void close() {}

    /** Reads what is left and refuses a zip that does not end as one of so many entries does: a cut file does not. */
    public void requireEnd(int entries, String name) throws IOException {
        transferTo(OutputStream.nullOutputStream());
        ByteBuffer end = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN);
        BadInput.unless(
                end.getInt(0) == END_SIGNATURE && end.getInt(4) == 0 && end.getShort(20) == 0,
                "'%s' is cut or damaged: it does not end as an npz file does.",
                name);
        long directory = Integer.toUnsignedLong(end.getInt(12)) + Integer.toUnsignedLong(end.getInt(16));
        BadInput.unless(
                Short.toUnsignedInt(end.getShort(8)) == entries
                        && end.getShort(8) == end.getShort(10)
                        && (directory + END == count || end.getInt(16) == ELSEWHERE),
                "'%s' is damaged: its entries are not those that its end announces.",
                name);
    }
}
