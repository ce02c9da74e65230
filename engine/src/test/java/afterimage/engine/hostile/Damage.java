package afterimage.engine.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ways to spoil a good file. */
final class Damage {
    private Damage() {}

    /** {@code count} prefixes, evenly spread from nothing to all but one byte. */
    static List<HostileFile> cuts(String what, byte[] good, int count) {
        List<HostileFile> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = (int) ((long) (good.length - 1) * i / (count - 1));
            made.add(new HostileFile(what + " cut to " + length + " bytes", Arrays.copyOf(good, length)));
        }
        return made;
    }

    /** One bit turned at {@code count} places, evenly spread over the bytes {@code from} to {@code to} - 1. */
    static List<HostileFile> flips(String what, byte[] good, int from, int to, int count) {
        List<HostileFile> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = from + (int) ((long) (to - from) * i / count);
            made.add(flip(what, good, at, i % 8));
        }
        return made;
    }

    static HostileFile flip(String what, byte[] good, int at, int bit) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << bit);
        return new HostileFile(what + " with bit " + bit + " of byte " + at + " turned", bad);
    }

    /** Where {@code part} begins in {@code whole}. */
    static int find(byte[] whole, byte[] part) {
        for (int at = 0; at <= whole.length - part.length; at++) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("the part is not there");
    }

    static byte[] join(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
