package afterimage.engine.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spoiled npy files of clips: 3 clips of 2 frames of 8 x 8. */
final class HostileClips {
    private HostileClips() {}

    static byte[] good() {
        float[] grey = new float[2 * 3 * 64];
        Arrays.fill(grey, 0.5f);
        return HostileArrays.good("(2, 3, 8, 8)", grey);
    }

    static List<HostileFile> all() {
        byte[] good = good();
        int head = good.length - 4 * 384;
        byte[] data = Arrays.copyOfRange(good, head, good.length);
        List<HostileFile> made = new ArrayList<>(Damage.cuts("clips", good, 40));
        made.addAll(Damage.flips("clips", good, 0, head, head));
        // The highest bit of the exponent makes any grey a huge number or none.
        for (int i = 0; i < 384; i += 12) {
            made.add(Damage.flip("clips", good, head + 4 * i + 3, 6));
        }
        HostileArrays.heads("(2, 3, 8, 8)", data).stream()
                // Clips may be in Fortran order.
                .filter(file -> !new String(file.content(), StandardCharsets.ISO_8859_1).contains("True"))
                .forEach(made::add);
        for (String shape : List.of(
                "(384,)",
                "(3, 2, 64)",
                "(6, 8, 8)",
                "(1, 1, 2, 3, 8, 8)",
                "(2, 3, 64, 1)",
                "(2, 3, 4, 16)",
                "(0, 3, 8, 8)",
                "(2, 0, 8, 8)",
                "(6, 1, 8, 8)",
                "(2, 1000000000, 8, 8)",
                "(2147483647, 2, 8, 8)",
                "(2, 4, 8, 8)")) {
            made.add(new HostileFile(
                    "clips of the shape " + shape,
                    HostileArrays.npy("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }", data)));
        }
        made.add(new HostileFile("clips with a byte more", Damage.join(good, new byte[1])));
        return made;
    }
}
