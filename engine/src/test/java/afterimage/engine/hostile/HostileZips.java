package afterimage.engine.hostile;

import static afterimage.engine.hostile.Damage.latin;

import java.util.ArrayList;
import java.util.List;

/** Spoiled npz files: names that lead elsewhere, bombs, sizes that are not. */
final class HostileZips {
    private static final byte[] ARRAY = HostileArrays.good("(2, 3)", 1, 2, 3, 4, 5, 6);
    private static final int BOMB = 1 << 26;

    private HostileZips() {}

    static List<HostileFile> all() {
        byte[] good = new RawZip()
                .add("a.npy", HostileArrays.GOOD)
                .deflate("b.npy", HostileArrays.GOOD)
                .end();
        List<HostileFile> made = new ArrayList<>(Damage.cuts("npz", good, 60));
        int from = Damage.find(good, HostileArrays.GOOD);
        made.addAll(Damage.flips("npz", good, from, from + HostileArrays.GOOD.length, 40));
        made.addAll(names());
        made.addAll(bombs());
        made.addAll(structure());
        return made;
    }

    private static List<HostileFile> names() {
        List<HostileFile> made = new ArrayList<>();
        for (String name : new String[] {
            "../evil.npy",
            "../../../../tmp/evil.npy",
            "/evil.npy",
            "/etc/evil.npy",
            "a/../../evil.npy",
            "a/..",
            "..",
            ".",
            "./evil.npy",
            "a/./evil.npy",
            "a//evil.npy",
            "//host/evil.npy",
            "..\\evil.npy",
            "a\\..\\evil.npy",
            "\\evil.npy",
            "C:\\evil.npy",
            "C:/evil.npy",
            "C:evil.npy",
            "a:stream.npy",
            "folder/",
            "a/ /evil.npy",
            " ",
            "",
            "evil\n.npy",
            "evil\r.npy",
            "evil\0.npy",
            "evil\u001b[2J.npy",
            "\u202eypn.npy",
            "a\u2028b.npy",
            "x".repeat(201) + ".npy",
            "y/".repeat(5000) + "evil.npy"
        }) {
            made.add(new HostileFile(
                    "npz with the name " + afterimage.engine.Excerpt.of(name),
                    new RawZip().add("good.npy", ARRAY).add(name, ARRAY).end()));
        }
        made.add(new HostileFile(
                "npz with a name that is not UTF-8",
                new RawZip()
                        .add(new byte[] {(byte) 0xff, (byte) 0xfe}, 0, 1 << 11, ARRAY, ARRAY.length, ARRAY)
                        .end()));
        made.add(new HostileFile(
                "npz with an array twice",
                new RawZip().add("a.npy", ARRAY).add("a.npy", ARRAY).end()));
        made.add(new HostileFile(
                "npz with a text twice",
                new RawZip().add("a.npy", ARRAY).add("t", ARRAY).add("t", ARRAY).end()));
        return made;
    }

    private static List<HostileFile> bombs() {
        List<HostileFile> made = new ArrayList<>();
        byte[] zeros = new byte[BOMB];
        byte[] announced = HostileArrays.npy("{'descr': '<f4', 'fortran_order': False, 'shape': (16777216,), }", zeros);
        made.add(new HostileFile(
                "npz whose array is a bomb",
                new RawZip().deflate("a.npy", announced).end()));
        made.add(new HostileFile(
                "npz whose text is a bomb",
                new RawZip().add("a.npy", ARRAY).deflate("t.json", zeros).end()));
        made.add(new HostileFile(
                "npz whose small array is followed by a bomb",
                new RawZip().deflate("a.npy", Damage.join(ARRAY, zeros)).end()));
        byte[] million =
                HostileArrays.npy("{'descr': '<f4', 'fortran_order': False, 'shape': (262144,), }", new byte[1 << 20]);
        RawZip many = new RawZip();
        for (int i = 0; i < 64; i++) {
            many.deflate("a" + i + ".npy", million);
        }
        made.add(new HostileFile("npz whose arrays are a bomb together", many.end()));
        RawZip entries = new RawZip();
        for (int i = 0; i < 5000; i++) {
            entries.add("a" + i + ".npy", ARRAY);
        }
        made.add(new HostileFile("npz of 5000 arrays", entries.end()));
        return made;
    }

    private static List<HostileFile> structure() {
        List<HostileFile> made = new ArrayList<>();
        made.add(new HostileFile("npz without entries", new RawZip().end()));
        made.add(new HostileFile(
                "npz without arrays", new RawZip().add("t.json", latin("{}")).end()));
        made.add(new HostileFile("no zip", latin("PK is not how it goes on")));
        made.add(new HostileFile("npz with something after it", Damage.join(whole().end(), new byte[5])));
        made.add(new HostileFile("npz with a comment", whole().end(1, latin("hello"))));
        made.add(new HostileFile("npz with something before it", Damage.join(new byte[3], whole().end())));
        for (int count : new int[] {0, 2, 3, 65535}) {
            made.add(new HostileFile("npz of 1 entry that announces " + count, whole().end(count, new byte[0])));
        }
        for (int method : new int[] {1, 6, 9, 12, 14, 93, 95, 99}) {
            made.add(entry("method " + method, method, 0, ARRAY.length));
        }
        for (int flags : new int[] {1, 8, 9, 1 << 13 | 1}) {
            made.add(entry("flags " + flags, RawZip.STORED, flags, ARRAY.length));
        }
        for (long size : new long[] {0, 1, ARRAY.length - 1, ARRAY.length + 1, Integer.MAX_VALUE, 0xfffffffeL}) {
            byte[] packed = RawZip.deflated(ARRAY);
            made.add(new HostileFile(
                    "npz whose array announces " + size + " bytes",
                    new RawZip()
                            .add(latin("a.npy"), RawZip.DEFLATED, 0, packed, size, ARRAY)
                            .end()));
        }
        made.add(new HostileFile(
                "npz whose CRC is another's",
                new RawZip()
                        .add(latin("a.npy"), 0, 0, ARRAY, ARRAY.length, latin("other"))
                        .end()));
        return made;
    }

    private static RawZip whole() {
        return new RawZip().add("a.npy", ARRAY);
    }

    private static HostileFile entry(String what, int method, int flags, long size) {
        return new HostileFile(
                "npz with " + what,
                new RawZip()
                        .add(latin("a.npy"), method, flags, ARRAY, size, ARRAY)
                        .end());
    }
}
