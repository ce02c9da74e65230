package afterimage.engine.file;

import afterimage.engine.BadInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.LongSupplier;

/** One entry of a zip, unpacked: hashed, counted, and refused when it grows out of all proportion to the file. */
public final class UnpackedInput extends FilterInputStream {
    /** Any file may unpack to this much, bytes. */
    private static final long FREE = 1L << 20;
    /** A larger one to this many times its own size: trained weights pack to nine tenths of theirs. */
    private static final int RATIO = 16;

    final MessageDigest digest = Sha256.begin();
    private final LongSupplier packed;
    private final String file;
    public long unpacked;

    /** @param before bytes unpacked of the file before this entry, and {@code packed} those read of it up to now */
    public UnpackedInput(InputStream zip, long before, LongSupplier packed, String file) {
        super(zip);
        this.unpacked = before;
        this.packed = packed;
        this.file = file;
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
            digest.update(bytes, offset, read);
            unpacked += read;
            BadInput.unless(
                    unpacked <= FREE + RATIO * packed.getAsLong(),
                    "'%s' unpacks to far more than its size; if it is no zip bomb, save it with numpy.savez.",
                    file);
        }
        return read;
    }
}
