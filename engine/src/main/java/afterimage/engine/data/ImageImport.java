package afterimage.engine.data;

import afterimage.engine.BadInput;
import afterimage.engine.RandomStream;
import afterimage.engine.clip.GreyPicture;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.ImageFolder;
import afterimage.engine.digits.ImageFolder.Images;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes images that are to move into the program: IDX pairs like MNIST's, small pictures, or drawings. */
final class ImageImport {
    /** Images that are fewer than this are each turned and scaled a little, so that there is something to learn. */
    private static final int FEW = 200;

    private static final int VARIANTS = 100;
    /** Any number, the same for ever: of the variants. */
    private static final long SEED = 28;

    private static final double TURN = Math.toRadians(15);
    private static final double SCALE = 0.15;
    private static final int GREY = 255;

    /** Images, and how many of them are for training, validation and test. */
    record Parted(Images images, List<Integer> splits) {}

    static boolean isIdx(Path file) {
        String name = file.getFileName().toString();
        return (name.contains("idx3") || name.contains("idx1")) && !GreyPicture.isPicture(file);
    }

    /** Those named {@code t10k} or {@code test} are for testing, else a twelfth is; another one is for validation. */
    static Parted idx(List<Path> files) {
        Map<Boolean, Images> read = new HashMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            // Unpacked and packed files often lie side by side.
            if (!name.contains("idx3") || !plain(file).equals(file) && files.contains(plain(file))) {
                continue;
            }
            Path own = plain(file.resolveSibling(name.replace("idx3", "idx1").replace("images", "labels")));
            Path labels = files.stream()
                    .filter(other -> plain(other).equals(own))
                    .findFirst()
                    .orElse(null);
            boolean isTest = name.contains("t10k") || name.contains("test");
            read.merge(isTest, ImageFolder.read(file, labels), Images::and);
        }
        BadInput.unless(
                read.containsKey(false),
                "There are no images for training among %s; their names have idx3 and neither t10k nor test in them.",
                files.stream().map(Path::getFileName).toList());
        return parted(read.get(false), read.get(true));
    }

    private static Path plain(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.gz$", ""));
    }

    /** @param test null to take some of the others */
    private static Parted parted(Images train, Images test) {
        int held = train.count() / 12;
        BadInput.unless(held > 0, "There are too few images; twelve are needed at least.");
        return test == null
                ? new Parted(train, List.of(train.count() - 2 * held, held, held))
                : new Parted(train.and(test), List.of(train.count() - held, held, test.count()));
    }

    /** @param pictures each is a class, or its folder where they lie in several */
    static Parted pictures(List<Path> pictures) {
        List<Path> folders = pictures.stream().map(Path::getParent).distinct().toList();
        List<float[]> shapes = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        int largest = pictures.stream().mapToInt(GreyPicture::longerSide).max().orElseThrow();
        int side = largest > ImageFolder.MOST_SIDE ? DigitSet.SIZE : Math.max(largest, ImageFolder.LEAST_SIDE);
        for (Path picture : pictures) {
            labels.add(folders.size() > 1 ? folders.indexOf(picture.getParent()) : labels.size());
            shapes.add(GreyPicture.read(picture, side));
        }
        return shapes(shapes, labels, side);
    }

    /** @param shapes [side, side] each, 0 to 1 */
    static Parted shapes(List<float[]> shapes, List<Integer> labels, int side) {
        boolean few = shapes.size() < FEW;
        int count = shapes.size() * (few ? VARIANTS : 1);
        byte[] pixels = new byte[count * side * side];
        byte[] all = new byte[count];
        // Splits follow each other: shapes by turns, so that all are in each; many in an order of chance, whatever
        // classes they came by.
        int[] order = RandomStream.order(SEED, shapes.size());
        for (int k = 0; k < count; k++) {
            int shape = order[k % shapes.size()];
            RandomStream random = RandomStream.of(SEED, "shapes", k);
            float[] image = few ? varied(shapes.get(shape), side, random) : shapes.get(shape);
            all[k] = labels.get(shape).byteValue();
            for (int i = 0; i < image.length; i++) {
                pixels[k * image.length + i] = (byte) Math.round(GREY * image[i]);
            }
        }
        boolean labelled = labels.stream().allMatch(label -> label <= GREY);
        return parted(new Images(side, pixels, labelled ? all : new byte[0]), null);
    }

    /** Turned by up to 15 degrees and scaled by up to 15 % about its middle. */
    private static float[] varied(float[] image, int side, RandomStream random) {
        double angle = TURN * (2 * random.nextDouble() - 1);
        double scale = 1 + SCALE * (2 * random.nextDouble() - 1);
        double cos = StrictMath.cos(angle) / scale;
        double sin = StrictMath.sin(angle) / scale;
        double middle = (side - 1) / 2.0;
        float[] varied = new float[image.length];
        for (int i = 0; i < varied.length; i++) {
            double x = i % side - middle;
            double y = i / side - middle;
            varied[i] = between(image, side, middle + cos * x - sin * y, middle + sin * x + cos * y);
        }
        return varied;
    }

    /** Bilinear; black outside. */
    private static float between(float[] image, int side, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double sum = 0;
        for (int v = top; v <= top + 1; v++) {
            for (int u = left; u <= left + 1; u++) {
                if (u >= 0 && v >= 0 && u < side && v < side) {
                    sum += (1 - Math.abs(x - u)) * (1 - Math.abs(y - v)) * image[v * side + u];
                }
            }
        }
        return (float) Math.min(1, sum);
    }
}
