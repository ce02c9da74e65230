package afterimage.engine.hostile;

import static afterimage.engine.hostile.Damage.join;
import static afterimage.engine.hostile.Damage.latin;

import afterimage.engine.clip.GifSample;
import afterimage.engine.clip.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Spoiled files of data that users bring: videos, pictures and images that move. */
final class HostileData {
    private static final String BYTES = "'descr': '|u1', 'fortran_order': %s, 'shape': %s, }";

    private HostileData() {}

    private static byte[] npy(String order, String shape, byte[] data) {
        return HostileArrays.npy("{" + String.format(BYTES, order, shape), data);
    }

    /** 12 frames of 8 x 8, each pixel another than its neighbours. */
    private static byte[] frames() {
        byte[] data = new byte[12 * 64];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (31 * i);
        }
        return data;
    }

    static byte[] goodNpy() {
        return npy("False", "(12, 8, 8)", frames());
    }

    /** Of one video in place. */
    static List<HostileFile> npys() {
        byte[] good = goodNpy();
        int head = good.length - 12 * 64;
        List<HostileFile> made = new ArrayList<>(Damage.cuts("video", good, 40));
        made.addAll(Damage.flips("video", good, 0, 10, 10));
        made.addAll(Damage.flips("video", good, 10, 70, 60));
        made.addAll(HostileArrays.heads("(12, 8, 8)", Arrays.copyOfRange(good, head, good.length)));
        for (String order : new String[] {"False", "True"}) {
            for (String shape : new String[] {
                "(768,)",
                "(12, 64)",
                "(3, 4, 64)",
                "(192, 4, 1)",
                "(12, 8, 8, 1, 1)",
                "(1, 1, 1, 12, 8, 8)",
                "(0, 8, 8)",
                "(12, 8, 0)",
                "(1000000000, 8, 8)",
                "(2147483647, 2, 8, 8)",
                "(1, 65536, 65536)",
                "(13, 8, 8)",
                "(11, 8, 8)"
            }) {
                made.add(new HostileFile(
                        "video of the shape " + shape + " in Fortran order: " + order, npy(order, shape, frames())));
            }
        }
        return made;
    }

    static byte[] goodNpz() {
        return new RawZip().deflate("clips.npy", goodNpy()).end();
    }

    static List<HostileFile> npzs() {
        byte[] good = goodNpz();
        List<HostileFile> made = new ArrayList<>(Damage.cuts("npz", good, 40));
        // The first bit says that there is another block, which there is not, or is.
        int content = 31 + "clips.npy".length();
        int directory = Damage.find(good, latin("PK\u0001\u0002"));
        made.addAll(Damage.flips("npz", good, content, directory, 60));
        // Signature, method, CRC, size, name and place of the entry; more may be packed than is needed.
        for (int at : new int[] {0, 10, 16, 17, 18, 19, 24, 26, 27, 28, 42, 43, 44, 54}) {
            made.add(Damage.flip("npz's directory", good, directory + at, 1));
        }
        byte[] name = latin("clips.npy");
        byte[] bomb = RawZip.deflated(join(npy("False", "(65536, 8, 8)", new byte[0]), new byte[1 << 22]));
        long whole = 128 + (1L << 22);
        for (long size : new long[] {0xfffffff0L, 3L << 30, whole, 128 + 768, 0}) {
            made.add(new HostileFile(
                    "npz that unpacks to 4 MB and says " + size,
                    new RawZip()
                            .add(name, RawZip.DEFLATED, 0, bomb, size, new byte[0])
                            .end()));
        }
        made.add(new HostileFile(
                "npz of a text", new RawZip().add("a.txt", frames()).end()));
        made.add(new HostileFile(
                "npz of two",
                new RawZip().add("a.npy", goodNpy()).add("b.npy", goodNpy()).end()));
        made.add(new HostileFile(
                "npz of a picture", new RawZip().add("a.npy", goodPng()).end()));
        made.add(new HostileFile("npz that is an npy", goodNpy()));
        made.add(new HostileFile(
                "npz encrypted",
                new RawZip().add(name, 0, 1, goodNpy(), 896, frames()).end()));
        made.add(new HostileFile(
                "npz packed by bzip2",
                new RawZip().add(name, 12, 0, bomb, 896, frames()).end()));
        return made;
    }

    static byte[] goodGif() throws IOException {
        List<GifSample.Patch> patches = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            int[] grey = new int[64];
            for (int i = 0; i < 64; i++) {
                grey[i] = (t + i) % 250;
            }
            patches.add(new GifSample.Patch(0, 0, 8, 8, "none", grey));
        }
        return GifSample.bytes(8, 8, patches);
    }

    /** A GIF that is cut is read as far as it goes, as everybody does, but not without a whole frame. */
    static List<HostileFile> gifs() throws IOException {
        byte[] good = goodGif();
        int frame = Damage.find(good, new byte[] {0x21, (byte) 0xf9});
        List<HostileFile> made = new ArrayList<>();
        made.addAll(Damage.cuts("GIF", Arrays.copyOf(good, frame + 64), 30));
        made.addAll(Damage.flips("GIF", good, 0, 5, 5));
        int place = frame + 8;
        for (int at : new int[] {6, 8, place + 5, place + 7}) {
            byte[] huge = good.clone();
            huge[at] = (byte) 0x60;
            huge[at + 1] = (byte) 0xea;
            made.add(new HostileFile("GIF that announces 60000 pixels at " + at, huge));
            byte[] none = good.clone();
            none[at] = 0;
            none[at + 1] = 0;
            made.add(new HostileFile("GIF that announces no pixels at " + at, none));
        }
        made.add(new HostileFile("GIF that is a PNG", goodPng()));
        made.add(new HostileFile("GIF that is a text", latin("GIF, they said")));
        made.add(new HostileFile("GIF of zeros", new byte[4096]));
        made.add(new HostileFile("GIF with a head alone", latin("GIF89a")));
        return made;
    }

    static byte[] goodPng() {
        BufferedImage image = new BufferedImage(72, 72, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 72 * 72; i++) {
            image.setRGB(i % 72, i / 72, 0xff000000 | i * 7919);
        }
        return Pictures.png(image);
    }

    static List<HostileFile> pngs() {
        byte[] good = goodPng();
        List<HostileFile> made = new ArrayList<>(Damage.cuts("PNG", Arrays.copyOf(good, good.length - 200), 40));
        made.addAll(Damage.flips("PNG", good, 0, 8, 8));
        for (int size : new int[] {60_000, Integer.MAX_VALUE, 4097, 0, -1}) {
            for (int at : new int[] {16, 20}) {
                byte[] other = good.clone();
                ByteBuffer.wrap(other).putInt(at, size);
                CRC32 sum = new CRC32();
                sum.update(other, 12, 17);
                ByteBuffer.wrap(other).putInt(29, (int) sum.getValue());
                made.add(new HostileFile("PNG of " + size + " pixels at " + at, other));
            }
        }
        made.add(new HostileFile("PNG that is an npy", goodNpy()));
        made.add(new HostileFile("PNG that is a text", latin("no picture at all")));
        made.add(new HostileFile("PNG that is a TIFF", latin("II*\0\u0008\0\0\0\0\0\0\0\0\0")));
        made.add(new HostileFile("PNG that is a BMP of 60000 pixels", bmp(60_000, 60_000)));
        made.add(new HostileFile("PNG that is a BMP without pixels", bmp(72, 72)));
        made.add(new HostileFile("PNG that is a JPEG's head", latin("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0")));
        return made;
    }

    private static byte[] bmp(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(54).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        head.put(latin("BM"))
                .putInt(54)
                .putInt(0)
                .putInt(54)
                .putInt(40)
                .putInt(width)
                .putInt(height);
        return head.putShort((short) 1).putShort((short) 24).array();
    }

    private static byte[] idx(int magic, int... sizes) {
        ByteBuffer head = ByteBuffer.allocate(4 + 4 * sizes.length).putInt(magic);
        for (int size : sizes) {
            head.putInt(size);
        }
        return head.array();
    }

    static byte[] goodIdx() {
        return join(idx(0x803, 12, 8, 8), frames());
    }

    static List<HostileFile> idxs() throws IOException {
        byte[] good = goodIdx();
        List<HostileFile> made = new ArrayList<>();
        for (HostileFile cut : Damage.cuts("IDX", good, 30)) {
            made.add(cut);
            made.add(new HostileFile(cut.what() + " before packing", gzip(cut.content())));
        }
        for (int bit = 0; bit < 128; bit++) {
            made.add(Damage.flip("IDX", good, bit / 8, bit % 8));
        }
        byte[] packed = gzip(good);
        made.addAll(Damage.cuts("packed IDX", packed, 30));
        made.addAll(Damage.flips("packed IDX", packed, 12, packed.length, 30));
        int[][] sizes = {
            {-1, 8, 8},
            {12, -8, -8},
            {0, 8, 8},
            {12, 0, 0},
            {16_777_216, 8, 8},
            {16_777_217, 8, 8},
            {Integer.MAX_VALUE, 64, 64},
            {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE},
            {Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE},
            {12, 8, 9},
            {1, 16, 48},
            {13, 8, 8}
        };
        for (int[] shape : sizes) {
            made.add(new HostileFile("IDX of " + Arrays.toString(shape), join(idx(0x803, shape), frames())));
            made.add(new HostileFile(
                    "packed IDX of " + Arrays.toString(shape), gzip(join(idx(0x803, shape), frames()))));
        }
        for (int magic : new int[] {0x801, 0x802, 0x804, 0x903, 0xd03, 0x10803, 0}) {
            made.add(new HostileFile("IDX of the kind " + magic, join(idx(magic, 12, 8, 8), frames())));
        }
        made.add(new HostileFile("IDX with a byte more", join(good, new byte[1])));
        made.add(new HostileFile("IDX and a bomb", gzip(join(good, new byte[1 << 25]))));
        made.add(new HostileFile("IDX packed twice", gzip(packed)));
        made.add(new HostileFile("IDX that is a PNG", goodPng()));
        return made;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
            gz.write(plain);
        }
        return out.toByteArray();
    }
}
