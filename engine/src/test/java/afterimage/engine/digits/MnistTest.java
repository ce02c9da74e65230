package afterimage.engine.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    private static final String IMAGES = "t10k-images-idx3-ubyte.gz";
    private static final String LABELS = "t10k-labels-idx1-ubyte.gz";

    @TempDir
    private Path folder;

    private byte[] images;

    @BeforeEach
    void copyTestFiles() throws IOException {
        for (String name : new String[] {IMAGES, LABELS}) {
            try (InputStream in = MnistTest.class.getResourceAsStream("/afterimage/data/" + name)) {
                Files.write(folder.resolve(name), in.readAllBytes());
            }
        }
        images = Files.readAllBytes(folder.resolve(IMAGES));
    }

    @Test
    void splitsShareNoImage() {
        Mnist mnist = Mnist.packaged();
        DigitSet train = mnist.read(Split.TRAIN);
        DigitSet validation = mnist.read(Split.VALIDATION);
        assertEquals(55_000, train.count());
        assertEquals(5_000, validation.count());
        assertEquals(10_000, mnist.read(Split.TEST).count());
        // The first label of the file, and the one after the training images: known from the original files.
        assertEquals(5, train.label(0));
        assertThrows(IndexOutOfBoundsException.class, () -> train.label(55_000));
        assertTrue(differs(train, 0, validation, 0));
    }

    @Test
    void aUsersFolderIsReadLikeTheProgramsOwn() {
        DigitSet own = new Mnist(folder).read(Split.TEST);
        // The first test image is a seven; its row 7 begins to show ink at column 6.
        assertEquals(7, own.label(0));
        assertEquals(84, own.grey(0, 7, 6));
        assertEquals(0, own.grey(0, 0, 0));
    }

    @Test
    void damagedFilesAreRefusedWithWhatIsWrong() throws IOException {
        assertRefused(Arrays.copyOf(images, images.length / 2), "Cannot read");
        assertRefused("not gzip".getBytes(), "is not an IDX file");
        byte[] plain = unpacked(images);
        assertRefused(gzip(Arrays.copyOf(plain, plain.length - 1)), "cut or damaged");
        assertRefused(gzip(Arrays.copyOf(plain, 7)), "is not an IDX file");
        byte[] wrongMagic = plain.clone();
        wrongMagic[2] = 9;
        assertRefused(gzip(wrongMagic), "is not an IDX file");
        byte[] otherPixel = plain.clone();
        otherPixel[5000] ^= 1;
        assertRefused(gzip(otherPixel), "SHA-256");
        byte[] negative = plain.clone();
        negative[4] = (byte) 0x80;
        assertRefused(gzip(negative), "announces the size");
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        Files.delete(folder.resolve(IMAGES));
        BadInput refusal = assertThrows(BadInput.class, () -> new Mnist(folder).read(Split.TEST));
        assertTrue(refusal.getMessage().contains(IMAGES) && refusal.getMessage().contains("missing"));
    }

    private void assertRefused(byte[] content, String why) throws IOException {
        Files.write(folder.resolve(IMAGES), content);
        BadInput refusal = assertThrows(BadInput.class, () -> new Mnist(folder).read(Split.TEST));
        assertTrue(refusal.getMessage().contains(IMAGES), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    }

    private static boolean differs(DigitSet one, int i, DigitSet other, int j) {
        for (int at = 0; at < 28 * 28; at++) {
            if (one.grey(i, at / 28, at % 28) != other.grey(j, at / 28, at % 28)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] unpacked(byte[] gz) throws IOException {
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(gz))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
            gz.write(plain);
        }
        return out.toByteArray();
    }
}
