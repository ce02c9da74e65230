package afterimage.engine.hostile;

import static afterimage.engine.hostile.Damage.join;
import static afterimage.engine.hostile.Damage.latin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spoiled npy files. */
final class HostileArrays {
    private static final String FLOAT = "'descr': '<f4', 'fortran_order': False, ";

    /** Twelve floats, 0 to 11. */
    static final byte[] GOOD = good("(3, 4)", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    private HostileArrays() {}

    /** Each in a zip that is right. */
    static List<HostileFile> all() {
        int head = GOOD.length - 48;
        List<HostileFile> made = new ArrayList<>(Damage.cuts("array", GOOD, 40));
        made.addAll(Damage.flips("array", GOOD, 0, head, head));
        made.addAll(heads("(3, 4)", Arrays.copyOfRange(GOOD, head, GOOD.length)));
        made.add(new HostileFile("array with a byte more", Damage.join(GOOD, new byte[1])));
        made.add(new HostileFile(
                "array of uint8", npy("{'descr': '|u1', 'fortran_order': False, 'shape': (12,), }", new byte[12])));
        return made.stream()
                .map(array -> new HostileFile(
                        array.what(),
                        new RawZip().deflate("a.npy", array.content()).end()))
                .toList();
    }

    /** A float32 npy as NumPy writes it. */
    static byte[] good(String shape, float... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return npy("{" + FLOAT + "'shape': " + shape + ", }", data.array());
    }

    /** Version 1.0 with the dictionary padded to a head of a multiple of 64 bytes. */
    static byte[] npy(String dictionary, byte[] data) {
        int length = dictionary.length() + 11;
        String padded = dictionary + " ".repeat((64 - length % 64) % 64) + "\n";
        return join(latin("\u0093NUMPY\u0001\0"), little(2, padded.length()), latin(padded), data);
    }

    private static byte[] little(int bytes, long value) {
        byte[] made = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            made[i] = (byte) (value >> 8 * i);
        }
        return made;
    }

    /** Heads that NumPy never writes, or that announce what is not there; {@code shape} is one that would be right. */
    static List<HostileFile> heads(String shape, byte[] data) {
        String s = "'shape': " + shape;
        List<HostileFile> made = new ArrayList<>();
        for (String type : new String[] {
            "<f8", ">f4", "=f4", "f4", "<f2", "<i4", "<i8", "|b1", "|O", "|S4", "<U1", "|V4", "<c8", "<M8[s]", "", "4"
        }) {
            made.add(head("type " + type, "{'descr': '" + type + "', 'fortran_order': False, " + s + ", }", data));
        }
        for (String sizes : new String[] {
            "-1",
            "(-1,)",
            "(3, -4)",
            "(3.0, 4)",
            "(1e3,)",
            "(0x10,)",
            "(3 4)",
            "(,)",
            "(3,,4)",
            "((3, 4))",
            "(3",
            "3)",
            "[3, 4]",
            "'3'",
            "None",
            "(1048576,)",
            "(2147483647,)",
            "(2147483648,)",
            "(4294967299,)",
            "(99999999999999999999,)",
            "(65536, 65536)",
            "(65536, 65536, 65536, 65536)",
            "(2147483647, 2147483647, 0)",
            "(536870909,)",
            "(536870911,)",
            "(1, 2147483647, 1, 1)",
            "(46341, 46341)",
            "(" + "1, ".repeat(65) + ")",
            "(" + "9".repeat(5000) + ",)",
            "(" + "1,".repeat(20000) + ")"
        }) {
            made.add(head("shape " + brief(sizes), "{" + FLOAT + "'shape': " + sizes + ", }", data));
        }
        for (String dictionary : new String[] {
            "",
            "{}",
            "{",
            "}",
            "{" + FLOAT + "}",
            "{" + s + "}",
            "{" + FLOAT + s,
            "{" + FLOAT + s + ", }}",
            "{" + FLOAT + s + ", " + s + ", }",
            "{" + FLOAT + FLOAT + s + ", }",
            "{" + FLOAT + s + ", 'more': 1, }",
            "{" + FLOAT.replace("False", "True") + s + ", }",
            "{" + FLOAT.replace("False", "false") + s + ", }",
            "{" + FLOAT.replace("False", "0") + s + ", }",
            "[" + FLOAT + s + "]",
            FLOAT + s,
            "{" + FLOAT + "'shape': __import__('os').system('true'), }",
            "{\"descr\": \"<f4\"}",
            "{'descr': [('a', '<f4')], 'fortran_order': False, " + s + ", }",
            "{".repeat(40000),
            "(".repeat(40000),
            "{'descr': '".repeat(4000),
            "{" + FLOAT + "'shape': " + "(".repeat(30000),
            "{" + FLOAT + s + ",\n}",
            "\0".repeat(100),
            "'descr'" + " ".repeat(60000)
        }) {
            made.add(head("dictionary " + brief(dictionary), dictionary, data));
        }
        byte[] right = npy("{" + FLOAT + s + ", }", data);
        made.addAll(prefixes(right));
        return made;
    }

    /** Versions and lengths that are none. */
    private static List<HostileFile> prefixes(byte[] right) {
        List<HostileFile> made = new ArrayList<>();
        for (int version : new int[] {0, 4, 100, 255}) {
            byte[] bad = right.clone();
            bad[6] = (byte) version;
            made.add(new HostileFile("version " + version, bad));
        }
        for (int length : new int[] {0, 1, 2, 50, 117, 119, 1000, 65535}) {
            byte[] bad = right.clone();
            System.arraycopy(little(2, length), 0, bad, 8, 2);
            made.add(new HostileFile("head of " + length + " bytes", bad));
        }
        for (long length : new long[] {0, 65536, Integer.MAX_VALUE, 1L << 31, 0xffffffffL}) {
            byte[] text = Arrays.copyOfRange(right, 10, right.length);
            byte[] bad = join(latin("\u0093NUMPY\u0002\0"), little(4, length), text);
            made.add(new HostileFile("version 2 head of " + length + " bytes", bad));
        }
        return made;
    }

    private static HostileFile head(String what, String dictionary, byte[] data) {
        return new HostileFile("npy with " + what, npy(dictionary, data));
    }

    private static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
