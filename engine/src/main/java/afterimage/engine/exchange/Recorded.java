package afterimage.engine.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * TFRecord framing: length (8 bytes), its checksum (4), the record, its checksum (4), all little-endian.
 *
 * <p>Source: TensorFlow, core/lib/io/record_writer.h.
 */
final class Recorded {
    private static final int MASK = 0xa282ead8;

    private final OutputStream out;

    Recorded(OutputStream out) {
        this.out = out;
    }

    void write(byte[] record) throws IOException {
        byte[] length = little(8).putLong(record.length).array();
        out.write(length);
        out.write(little(4).putInt(masked(length)).array());
        out.write(record);
        out.write(little(4).putInt(masked(record)).array());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A checksum of bytes that contain checksums would be weak, so what is stored is turned and moved. */
    private static int masked(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }
}
