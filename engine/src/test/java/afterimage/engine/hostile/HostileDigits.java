package afterimage.engine.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Spoiled MNIST files (IDX, gzipped). */
final class HostileDigits {
    static final String IMAGES = "t10k-images-idx3-ubyte.gz";
    static final String LABELS = "t10k-labels-idx1-ubyte.gz";
    private static final int BOMB = 1 << 26;

    private HostileDigits() {}

    static List<HostileFile> labels(byte[] gz) throws IOException {
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(gz)).readAllBytes();
        List<HostileFile> made = new ArrayList<>(Damage.cuts("labels", gz, 40));
        // The gzip head's time, flags for compression and system say nothing about the content.
        made.addAll(Damage.flips("gzip head", gz, 0, 3, 3));
        made.addAll(Damage.flips("labels", gz, 60, gz.length, 60));
        for (int bit = 0; bit < 64; bit++) {
            HostileFile head = Damage.flip("head", plain, bit / 8, bit % 8);
            made.add(new HostileFile("labels, " + head.what(), gzip(head.content())));
        }
        for (HostileFile label : Damage.flips("label", plain, 8, plain.length, 20)) {
            made.add(new HostileFile(label.what(), gzip(label.content())));
        }
        for (HostileFile cut : Damage.cuts("labels that were", plain, 10)) {
            made.add(new HostileFile(cut.what() + " before packing", gzip(cut.content())));
        }
        made.add(new HostileFile("labels with one more", gzip(Damage.join(plain, new byte[1]))));
        made.add(new HostileFile("labels twice", Damage.join(gz, gz)));
        made.add(new HostileFile("labels and a bomb", gzip(Damage.join(plain, new byte[BOMB]))));
        made.add(new HostileFile("labels packed twice", gzip(gz)));
        return made;
    }

    static List<HostileFile> images(byte[] gz) throws IOException {
        byte[] head = Arrays.copyOf(new GZIPInputStream(new ByteArrayInputStream(gz)).readAllBytes(), 16);
        List<HostileFile> made = new ArrayList<>(Damage.cuts("images", gz, 5));
        for (int bit = 0; bit < 128; bit += 2) {
            HostileFile flipped = Damage.flip("head", head, bit / 8, bit % 8);
            made.add(new HostileFile("images, " + flipped.what(), gzip(flipped.content())));
        }
        byte[] huge = head.clone();
        Arrays.fill(huge, 4, 16, (byte) 0x7f);
        made.add(new HostileFile("images that announce 10^28 bytes", gzip(huge)));
        made.add(new HostileFile("images that are a bomb", gzip(Damage.join(head, new byte[BOMB]))));
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
