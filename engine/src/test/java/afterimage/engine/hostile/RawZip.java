package afterimage.engine.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip written by hand (PKWARE's APPNOTE), so that names, sizes and methods can be what no library would write. */
final class RawZip {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    /** A whole entry. */
    RawZip add(String name, byte[] content) {
        return add(name.getBytes(StandardCharsets.UTF_8), STORED, 0, content, content.length, content);
    }

    /** A whole compressed entry. */
    RawZip deflate(String name, byte[] content) {
        return add(name.getBytes(StandardCharsets.UTF_8), DEFLATED, 0, deflated(content), content.length, content);
    }

    /**
     * @param packed what stands in the file
     * @param size what the entry says it unpacks to
     * @param content of which the CRC is
     */
    RawZip add(byte[] name, int method, int flags, byte[] packed, long size, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer local = head(0x04034b50, 30);
        putCommon(local, method, flags, crc.getValue(), packed.length, size, name.length);
        ByteBuffer central = head(0x02014b50, 46).putShort((short) 20);
        putCommon(central, method, flags, crc.getValue(), packed.length, size, name.length);
        central.putInt(42, body.size());
        body.writeBytes(local.array());
        body.writeBytes(name);
        body.writeBytes(packed);
        directory.writeBytes(central.array());
        directory.writeBytes(name);
        entries++;
        return this;
    }

    byte[] end() {
        return end(entries, new byte[0]);
    }

    /** Ends with a false count of entries, or a comment. */
    byte[] end(int announced, byte[] comment) {
        ByteBuffer end = head(0x06054b50, 22);
        end.putShort(8, (short) announced).putShort(10, (short) announced);
        end.putInt(12, directory.size()).putInt(16, body.size()).putShort(20, (short) comment.length);
        return Damage.join(body.toByteArray(), directory.toByteArray(), end.array(), comment);
    }

    private static ByteBuffer head(int signature, int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
    }

    /** From "version needed" to the length of the name; the extra field stays empty. */
    private static void putCommon(ByteBuffer to, int method, int flags, long crc, long packed, long size, int name) {
        to.putShort((short) 20).putShort((short) flags).putShort((short) method).putInt(0x21 << 16);
        to.putInt((int) crc).putInt((int) packed).putInt((int) size).putShort((short) name);
    }

    static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return out.toByteArray();
    }
}
