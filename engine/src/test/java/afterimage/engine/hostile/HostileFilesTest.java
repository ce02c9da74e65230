package afterimage.engine.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import afterimage.engine.BadInput;
import afterimage.engine.clip.ClipFile;
import afterimage.engine.data.Cut;
import afterimage.engine.data.DataImport;
import afterimage.engine.data.DataSpec;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is read from disk may be damaged or made to do harm; it is refused with a reason, and nothing else happens. */
class HostileFilesTest {
    private static final int FEWEST = 500;

    @TempDir
    private Path folder;

    private Path around;
    private Path run;
    private String spec;

    @BeforeEach
    void layOut() throws IOException {
        around = Files.createDirectory(folder.resolve("around"));
        run = Files.createDirectory(around.resolve("run"));
        spec = new String(resource("/afterimage/engine/run/format-1/run.json"), StandardCharsets.UTF_8);
        Files.writeString(run.resolve("run.json"), spec);
        Files.writeString(around.resolve("evil.npy"), "as it was");
        Files.writeString(Files.createDirectory(around.resolve("a")).resolve("evil.npy"), "as it was");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HostileFilesTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static Stream<DynamicTest> refused(List<HostileFile> files, Refusal refusal) {
        return files.stream().map(file -> dynamicTest(file.what(), () -> refusal.require(file)));
    }

    @Test
    void thereAreEnoughDifferentOnes() throws IOException {
        int count = 0;
        for (List<HostileFile> files : List.of(
                specFiles(),
                checkpoints().all(),
                HostileZips.all(),
                HostileArrays.all(),
                HostileClips.all(),
                labelFiles(),
                imageFiles(),
                HostileData.npys(),
                HostileData.npzs(),
                HostileData.gifs(),
                HostileData.pngs(),
                HostileData.idxs())) {
            count += (int) files.stream()
                    .map(file -> ByteBuffer.wrap(file.content()))
                    .distinct()
                    .count();
        }
        assertTrue(count >= FEWEST, "only " + count);
    }

    @TestFactory
    Stream<DynamicTest> specsAreRefused() {
        return refused(specFiles(), new Refusal(run.resolve("run.json"), around, () -> RunFolder.open(run)));
    }

    private List<HostileFile> specFiles() {
        return HostileSpecs.of(spec);
    }

    @TestFactory
    Stream<DynamicTest> checkpointsAreRefused() throws IOException {
        Refusal refusal = new Refusal(
                run.resolve("checkpoint.npz"), around, () -> RunFolder.open(run).checkpoint());
        return refused(checkpoints().all(), refusal);
    }

    private HostileCheckpoints checkpoints() throws IOException {
        RunSpec read = SpecJson.read(spec, "fixture");
        return new HostileCheckpoints(Files.createTempDirectory(folder, "made"), read);
    }

    /** What the zip around the content says of itself may change; what is read then is the same to the last bit. */
    @Test
    void everyByteOfACheckpointIsGuarded() throws IOException {
        byte[] good = checkpoints().good();
        Checkpoint whole = read(good);
        for (int at = 0; at < good.length; at++) {
            byte[] flipped = Damage.flip("", good, at, at % 8).content();
            byte[] cut = Arrays.copyOf(good, at);
            assertThrows(BadInput.class, () -> read(cut));
            try {
                Checkpoint same = read(flipped);
                assertEquals(whole.state(), same.state());
                assertEquals(whole.spec(), same.spec());
                assertEquals(whole.weights(), same.weights());
                assertEquals(whole.slots(), same.slots());
                assertEquals(whole.history().toCsv(), same.history().toCsv());
            } catch (BadInput refused) {
                assertTrue(refused.getMessage().contains("checkpoint under test"), refused.getMessage());
            }
        }
    }

    private static Checkpoint read(byte[] content) throws IOException {
        return Checkpoint.read(new ByteArrayInputStream(content), "checkpoint under test");
    }

    @TestFactory
    Stream<DynamicTest> npzFilesAreRefused() {
        Path file = around.resolve("weights.npz");
        return refused(HostileZips.all(), new Refusal(file, around, () -> NpzFile.read(file)));
    }

    /** Arrays in a zip that is right. */
    @TestFactory
    Stream<DynamicTest> arraysAreRefused() {
        Path file = around.resolve("weights.npz");
        return refused(HostileArrays.all(), new Refusal(file, around, () -> NpzFile.read(file)));
    }

    @Test
    void theFilesThatTheOthersAreMadeFromAreRead() throws IOException {
        Path file = Files.write(
                around.resolve("weights.npz"),
                new RawZip()
                        .add("a.npy", HostileArrays.GOOD)
                        .deflate("b.npy", HostileArrays.GOOD)
                        .end());
        NpyArray array = new NpyArray(new int[] {3, 4}, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        assertEquals(array, NpzFile.read(file).arrays().get("a"));
        assertEquals(array, NpzFile.read(file).arrays().get("b"));
        Path clips = Files.write(around.resolve("clips.npy"), HostileClips.good());
        try (ClipFile read = new ClipFile(clips, 2, 2, 8, null)) {
            assertEquals(0.5f, read.read(2, 1).get(0).at(1, 3, 3));
        }
        assertEquals(1002, read(checkpoints().good()).state().step());
        for (Map.Entry<String, byte[]> data : Map.of(
                        "video.npy", HostileData.goodNpy(),
                        "video.npz", HostileData.goodNpz(),
                        "video.gif", HostileData.goodGif(),
                        "f1.png", HostileData.goodPng(),
                        "sprite.png", HostileData.goodPng(),
                        "images-idx3-ubyte", HostileData.goodIdx())
                .entrySet()) {
            assertEquals(
                    "mine",
                    takeIn(Files.write(around.resolve(data.getKey()), data.getValue()))
                            .name());
        }
        assertEquals(SpecJson.read(spec, "fixture"), RunFolder.open(run).spec());
    }

    @TestFactory
    Stream<DynamicTest> clipFilesAreRefused() {
        Path file = around.resolve("clips.npy");
        return refused(HostileClips.all(), new Refusal(file, around, () -> {
            try (ClipFile clips = new ClipFile(file, 2, 2, 8, null)) {
                return clips.read(0, clips.count());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> labelFilesAreRefused() throws IOException {
        Path digits = Files.createDirectory(around.resolve("digits"));
        Path images =
                Files.write(digits.resolve(HostileDigits.IMAGES), resource("/afterimage/data/" + HostileDigits.IMAGES));
        Path file = digits.resolve(HostileDigits.LABELS);
        Files.write(file, new byte[0]);
        // It keeps the images, which come first, from the first reading on.
        Mnist mnist = new Mnist(digits);
        assertThrows(BadInput.class, () -> mnist.read(Split.TEST));
        Files.delete(images);
        return refused(labelFiles(), new Refusal(file, digits, () -> mnist.read(Split.TEST)));
    }

    private static List<HostileFile> labelFiles() throws IOException {
        return HostileDigits.labels(resource("/afterimage/data/" + HostileDigits.LABELS));
    }

    @TestFactory
    Stream<DynamicTest> imageFilesAreRefused() throws IOException {
        Path digits = Files.createDirectory(around.resolve("digits"));
        Path file = digits.resolve(HostileDigits.IMAGES);
        return refused(imageFiles(), new Refusal(file, digits, () -> new Mnist(digits).read(Split.TEST)));
    }

    /** As data for a new run; nothing of them stays in the program's folder. */
    private Stream<DynamicTest> refusedAsData(String name, List<HostileFile> files) {
        Path file = around.resolve(name);
        return refused(files, new Refusal(file, around, () -> takeIn(file)));
    }

    private DataSpec takeIn(Path file) throws IOException {
        DataImport.Wish wish = new DataImport.Wish("mine", null, null, Cut.WHOLE, 8);
        return new DataImport(Files.createTempDirectory(folder, "own")).take(List.of(file), wish);
    }

    @TestFactory
    Stream<DynamicTest> videosInNpyAreRefused() {
        return refusedAsData("video.npy", HostileData.npys());
    }

    @TestFactory
    Stream<DynamicTest> videosInNpzAreRefused() {
        return refusedAsData("video.npz", HostileData.npzs());
    }

    @TestFactory
    Stream<DynamicTest> gifsAreRefused() throws IOException {
        return refusedAsData("video.gif", HostileData.gifs());
    }

    @TestFactory
    Stream<DynamicTest> framesAreRefused() {
        return refusedAsData("f1.png", HostileData.pngs());
    }

    @TestFactory
    Stream<DynamicTest> spritesAreRefused() {
        return refusedAsData("sprite.png", HostileData.pngs());
    }

    @TestFactory
    Stream<DynamicTest> idxFilesOfOthersAreRefused() throws IOException {
        return refusedAsData("images-idx3-ubyte", HostileData.idxs());
    }

    private static List<HostileFile> imageFiles() throws IOException {
        return HostileDigits.images(resource("/afterimage/data/" + HostileDigits.IMAGES));
    }
}
