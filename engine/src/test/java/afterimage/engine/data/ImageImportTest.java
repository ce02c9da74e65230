package afterimage.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageImportTest extends ImportCase {
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    /** What images of a split are, each of one shade. */
    private List<Integer> shades(DataSpec spec, Split split) {
        DigitSet digits = data.digits(spec, split);
        return IntStream.range(0, digits.count())
                .mapToObj(i -> digits.grey(i, digits.side() - 1, digits.side() - 1))
                .toList();
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({"8,", "28,.gz", "40,"})
    void aPairOfIdxFilesIsPartedAsMnistIs(int side, String end) throws IOException {
        String gz = end == null ? "" : end;
        Samples.images(given.resolve("train-images-idx3-ubyte" + gz), 36, side);
        Samples.labels(given.resolve("train-labels-idx1-ubyte" + (gz.isEmpty() ? ".gz" : "")), 36, 100);
        DataSpec all = take(8, given);
        assertEquals(new DataSpec.Images(side, List.of(30, 3, 3)), all.images());
        assertEquals(range(0, 30), shades(all, Split.TRAIN));
        assertEquals(range(30, 33), shades(all, Split.VALIDATION));
        assertEquals(range(33, 36), shades(all, Split.TEST));
        assertEquals(134, data.digits(all, Split.TEST).label(1));
        Samples.images(given.resolve("t10k-images-idx3-ubyte" + gz), 5, side);
        DataSpec tested = take(8, given);
        assertEquals(List.of(33, 3, 5), tested.images().splits());
        assertEquals(range(33, 36), shades(tested, Split.VALIDATION));
        assertEquals(range(0, 5), shades(tested, Split.TEST));
        assertEquals(-1, data.digits(tested, Split.TRAIN).label(0), "not all have labels");
        Samples.labels(given.resolve("t10k-labels-idx1-ubyte"), 5, 200);
        DataSpec labelled = take(8, given);
        assertEquals(204, data.digits(labelled, Split.TEST).label(4));
        assertNotEquals(tested.sha256(), labelled.sha256());
    }

    /** As torchvision leaves them: unpacked and packed; and several sets have files of the same names. */
    @Test
    void noImageIsTakenTwiceAndLabelsLieBesideTheirImages() throws IOException {
        Samples.images(given.resolve("train-images-idx3-ubyte"), 36, 8);
        Samples.images(given.resolve("train-images-idx3-ubyte.gz"), 36, 8);
        Samples.labels(given.resolve("train-labels-idx1-ubyte"), 36, 0);
        assertEquals(List.of(30, 3, 3), take(8, given).images().splits());
        Path other = Files.createDirectory(given.resolve("other"));
        Samples.images(other.resolve("train-images-idx3-ubyte"), 12, 8);
        Samples.labels(other.resolve("train-labels-idx1-ubyte"), 12, 90);
        DataSpec both = take(8, given);
        assertEquals(List.of(40, 4, 4), both.images().splits());
        Set<Integer> labels = new HashSet<>();
        for (Split split : Split.values()) {
            DigitSet digits = data.digits(both, split);
            for (int i = 0; i < digits.count(); i++) {
                int label = digits.label(i);
                assertEquals(digits.grey(i, 0, 0), label >= 90 ? label - 90 : label);
                labels.add(label);
            }
        }
        assertEquals(48, labels.size());
    }

    @Test
    void idxFilesThatDoNotBelongTogetherAreRefused() throws IOException {
        Path images = given.resolve("train-images-idx3-ubyte");
        for (int side : new int[] {7, 65}) {
            Samples.images(images, 24, side);
            requireRefused("squares of 8 to 64", given);
        }
        Samples.idx(images, new byte[24 * 80], 24, 8, 10);
        requireRefused("10 x 8 pixels", given);
        Samples.images(images, 11, 8);
        requireRefused("twelve", given);
        Samples.images(images, 24, 8);
        Path labels = Samples.labels(given.resolve("train-labels-idx1-ubyte"), 23, 0);
        requireRefused("23 labels for the 24 images", given);
        Files.delete(labels);
        Samples.images(given.resolve("t10k-images-idx3-ubyte"), 24, 9);
        requireRefused("8 pixels a side, those for testing 9", given);
        Files.delete(images);
        requireRefused("no images for training", given);
    }

    /** Chalk and ink, on nothing and on paper: bright on black, whatever part of the picture it fills. */
    @Test
    void foldersOfSpritesAreClasses() throws IOException {
        int[][] colours = {{WHITE, 0}, {BLACK, 0}, {WHITE, BLACK}, {BLACK, WHITE}};
        for (int i = 0; i < colours.length; i++) {
            Samples.block(
                    given.resolve("class " + i).resolve("a.png"), 10, 1, i < 2 ? 8 : 6, colours[i][0], colours[i][1]);
        }
        DataSpec spec = take(32, given);
        assertEquals(10, spec.images().side());
        assertEquals(
                400, spec.images().splits().stream().mapToInt(Integer::intValue).sum());
        for (Split split : Split.values()) {
            DigitSet digits = data.digits(spec, split);
            Set<Integer> seen = new TreeSet<>();
            for (int i = 0; i < digits.count(); i++) {
                seen.add(digits.label(i));
                assertTrue(digits.grey(i, 4, 4) > 250 && digits.grey(i, 9, 0) < 130, "class " + digits.label(i));
            }
            assertEquals(Set.of(0, 1, 2, 3), seen);
        }
    }

    /** Many are not varied; they come by their classes, and yet every class is in every split. */
    @Test
    void manyPicturesAreDealtToSplitsByChance() throws IOException {
        for (int i = 0; i < 210; i++) {
            Path file = given.resolve("class " + i / 105).resolve("p" + i + ".png");
            Samples.block(file, 8, 0, 1 + i % 3, 0xff000000 | (i + 40) * 0x10101, BLACK);
        }
        DataSpec spec = take(16, given);
        assertEquals(List.of(176, 17, 17), spec.images().splits());
        Set<Integer> all = new TreeSet<>();
        for (Split split : Split.values()) {
            DigitSet digits = data.digits(spec, split);
            Set<Integer> classes = new TreeSet<>();
            for (int i = 0; i < digits.count(); i++) {
                classes.add(digits.label(i));
                assertEquals(digits.grey(i, 0, 0) < 145 ? 0 : 1, digits.label(i));
                assertTrue(all.add(digits.grey(i, 0, 0)), "twice");
            }
            assertEquals(Set.of(0, 1), classes);
        }
        assertEquals(210, all.size());
    }

    @Test
    void drawnShapesAreVariedTheSameForEver() {
        List<float[]> shapes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            float[] shape = new float[28 * 28];
            Arrays.fill(shape, 28 * (8 + i), 28 * (14 + 2 * i), 1);
            shapes.add(shape);
        }
        DataSpec spec = new DataImport(own).take(List.of(folder), Samples.drawn(folder, "drawn", shapes));
        assertEquals("76f4f3fa81460967a04b03c9daf6fc1c20de8ff734ae8e0c66e25c61adebc271", spec.sha256());
        assertEquals(List.of(250, 25, 25), spec.images().splits());
        Set<String> different = new HashSet<>();
        for (Split split : Split.values()) {
            DigitSet digits = data.digits(spec, split);
            Set<Integer> seen = new TreeSet<>();
            for (int i = 0; i < digits.count(); i++) {
                seen.add(digits.label(i));
                StringBuilder pixels = new StringBuilder();
                for (int p = 0; p < 784; p++) {
                    pixels.append((char) digits.grey(i, p / 28, p % 28));
                }
                different.add(pixels.toString());
            }
            assertEquals(Set.of(0, 1, 2), seen);
        }
        assertEquals(300, different.size());
    }
}
