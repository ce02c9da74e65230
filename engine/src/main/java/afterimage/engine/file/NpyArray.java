package afterimage.engine.file;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * A float32 array in memory as it stands in an npy file.
 *
 * @param shape sizes, outermost first
 * @param values row-major elements; not copied, the holder must not change them
 */
public record NpyArray(int[] shape, float[] values) {
    private static final int BLOCK = 1 << 14;

    public NpyArray {
        long elements = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(Arrays.toString(shape) + " does not hold " + values.length + " values");
        }
        shape = shape.clone();
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    /** Whether no element is infinite or not a number. */
    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Writes head and elements as npy. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(NpyHeader.of(NpyHeader.Type.FLOAT32, shape).encode());
        writeElements(out, values);
    }

    /** Writes head and elements as npy in half precision, each element the nearest that this has. */
    public void writeHalfTo(OutputStream out) throws IOException {
        out.write(NpyHeader.of(NpyHeader.Type.FLOAT16, shape).encode());
        ByteBuffer block = ByteBuffer.allocate(2 * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            for (int i = 0; i < count; i++) {
                block.putShort(2 * i, HalfFloat.of(values[from + i]));
            }
            out.write(block.array(), 0, 2 * count);
        }
    }

    /** Writes {@code values} as little-endian float32. */
    static void writeElements(OutputStream out, float[] values) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(4 * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            block.asFloatBuffer().put(values, from, count);
            out.write(block.array(), 0, 4 * count);
        }
    }

    /**
     * Reads a whole npy array of float32 or float16. Memory grows with the bytes that come, not with those announced.
     *
     * @param limit most bytes that are believed; a head that announces more is refused
     * @throws BadInput if the content is not an npy array of at most {@code limit} bytes, or ends early
     */
    static NpyArray readFrom(InputStream in, long limit, String name) throws IOException {
        NpyHeader header = NpyHeader.readFrom(in, name);
        BadInput.unless(
                header.type() != NpyHeader.Type.UINT8,
                "'%s' holds uint8, but weights are float32: save it with array.astype('<f4').",
                name);
        BadInput.unless(
                header.bytes() <= limit,
                "'%s' announces %,d bytes, more than can be right here.",
                name,
                header.bytes());
        int elements = (int) header.elements();
        float[] values = new float[Math.min(elements, BLOCK)];
        int size = header.type().bytes;
        byte[] block = new byte[size * values.length];
        for (int at = 0; at < elements; ) {
            int count = Math.min(BLOCK, elements - at);
            BadInput.unless(
                    in.readNBytes(block, 0, size * count) == size * count,
                    "'%s' ends early; it is cut or damaged.",
                    name);
            if (at + count > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(elements, 2L * values.length));
            }
            decode(header.type(), ByteBuffer.wrap(block), values, at, count, 1f);
            at += count;
        }
        return new NpyArray(header.shape(), values);
    }

    /** Decodes {@code count} elements into {@code target}; uint8 is multiplied by {@code byteScale}. */
    /**
     * Elements of a file as float32.
     *
     * @param bytes from the first element on
     * @param offset of the first one in {@code target}
     * @param byteScale what a UINT8 is multiplied by
     */
    public static void decode(
            NpyHeader.Type type, ByteBuffer bytes, float[] target, int offset, int count, float byteScale) {
        if (type == NpyHeader.Type.FLOAT32) {
            bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(target, offset, count);
            return;
        }
        if (type == NpyHeader.Type.FLOAT16) {
            ShortBuffer halves = bytes.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            for (int i = 0; i < count; i++) {
                target[offset + i] = HalfFloat.toFloat(halves.get());
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = Byte.toUnsignedInt(bytes.get(i)) * byteScale;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NpyArray a && Arrays.equals(a.shape, shape) && Arrays.equals(a.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(shape);
    }
}
