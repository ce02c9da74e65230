package afterimage.engine.clip;

import afterimage.engine.BadInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The head of an npy file (NumPy's format, versions 1 to 3): element type and shape of a C-ordered array.
 *
 * @param type element type
 * @param shape sizes, outermost first
 * @param length bytes of the head; the elements begin there
 */
public record NpyHeader(Type type, int[] shape, int length) {
    /** The element types that clips and weights come in. */
    public enum Type {
        UINT8("|u1", 1),
        FLOAT32("<f4", 4);

        final String code;
        final int bytes;

        Type(String code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int MAX_LENGTH = 1 << 16;
    private static final Pattern DICTIONARY = Pattern.compile("\\{(?=.*'descr'\\s*:\\s*'([^']*)')"
            + "(?=.*'fortran_order'\\s*:\\s*(True|False))(?=.*'shape'\\s*:\\s*\\(([0-9, ]*)\\)).*}\\s*");

    public NpyHeader {
        shape = shape.clone();
    }

    /** A head for writing. */
    public static NpyHeader of(Type type, int... shape) {
        return new NpyHeader(type, shape, encode(type, shape).length);
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    /** Number of elements. */
    public long elements() {
        return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }

    /** Bytes of all elements. */
    public long bytes() {
        return Math.multiplyExact(elements(), (long) type.bytes);
    }

    /** The shape as people write it, e.g. {@code (20, 100, 64, 64)}. */
    public String shapeText() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    byte[] encode() {
        return encode(type, shape);
    }

    private static byte[] encode(Type type, int[] shape) {
        String sizes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
        String dictionary = "{'descr': '" + type.code + "', 'fortran_order': False, 'shape': ("
                + (shape.length > 1 ? sizes.substring(0, sizes.length() - 1) : sizes) + "), }";
        int prefix = MAGIC.length + 4;
        int padding = ALIGNMENT - (prefix + dictionary.length() + 1) % ALIGNMENT;
        byte[] text = (dictionary + " ".repeat(padding % ALIGNMENT) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(prefix + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    /**
     * Reads a head from the first bytes of a file.
     *
     * @param start the file's first bytes, at most 64 KiB are looked at
     * @param name what to call the file in a refusal
     * @throws BadInput if it is not an npy head, or of a type or order that is not read here
     */
    static NpyHeader decode(ByteBuffer start, String name) {
        ByteBuffer in = start.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        BadInput.unless(in.remaining() >= 12, "'%s' is not an npy file: it is shorter than any npy head.", name);
        in.get(magic);
        BadInput.unless(
                Arrays.equals(magic, MAGIC), "'%s' is not an npy file: it does not begin with \\x93NUMPY.", name);
        int major = in.get();
        in.get();
        long textLength = major == 1 ? Short.toUnsignedInt(in.getShort()) : Integer.toUnsignedLong(in.getInt());
        BadInput.unless(
                major >= 1 && major <= 3 && textLength <= Math.min(MAX_LENGTH, in.remaining()),
                "'%s' has a damaged npy head; write it again with numpy.save.",
                name);
        byte[] text = new byte[(int) textLength];
        in.get(text);
        Matcher found = DICTIONARY.matcher(new String(text, StandardCharsets.ISO_8859_1));
        BadInput.unless(found.matches(), "'%s' has a damaged npy head; write it again with numpy.save.", name);
        BadInput.unless(
                found.group(2).equals("False"),
                "'%s' is in Fortran order; save it with numpy.ascontiguousarray first.",
                name);
        return new NpyHeader(typeOf(found.group(1), name), shapeOf(found.group(3), name), in.position());
    }

    private static Type typeOf(String code, String name) {
        return Arrays.stream(Type.values())
                .filter(type -> type.code.substring(1).equals(code.substring(Math.min(1, code.length())))
                        && (type.bytes == 1 || code.charAt(0) == '<'))
                .findFirst()
                .orElseThrow(() -> new BadInput("'" + name + "' holds elements of type '" + code
                        + "'; uint8 ('|u1') and float32 ('<f4') are read."));
    }

    private static int[] shapeOf(String text, String name) {
        try {
            int[] shape = Arrays.stream(text.split(","))
                    .map(String::trim)
                    .filter(size -> !size.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            Math.multiplyExact(Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact), 4L);
            return shape;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadInput("'" + name + "' announces the impossible shape (" + text + ").", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NpyHeader h && h.type == type && Arrays.equals(h.shape, shape) && h.length == length;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(shape) * 31 + type.hashCode();
    }
}
