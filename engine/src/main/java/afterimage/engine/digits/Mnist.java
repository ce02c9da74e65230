package afterimage.engine.digits;

import afterimage.engine.BadInput;
import afterimage.engine.file.Packaged;
import afterimage.engine.file.SafeFile;
import afterimage.engine.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The four MNIST files (LeCun, Cortes, Burges), from the program itself or from a folder of the user's. Each is
 * checked against the SHA-256 of the original.
 */
public final class Mnist {
    private static final String PACKAGED = "data/";
    private static final int TRAIN_IMAGES = 55_000;
    private static final int VALIDATION_IMAGES = 5_000;
    private static final int TEST_IMAGES = 10_000;

    private final Path folder;

    /** SHA-256 of the uncompressed and the compressed files by name. */
    private final Map<String, String> checksums = Packaged.text(PACKAGED + "SHA256SUMS")
            .lines()
            .map(line -> line.split("\\s+"))
            .collect(Collectors.toMap(pair -> pair[1], pair -> pair[0]));

    private final Map<String, byte[]> files = new HashMap<>();

    /** The four files, each gzipped, in a folder; null for the program's own. */
    public Mnist(Path folder) {
        this.folder = folder;
    }

    public static Mnist packaged() {
        return new Mnist(null);
    }

    private InputStream open(String file) throws IOException {
        if (folder == null) {
            return Packaged.open(PACKAGED + file);
        }
        SafeFile.requireFile(folder.resolve(file));
        return Files.newInputStream(folder.resolve(file));
    }

    /** @throws BadInput if a file is missing, cut, of another kind, or not the original */
    public DigitSet read(Split split) {
        String stem = split == Split.TEST ? "t10k" : "train";
        int count = split == Split.TEST ? TEST_IMAGES : TRAIN_IMAGES + VALIDATION_IMAGES;
        byte[] images = read(stem + "-images-idx3-ubyte", count, DigitSet.SIZE, DigitSet.SIZE);
        byte[] labels = read(stem + "-labels-idx1-ubyte", count);
        boolean held = split == Split.VALIDATION;
        int used = held ? VALIDATION_IMAGES : split == Split.TRAIN ? TRAIN_IMAGES : TEST_IMAGES;
        return new DigitSet(images, labels, DigitSet.SIZE, held ? TRAIN_IMAGES : 0, used);
    }

    /** Read once: unpacking and checking the training images takes a second. */
    private synchronized byte[] read(String name, int... shape) {
        return files.computeIfAbsent(name, missing -> load(missing, shape));
    }

    private byte[] load(String name, int[] shape) {
        String file = name + ".gz";
        String called = folder == null
                ? "the program's own " + file
                : folder.resolve(file).toString();
        long most = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        try (DigestInputStream in = new DigestInputStream(open(file), Sha256.begin())) {
            IdxFile.Content content = IdxFile.read(in, shape.length, most, called);
            // A fifth as many bytes to hash; a file that others packed is known by its content.
            boolean isOurs = Sha256.end(in.getMessageDigest()).equals(checksums.get(file))
                    || content.sha256().equals(checksums.get(name));
            BadInput.unless(isOurs, "'%s' is not the original of MNIST (its SHA-256 differs); fetch it again.", called);
            return content.data();
        } catch (NoSuchFileException e) {
            throw new BadInput(
                    "The digit file '" + called + "' is missing; the folder must hold the four gzipped MNIST files.",
                    e);
        } catch (IOException e) {
            throw SafeFile.notRead(called, e);
        }
    }
}
