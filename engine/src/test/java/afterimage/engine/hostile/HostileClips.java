package afterimage.engine.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spoiled npy files of clips: 3 clips of 2 frames of 4 x 4. */
final class HostileClips {
    private HostileClips() {}

    static byte[] good() {
        float[] grey = new float[2 * 3 * 16];
        Arrays.fill(grey, 0.5f);
        return HostileArrays.good("(2, 3, 4, 4)", grey);
    }

    static List<HostileFile> all() {
        byte[] good = good();
        int head = good.length - 4 * 96;
        byte[] data = Arrays.copyOfRange(good, head, good.length);
        List<HostileFile> made = new ArrayList<>(Damage.cuts("clips", good, 40));
        made.addAll(Damage.flips("clips", good, 0, head, head));
        // The highest bit of the exponent makes any grey a huge number or none.
        for (int i = 0; i < 96; i += 3) {
            made.add(Damage.flip("clips", good, head + 4 * i + 3, 6));
        }
        made.addAll(HostileArrays.heads("(2, 3, 4, 4)", data));
        for (String shape : List.of(
                "(96,)",
                "(3, 2, 16)",
                "(6, 4, 4)",
                "(1, 2, 3, 4, 4)",
                "(2, 3, 16, 1)",
                "(2, 3, 2, 8)",
                "(0, 3, 4, 4)",
                "(2, 0, 4, 4)",
                "(6, 1, 4, 4)",
                "(2, 1000000000, 4, 4)",
                "(2147483647, 2, 4, 4)",
                "(2, 4, 4, 4)")) {
            made.add(new HostileFile(
                    "clips of the shape " + shape,
                    HostileArrays.npy("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }", data)));
        }
        made.add(new HostileFile("clips with a byte more", Damage.join(good, new byte[1])));
        return made;
    }
}
