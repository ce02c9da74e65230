package afterimage.engine.digits;

import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The four MNIST files (LeCun, Cortes, Burges), from the program itself or from a folder of the user's. Each is
 * checked against the SHA-256 of the original.
 */
public final class Mnist {
    private static final String PACKAGED = "/afterimage/data/";
    private static final int TRAIN_IMAGES = 55_000;
    private static final int VALIDATION_IMAGES = 5_000;
    private static final int TEST_IMAGES = 10_000;

    /** Where a file's bytes come from. */
    private interface Source {
        InputStream open(String file) throws IOException;

        String describe(String file);
    }

    private final Source source;
    private final Map<String, String> checksums;
    private final Map<String, IdxFile> files = new HashMap<>();

    private Mnist(Source source) {
        this.source = source;
        this.checksums = checksums();
    }

    /** The files that the program brings along. */
    public static Mnist packaged() {
        return new Mnist(new Source() {
            @Override
            public InputStream open(String file) throws IOException {
                InputStream in = Mnist.class.getResourceAsStream(PACKAGED + file);
                if (in == null) {
                    throw new NoSuchFileException(file);
                }
                return in;
            }

            @Override
            public String describe(String file) {
                return "the program's own " + file;
            }
        });
    }

    /** The four files, each gzipped, in a folder. */
    public static Mnist in(Path folder) {
        return new Mnist(new Source() {
            @Override
            public InputStream open(String file) throws IOException {
                SafeFile.requireFile(folder.resolve(file));
                return Files.newInputStream(folder.resolve(file));
            }

            @Override
            public String describe(String file) {
                return folder.resolve(file).toString();
            }
        });
    }

    /**
     * Reads one split.
     *
     * @throws BadInput if a file is missing, cut, of another kind, or not the original
     */
    public DigitSet read(Split split) {
        String stem = split == Split.TEST ? "t10k" : "train";
        int count = split == Split.TEST ? TEST_IMAGES : TRAIN_IMAGES + VALIDATION_IMAGES;
        IdxFile images = read(stem + "-images-idx3-ubyte", count, DigitSet.SIZE, DigitSet.SIZE);
        IdxFile labels = read(stem + "-labels-idx1-ubyte", count);
        return switch (split) {
            case TRAIN -> new DigitSet(split, images.bytes(), labels.bytes(), 0, TRAIN_IMAGES);
            case VALIDATION -> new DigitSet(split, images.bytes(), labels.bytes(), TRAIN_IMAGES, VALIDATION_IMAGES);
            case TEST -> new DigitSet(split, images.bytes(), labels.bytes(), 0, labels.shape()[0]);
        };
    }

    /** Read once: unpacking and checking the training images takes a second. */
    private synchronized IdxFile read(String name, int... shape) {
        IdxFile known = files.get(name);
        if (known == null) {
            known = load(name, shape);
            files.put(name, known);
        }
        return known;
    }

    private IdxFile load(String name, int[] shape) {
        String file = name + ".gz";
        try (InputStream in = source.open(file)) {
            return IdxFile.read(in, shape, checksums.get(file), checksums.get(name), source.describe(file));
        } catch (NoSuchFileException e) {
            throw new BadInput(
                    "The digit file '" + source.describe(file)
                            + "' is missing; the folder must hold the four gzipped MNIST files.",
                    e);
        } catch (IOException e) {
            throw new BadInput(
                    "Cannot read the digit file '" + source.describe(file) + "': " + e.getMessage() + ".", e);
        }
    }

    /** SHA-256 of the uncompressed and the compressed files by name, from data/SHA256SUMS. */
    private static Map<String, String> checksums() {
        try (InputStream in = Mnist.class.getResourceAsStream(PACKAGED + "SHA256SUMS")) {
            Map<String, String> byName = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split("\\s+"))
                    .forEach(pair -> byName.put(pair[1], pair[0]));
            return byName;
        } catch (IOException e) {
            throw new IllegalStateException("the program's own SHA256SUMS cannot be read", e);
        }
    }
}
