package afterimage.engine.data;

import afterimage.engine.clip.NpySample;
import afterimage.engine.clip.Pictures;
import afterimage.engine.sequence.SequenceSpec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files as users have them. */
final class Samples {
    /** One digit, 2 + 1 frames. */
    static SequenceSpec clips(int size) {
        SequenceSpec usual = SequenceSpec.labReport();
        return new SequenceSpec(
                1, 2, 1, size, usual.minSpeed(), usual.maxSpeed(), usual.wall(), usual.moveFirst(), usual.truncate());
    }

    private Samples() {}

    /** Shapes of 28 pixels, drawn and kept as pictures in a folder, as what files are taken for. */
    static DataImport.Wish drawn(Path folder, String name, List<float[]> shapes) {
        for (int n = 0; n < shapes.size(); n++) {
            BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 28 * 28; i++) {
                picture.getRaster().setSample(i % 28, i / 28, 0, Math.round(255 * shapes.get(n)[i]));
            }
            Pictures.writePng(folder.resolve("shape-" + n + ".png"), picture);
        }
        return new DataImport.Wish(name, DataImport.As.IMAGES, null, Cut.WHOLE, 64);
    }

    /** Gzipped if its name says so. */
    static Path idx(Path file, byte[] data, int... shape) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(4 + 4 * shape.length).putInt(0x0800 + shape.length);
        for (int size : shape) {
            head.putInt(size);
        }
        try (OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(whole) : whole) {
            out.write(head.array());
            out.write(data);
        }
        return Files.write(file, whole.toByteArray());
    }

    /** Images whose pixels all are their own number. */
    static Path images(Path file, int count, int side) throws IOException {
        byte[] data = new byte[count * side * side];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i / (side * side));
        }
        return idx(file, data, count, side, side);
    }

    /** Image {@code n} has the label {@code first + n}. */
    static Path labels(Path file, int count, int first) throws IOException {
        byte[] data = new byte[count];
        for (int i = 0; i < count; i++) {
            data[i] = (byte) (first + i);
        }
        return idx(file, data, count);
    }

    /** Bytes of (time, sequence, height, width): each frame of video v at time t is of the shade 10 v + t, but for a corner. */
    static Path video(Path file, int frames, int videos, int side) throws IOException {
        NpySample sample = new NpySample("tshw", new int[] {frames, videos, side, side}, "|u1", false);
        return sample.write(file, (t, s, h, w, c) -> h + w == 0 ? 255 : 10 * s + t);
    }

    /** A block of one colour on another, its upper left corner at {@code left}. */
    static Path block(Path file, int side, int left, int block, int ink, int paper) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < side * side; i++) {
            boolean isIn = i % side >= left && i % side < left + block && i / side >= left && i / side < left + block;
            image.setRGB(i % side, i / side, isIn ? ink : paper);
        }
        Files.createDirectories(file.getParent());
        return Files.write(file, Pictures.png(image));
    }
}
