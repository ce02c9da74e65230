package afterimage.engine.file;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A float32 array as it stands in an npy file, row-major; values are not copied, and nobody may change them. */
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

    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    public void writeTo(OutputStream out, NpyHeader.Type type) throws IOException {
        out.write(NpyHeader.of(type, shape).encode());
        ByteBuffer block = ByteBuffer.allocate(type.bytes * BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += BLOCK) {
            int count = Math.min(BLOCK, values.length - from);
            type.encode(values, from, count, block);
            out.write(block.array(), 0, type.bytes * count);
        }
    }

    /** Reads float32 or float16, at most {@code limit} bytes; memory grows with those that come, not announced ones. */
    static NpyArray readFrom(InputStream in, long limit, String name) throws IOException {
        NpyHeader header = NpyHeader.readFrom(in, name);
        BadInput.unless(
                header.type() != NpyHeader.Type.UINT8,
                "'%s' holds uint8, but weights are float32: save it with array.astype('<f4').",
                name);
        long bytes = header.bytes();
        BadInput.unless(bytes <= limit, "'%s' announces %,d bytes, more than can be right here.", name, bytes);
        int elements = (int) header.elements();
        float[] values = new float[Math.min(elements, BLOCK)];
        int size = header.type().bytes;
        byte[] block = new byte[size * values.length];
        for (int at = 0; at < elements; ) {
            int count = Math.min(BLOCK, elements - at);
            int read = in.readNBytes(block, 0, size * count);
            BadInput.unless(read == size * count, "'%s' ends early; it is cut or damaged.", name);
            if (at + count > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(elements, 2L * values.length));
            }
            header.decode(ByteBuffer.wrap(block), values, at, count);
            at += count;
        }
        return new NpyArray(header.shape(), values);
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
