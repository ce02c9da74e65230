package afterimage.engine.file;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The head of an npy file (NumPy's format, versions 1 to 3): element type, order and shape of an array.
 *
 * @param order of the bytes of an element
 * @param fortran whether the first axis changes fastest (Fortran order) and not the last
 * @param shape sizes, outermost first
 * @param length bytes of the head; the elements begin there
 */
public record NpyHeader(Type type, ByteOrder order, boolean fortran, int[] shape, int length) {
    /** The element types that clips come in; weights are FLOAT16 or FLOAT32. */
    public enum Type {
        UINT8("|u1", 1),
        UINT16("<u2", 2),
        FLOAT16("<f2", 2),
        FLOAT32("<f4", 4),
        FLOAT64("<f8", 8);

        final String code;
        public final int bytes;

        Type(String code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        /** Elements as a file has them, little-endian, at the beginning of {@code bytes}; UINT8 has 0 to 255. */
        void encode(float[] values, int from, int count, ByteBuffer bytes) {
            if (this == FLOAT32) {
                bytes.asFloatBuffer().put(values, from, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                float value = values[from + i];
                if (this == FLOAT16) {
                    bytes.putShort(2 * i, HalfFloat.of(value));
                } else {
                    bytes.put(i, (byte) Math.round(255 * Math.max(0, Math.min(1, value))));
                }
            }
        }

        /** Element {@code at} of a file's bytes, in their order; 0 to the most that UINT8 and UINT16 hold become 0 to 1. */
        public float element(ByteBuffer bytes, int at) {
            return switch (this) {
                case UINT8 -> Byte.toUnsignedInt(bytes.get(at)) * (1 / 255f);
                case UINT16 -> Short.toUnsignedInt(bytes.getShort(2 * at)) * (1 / 65535f);
                case FLOAT16 -> HalfFloat.toFloat(bytes.getShort(2 * at));
                case FLOAT32 -> bytes.getFloat(4 * at);
                case FLOAT64 -> (float) bytes.getDouble(8 * at);
            };
        }
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    /** Bytes that the shortest head has at least, of any version. */
    private static final int LEAST = 12;

    private static final int MAX_LENGTH = 1 << 16;
    /** NumPy's own limit. */
    private static final int MAX_AXES = 64;

    /** One entry of the dictionary and the comma or brace after it; each entry stands there exactly once. */
    private static final Pattern ITEM = Pattern.compile("[ ]*(['\"])(descr|fortran_order|shape)\\1[ ]*:[ ]*"
            + "('[^']*'|\"[^\"]*\"|\\[[^\\]]*\\]|True|False|\\([0-9L, ]*\\))[ ]*(,|(?=\\}))");

    private static final Pattern END = Pattern.compile("[ ]*\\}[ ]*\n");

    public NpyHeader {
        shape = shape.clone();
    }

    public static NpyHeader of(Type type, int... shape) {
        NpyHeader head = new NpyHeader(type, ByteOrder.LITTLE_ENDIAN, false, shape, 0);
        return new NpyHeader(type, head.order, false, shape, head.encode().length);
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    public long elements() {
        return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }

    public long bytes() {
        return Math.multiplyExact(elements(), (long) type.bytes);
    }

    /** The shape as people write it, e.g. {@code (20, 100, 64, 64)}. */
    public String shapeText() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** As a file begins; the elements come after it. */
    public byte[] encode() {
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

    /** Elements from the first of {@code bytes} on, as float32; 0 to the most that whole numbers can be become 0 to 1. */
    public void decode(ByteBuffer bytes, float[] target, int offset, int count) {
        ByteBuffer elements = bytes.order(order);
        if (type == Type.FLOAT32) {
            elements.asFloatBuffer().get(target, offset, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[offset + i] = type.element(elements, i);
        }
    }

    /** As {@link #readAny}, refusing arrays that are not as this program writes them. */
    public static NpyHeader readFrom(InputStream in, String name) throws IOException {
        NpyHeader head = readAny(in, name);
        BadInput.unless(!head.fortran, "'%s' is in Fortran order; save it with numpy.ascontiguousarray first.", name);
        boolean isOurs = head.type == Type.UINT8 || head.type == Type.FLOAT16 || head.type == Type.FLOAT32;
        BadInput.unless(
                isOurs && (head.order == ByteOrder.LITTLE_ENDIAN || head.type == Type.UINT8),
                "'%s' holds elements of type '%s%s'; uint8 ('|u1'), float16 ('<f2') and float32 ('<f4') are read: save"
                        + " array.astype('<f4').",
                name,
                head.order == ByteOrder.BIG_ENDIAN ? ">" : "<",
                head.type.code.substring(1));
        return head;
    }

    /** Reads a head from a stream, which stands at the first element afterwards. */
    public static NpyHeader readAny(InputStream in, String name) throws IOException {
        byte[] first = in.readNBytes(LEAST);
        BadInput.unless(
                first.length == LEAST && Arrays.equals(first, 0, MAGIC.length, MAGIC, 0, MAGIC.length),
                "'%s' is not an npy file, whatever its name says.",
                name);
        int major = first[MAGIC.length];
        int minor = first[MAGIC.length + 1];
        requireWhole(major >= 1 && major <= 3 && minor == 0, name);
        ByteBuffer sizes = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN);
        int begin = major == 1 ? 10 : 12;
        long length =
                begin + (major == 1 ? Short.toUnsignedInt(sizes.getShort(8)) : Integer.toUnsignedLong(sizes.getInt(8)));
        requireWhole(length >= LEAST && length <= MAX_LENGTH, name);
        byte[] head = Arrays.copyOf(first, (int) length);
        int rest = head.length - LEAST;
        requireWhole(in.readNBytes(head, LEAST, rest) == rest, name);
        Map<String, String> items =
                items(new String(head, begin, head.length - begin, StandardCharsets.ISO_8859_1), name);
        String code = items.get("descr").substring(1, items.get("descr").length() - 1);
        ByteOrder order = code.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        boolean fortran = items.get("fortran_order").equals("True");
        return new NpyHeader(typeOf(code, name), order, fortran, shapeOf(items.get("shape"), name), head.length);
    }

    private static Map<String, String> items(String text, String name) {
        requireWhole(text.startsWith("{"), name);
        Map<String, String> items = new HashMap<>();
        Matcher item = ITEM.matcher(text).region(1, text.length());
        while (item.lookingAt()) {
            requireWhole(items.put(item.group(2), item.group(3)) == null, name);
            item.region(item.end(), text.length());
        }
        Matcher end = END.matcher(text).region(item.regionStart(), text.length());
        requireWhole(items.size() == 3 && end.matches(), name);
        requireWhole(items.get("shape").startsWith("("), name);
        requireWhole(items.get("descr").matches("(?s)['\"\\[].*"), name);
        requireWhole(items.get("fortran_order").matches("True|False"), name);
        return items;
    }

    private static void requireWhole(boolean whole, String name) {
        BadInput.unless(whole, "'%s' has a damaged npy head; write it again with numpy.save.", name);
    }

    private static Type typeOf(String code, String name) {
        return Arrays.stream(Type.values())
                .filter(type -> code.matches((type.bytes == 1 ? "[|<>=]" : "[<>]") + type.code.substring(1)))
                .findFirst()
                .orElseThrow(() -> new BadInput("'" + name + "' holds elements of type '" + Excerpt.of(code)
                        + "'; uint8, uint16, float16, float32 and float64 are read: save "
                        + switch (code) {
                            case "|O" -> "one array of one shape, numpy.stack(list(array)).astype('<f4').";
                            case "|b1" -> "array.astype('u1') * 255.";
                            default -> "array.astype('<f4').";
                        }));
    }

    /** A tuple as Python writes it: {@code ()}, {@code (3,)}, {@code (3, 4)}, and Python 2 {@code (3L, 4L)}. */
    private static int[] shapeOf(String item, String name) {
        String tuple = item.substring(1, item.length() - 1).trim();
        String[] sizes = tuple.isEmpty() ? new String[0] : tuple.split(",", -1);
        boolean endsWithComma = sizes.length > 1 && sizes[sizes.length - 1].isBlank();
        requireWhole(sizes.length != 1 && sizes.length <= MAX_AXES, name);
        try {
            int[] shape = Arrays.stream(sizes, 0, sizes.length - (endsWithComma ? 1 : 0))
                    .mapToInt(size -> Integer.parseInt(size.trim().replaceFirst("L$", "")))
                    .toArray();
            Math.multiplyExact(Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact), 8L);
            return shape;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadInput("'" + name + "' announces the impossible shape " + Excerpt.of(item) + ".", e);
        }
    }
}
