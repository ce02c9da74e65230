package afterimage.engine.clip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Npy files written by hand, of any axes, type and order.
 *
 * @param axes letters of the axes, outermost first: t (time), s (sequence), h, w, c (channel)
 * @param sizes of these axes
 * @param type as NumPy writes it, e.g. {@code >f2}
 */
public record NpySample(String axes, int[] sizes, String type, boolean fortran) {
    /** What stands at an index along each axis. */
    public interface Values {
        double at(int t, int s, int h, int w, int c);
    }

    public Path write(Path file, Values values) throws IOException {
        int count = 1;
        StringBuilder shape = new StringBuilder();
        for (int size : sizes) {
            count *= size;
            shape.append(size).append(", ");
        }
        int bytes = type.charAt(2) - '0';
        ByteBuffer data = ByteBuffer.allocate(count * bytes)
                .order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            put(data, value(values, i));
        }
        String head = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': ("
                + shape + "), }\n";
        byte[] text = head.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer whole =
                ByteBuffer.allocate(10 + text.length + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        whole.put("\u0093NUMPY\u0001\0".getBytes(StandardCharsets.ISO_8859_1));
        whole.putShort((short) text.length).put(text).put(data.array());
        return Files.write(file, whole.array());
    }

    /** Of the element that is the {@code i}-th in the file. */
    private double value(Values values, int i) {
        int[] index = new int[5];
        int rest = i;
        for (int n = 0; n < sizes.length; n++) {
            int axis = fortran ? n : sizes.length - 1 - n;
            index["tshwc".indexOf(axes.charAt(axis))] = rest % sizes[axis];
            rest /= sizes[axis];
        }
        return values.at(index[0], index[1], index[2], index[3], index[4]);
    }

    private void put(ByteBuffer data, double value) {
        switch (type.substring(1)) {
            case "u1" -> data.put((byte) value);
            case "u2" -> data.putShort((short) value);
            case "f2" -> data.putShort(half((int) value));
            case "f4" -> data.putFloat((float) value);
            default -> data.putDouble(value);
        }
    }

    /** IEEE 754's half of a whole number 0 to 2047: its exponent, and what follows its first bit. */
    private static short half(int value) {
        if (value == 0) {
            return 0;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(value);
        return (short) ((15 + exponent) << 10 | (value - (1 << exponent)) << 10 >> exponent);
    }
}
