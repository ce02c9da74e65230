package afterimage.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.file.Trees;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.DataShelf;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SharedRun;
import afterimage.engine.run.SpecJson;
import afterimage.engine.train.TrainingControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTrainingTest {
    @TempDir
    private Path folder;

    private DataShelf shelf() {
        return new DataShelf(folder.resolve("own"));
    }

    private RunFolder create(String name, DataSpec data) {
        RunSpec spec = SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.layers.0.units=2",
                        "sequence.inputFrames=2",
                        "sequence.futureFrames=1",
                        "sequence.size=48",
                        "training.batch=2",
                        "training.heldOutClips=1"));
        return RunFolder.create(folder.resolve(name), spec.with("data", data));
    }

    private Checkpoint train(RunFolder run, long steps) {
        Data data = new Data(Mnist.packaged(), shelf().folder());
        try (TrainingRun training = new TrainingRun(run, data, SessionSettings.cpu())) {
            training.train(new TrainingControl(), snapshot -> {}, new Limit(steps, 0));
        }
        return run.checkpoint();
    }

    @Test
    void aSharedRunGoesOnExactlyWhereNothingElseIsOfItsMaker() throws IOException {
        Samples.images(folder.resolve("train-images-idx3-ubyte"), 36, 40);
        DataSpec data = shelf().take(
                        List.of(folder.resolve("train-images-idx3-ubyte")),
                        new DataImport.Wish("mine", null, null, Cut.WHOLE, 48));
        Checkpoint whole = train(create("whole", data), 3);
        RunFolder parted = create("parted", data);
        train(parted, 2);
        Path shared = folder.resolve("exercise.afterimage");
        SharedRun.write(parted.spec(), parted.checkpoint(), parted.path(), shared);
        Trees.deleteQuietly(shelf().folder());
        Trees.deleteQuietly(parted.path());
        RunFolder copy = SharedRun.open(shared, folder.resolve("copy"));
        Checkpoint resumed = train(copy, 3);
        assertEquals(3, resumed.state().step());
        assertEquals(whole.weights(), resumed.weights());
        assertEquals(whole.history().train(), resumed.history().train());
        Trees.deleteQuietly(copy.path().resolve("data"));
        BadInput refused = assertThrows(BadInput.class, () -> train(copy, 4));
        assertTrue(refused.getMessage().contains("get the run with its folder 'data'"), refused.getMessage());
    }

    /** A run on a file of its maker's, which is read where it is. */
    private RunFolder onClips(Path file) throws IOException {
        Samples.video(file, 4, 6, 48);
        return create("maker", shelf().take(List.of(file), new DataImport.Wish("mine", null, null, Cut.WHOLE, 48)));
    }

    private void share(RunFolder run, Path file) {
        SharedRun.write(run.spec(), run.checkpoint(), run.path(), file);
    }

    @Test
    void aSharedRunHasTheClipsThatItReadWhereTheyWere() throws IOException {
        Path clips = folder.resolve("clips.npy");
        RunFolder run = onClips(clips);
        Checkpoint whole = train(run, 3);
        Trees.deleteQuietly(run.path());
        run = create("maker", run.spec().data());
        train(run, 2);
        Path shared = folder.resolve("exercise.afterimage");
        share(run, shared);
        Files.delete(clips);
        Trees.deleteQuietly(shelf().folder());
        Trees.deleteQuietly(run.path());
        RunFolder copy = SharedRun.open(shared, folder.resolve("copy"));
        // Handed on by who has the run's own copy alone; what is in the maker's place is nobody's business then.
        share(copy, shared);
        Files.writeString(clips, "another file");
        RunFolder second = SharedRun.open(shared, folder.resolve("second"));
        Trees.deleteQuietly(copy.path());
        assertEquals(whole.weights(), train(second, 3).weights());
        assertEquals(whole.history().train(), second.checkpoint().history().train());
    }

    @Test
    void aRunIsNotSharedWithoutItsClips() throws IOException {
        Path clips = folder.resolve("clips.npy");
        RunFolder run = onClips(clips);
        train(run, 1);
        Path shared = folder.resolve("exercise.afterimage");
        byte[] content = Files.readAllBytes(clips);
        content[content.length - 1]++;
        Files.write(clips, content);
        requireNotShared(run, shared, "'" + clips + "' is not what it was");
        try (RandomAccessFile large = new RandomAccessFile(clips.toFile(), "rw")) {
            large.setLength((1L << 31) + 1);
        }
        requireNotShared(run, shared, "The clips '" + clips + "' are larger than the 2 GB");
        Files.delete(clips);
        requireNotShared(run, shared, "The clips '" + clips + "' are gone");
    }

    @Test
    void aRunThatCannotBeginIsNotThere() throws IOException {
        Path clips = folder.resolve("clips.npy");
        RunFolder run = onClips(clips);
        Samples.video(clips, 2, 6, 48);
        DataSpec few = shelf().take(List.of(clips), new DataImport.Wish("few", null, null, Cut.WHOLE, 48));
        // Made in a folder of the user's; refused when it was in training already; too short; gone.
        Path users = Files.createDirectories(folder.resolve("users"));
        assertThrows(BadInput.class, () -> train(create("users", few), 1));
        assertTrue(Files.exists(users));
        RunFolder tooShort = create("short", few);
        try (RunLock other = RunLock.take(tooShort.path())) {
            assertThrows(BadInput.class, () -> train(tooShort, 1));
            assertTrue(RunFolder.isRun(tooShort.path()), other.toString());
        }
        assertThrows(BadInput.class, () -> train(tooShort, 1));
        assertFalse(Files.exists(tooShort.path()));
        Files.delete(clips);
        // Opened, not made: whoever wrote it wants it there.
        assertThrows(BadInput.class, () -> train(RunFolder.open(run.path()), 1));
        assertTrue(RunFolder.isRun(run.path()));
        assertThrows(BadInput.class, () -> train(run, 1));
        assertFalse(Files.exists(run.path()));
    }

    private void requireNotShared(RunFolder run, Path shared, String why) {
        BadInput refused = assertThrows(BadInput.class, () -> share(run, shared));
        assertTrue(refused.getMessage().startsWith(why), refused.getMessage());
        assertFalse(Files.exists(shared));
    }

    /** As earlier versions wrote them; or with other clips in it. */
    @Test
    void aSharedRunWithoutItsClipsOpensWhereTheyAre() throws IOException {
        Path clips = folder.resolve("clips.npy");
        RunFolder run = onClips(clips);
        train(run, 1);
        Path shared = folder.resolve("exercise.afterimage");
        share(run, shared);
        Path bare = Files.write(folder.resolve("bare.afterimage"), changed(shared, null));
        assertEquals(
                1,
                SharedRun.open(bare, folder.resolve("here"))
                        .checkpoint()
                        .state()
                        .step());
        Files.delete(clips);
        Path target = folder.resolve("in").resolve("run");
        BadInput refused = assertThrows(BadInput.class, () -> SharedRun.open(bare, target));
        assertTrue(refused.getMessage().contains("without the clips that it was trained on, '" + clips), "why");
        Files.write(shared, changed(shared, new byte[1000]));
        refused = assertThrows(BadInput.class, () -> SharedRun.open(shared, target));
        assertTrue(refused.getMessage().contains("is cut or damaged"), refused.getMessage());
        assertFalse(Files.exists(target.getParent()));
    }

    /** With another content in place of the data; null, and there are none. */
    private static byte[] changed(Path shared, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(shared));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                boolean isData = entry.getName().startsWith("data/");
                if (!isData || content != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(isData ? content : in.readAllBytes());
                }
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aRunOnVideosTrains() throws IOException {
        Path file = Samples.video(folder.resolve("clips.npy"), 4, 6, 48);
        DataSpec data = shelf().take(List.of(file), new DataImport.Wish("mine", null, null, Cut.WHOLE, 48));
        Checkpoint checkpoint = train(create("run", data), 3);
        assertEquals(3, checkpoint.state().step());
        assertEquals(data, RunFolder.open(folder.resolve("run")).spec().data());
    }

    @Test
    void whatIsNoSharedRunLeavesNothing() throws IOException {
        byte[] whole = shared();
        Path file = folder.resolve("other.afterimage");
        Path target = folder.resolve("in").resolve("run");
        List<byte[]> hostile = List.of(
                new byte[0],
                "no zip".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(whole, whole.length / 2),
                zip("../run.json"),
                zip("data/0123456789abcdef/../../x"),
                zip("notes.txt"),
                zip("run.json"));
        for (byte[] content : hostile) {
            Files.write(file, content);
            assertThrows(BadInput.class, () -> SharedRun.open(file, target));
            assertFalse(Files.exists(target.getParent()), new String(content, StandardCharsets.ISO_8859_1));
        }
    }

    private byte[] shared() throws IOException {
        RunFolder run = create("run", null);
        Path file = folder.resolve("whole.afterimage");
        SharedRun.write(run.spec(), train(run, 1), run.path(), file);
        return Files.readAllBytes(file);
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry(entry));
            out.write('x');
        }
        return zip.toByteArray();
    }
}
