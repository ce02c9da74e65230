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
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SharedRun;
import afterimage.engine.run.SpecJson;
import afterimage.engine.train.TrainingControl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
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
