package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.NotWritten;
import afterimage.engine.Notice;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.NpzFile;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.train.TrainingControl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFolderTest {
    /** Of the fixture's weights, names and elements in the order of names; computed with NumPy. */
    private static final String FIXTURE_WEIGHTS = "62e9b417c96ab1ed12bbb22379ac21e970ce5f495c0957a4561e8028e5bb60bf";

    @TempDir
    private Path folder;

    private static Checkpoint at(long step) {
        LossHistory history = new LossHistory();
        history.addTrain(new LossPoint(step, 0.5f));
        return new Checkpoint(
                new Checkpoint.State(Checkpoint.FORMAT, step, 1.5, 0.01, "p", "d", "m", "t", null, null),
                Map.of("encoder/0/bias", new NpyArray(new int[] {2}, new float[] {step, -1})),
                Map.of("mean/encoder/0/bias", new NpyArray(new int[] {2}, new float[] {0, step})),
                history);
    }

    private RunFolder run() {
        return RunFolder.create(folder.resolve("run"), Presets.named(Presets.QUICK_START));
    }

    private Path file(String name) {
        return folder.resolve("run").resolve(name);
    }

    @Test
    void ofARunThatCannotBeFilledNothingIsLeft() {
        Path path = file("new/run");
        NotWritten full = new NotWritten("There is no room.", null);
        assertThrows(
                NotWritten.class,
                () -> RunFolder.create(path, Presets.named(Presets.QUICK_START), made -> {
                    throw full;
                }));
        assertFalse(Files.exists(path.getParent()));
    }

    @Test
    void aRunOfFormatOneOpensAndGoesOnInThisOne() throws IOException, GeneralSecurityException {
        Path path = Files.createDirectory(folder.resolve("run"));
        for (String name : List.of("run.json", "checkpoint.npz", "loss.csv")) {
            try (InputStream in = RunFolderTest.class.getResourceAsStream("format-1/" + name)) {
                Files.copy(in, path.resolve(name));
            }
        }
        Checkpoint old = RunFolder.open(path).checkpoint();
        assertEquals(1, old.state().format());
        assertEquals(3, old.state().step());
        assertNull(old.spec());
        assertEquals(FIXTURE_WEIGHTS, sum(old.weights()));
        assertEquals(32, old.slots().size());
        assertEquals(Files.readString(file("loss.csv")), old.history().toCsv());
        try (TrainingRun training = new TrainingRun(RunFolder.open(path), Data.packaged(), SessionSettings.cpu())) {
            training.train(new TrainingControl(), snapshot -> {}, new Limit(4, 0));
        }
        Checkpoint fresh = RunFolder.open(path).checkpoint();
        assertEquals(2, fresh.state().format());
        assertEquals(4, fresh.state().step());
        assertEquals(RunFolder.open(path).spec(), fresh.spec());
        assertEquals(Runtime.version().toString(), fresh.state().java());
        assertTrue(
                fresh.state().tensorflow().matches("\\d+\\.\\d+\\..+"),
                fresh.state().tensorflow());
        assertEquals(old.history().train(), fresh.history().train().subList(0, 3));
    }

    /** What {@code sha256sum -c SHA256SUMS} would say of the unpacked file. */
    @Test
    void everyEntryOfACheckpointHasItsSum() throws IOException, GeneralSecurityException {
        run().save(at(1));
        try (ZipFile zip = new ZipFile(file("checkpoint.npz").toFile())) {
            Map<String, String> sums = new LinkedHashMap<>();
            new String(zip.getInputStream(zip.getEntry("SHA256SUMS")).readAllBytes())
                    .lines()
                    .forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
            assertEquals(6, sums.size());
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
                assertTrue(entry.getName().equals("SHA256SUMS")
                        || HexFormat.of().formatHex(sum).equals(sums.get(entry.getName())));
            }
        }
    }

    @Test
    void aChangeThatTheZipDoesNotNoticeIsNoticed() {
        RunFolder run = run();
        run.save(at(1));
        NpzFile.Content content = NpzFile.read(file("checkpoint.npz"));
        content.arrays().get("encoder/0/bias").values()[0] = 7;
        NpzFile.write(file("checkpoint.npz"), content.arrays(), content.texts());
        String message = assertThrows(BadInput.class, () -> Checkpoint.read(file("checkpoint.npz")))
                .getMessage();
        assertTrue(message.contains("encoder/0/bias.npy' is not what was written"), message);
    }

    /** A step number where that file is whole, 0 where it is cut, -1 where it is missing: what a kill may leave. */
    @ParameterizedTest
    @CsvSource({
        "-1, 1, -1, 1",
        " 2, 1, -1, 2",
        " 3, 2,  1, 3",
        " 3, -1, 2, 3",
        " 2, -1, -1, 2",
        " 0, 2,  1, 2",
        " 0, -1, 1, 1",
        "-1, 0,  1, 1"
    })
    void theNewestWholeCheckpointIsFound(long next, long current, long previous, long expected) throws IOException {
        RunFolder run = run();
        long[] steps = {next, current, previous};
        List<String> names = List.of("checkpoint.next.npz", "checkpoint.npz", "checkpoint.previous.npz");
        for (int i = 0; i < 3; i++) {
            Checkpoint.write(file(names.get(i)), at(Math.max(0, steps[i])), run.spec(), Set.of());
            if (steps[i] < 0) {
                Files.delete(file(names.get(i)));
            } else if (steps[i] == 0) {
                byte[] whole = Files.readAllBytes(file(names.get(i)));
                Files.write(file(names.get(i)), Arrays.copyOf(whole, whole.length - 30));
            }
        }
        RunFolder opened = RunFolder.open(run.path());
        assertTrue(opened.hasCheckpoint());
        assertEquals(expected, opened.checkpoint().state().step());
        opened.save(at(9));
        assertEquals(9, Checkpoint.read(file("checkpoint.npz")).state().step());
        assertFalse(Files.exists(file("checkpoint.next.npz")));
    }

    /** Whole moments at steps 1 to 4; the newest is of step 4 too, the one before of step {@code previous}, 0 for none. */
    @ParameterizedTest
    @CsvSource({"0, 4", "2, 4", "4, 4"})
    void aWholeMomentIsNewerThanADamagedCheckpointAndStays(long previous, long expected) throws IOException {
        RunFolder run = run();
        for (long step = 1; step <= 4; step++) {
            run.save(at(step));
        }
        Files.delete(file("checkpoint.npz"));
        Files.write(file("checkpoint.npz"), new byte[100]);
        Files.delete(file("checkpoint.previous.npz"));
        if (previous > 0) {
            Checkpoint.write(file("checkpoint.previous.npz"), at(previous), run.spec(), Set.of());
        }
        List<String> said = new ArrayList<>();
        RunFolder opened = RunFolder.open(run.path());
        Logger notices = Logger.getLogger(Notice.class.getName());
        notices.setFilter(notice -> !said.add(notice.getMessage()));
        assertEquals(expected, opened.checkpoint().state().step());
        assertEquals(expected, opened.checkpoint().state().step());
        notices.setFilter(null);
        assertEquals(1, said.size());
        assertTrue(
                said.get(0).contains("checkpoint.npz") && said.get(0).contains("step 4, is used instead"),
                said::toString);
        opened.save(at(5));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), opened.moments());
    }

    @Test
    void aRunWithoutCheckpointsGoesOnFromItsNewestMomentOrNotAtAll() throws IOException {
        RunFolder run = run();
        run.save(at(1));
        run.save(at(2));
        Files.delete(file("checkpoint.npz"));
        Files.delete(file("checkpoint.previous.npz"));
        assertTrue(run.hasCheckpoint());
        assertEquals(2, run.checkpoint().state().step());
        Files.delete(file("moments/step-000000002.npz"));
        Files.delete(file("moments/step-000000001.npz"));
        String losses = Files.readString(file("loss.csv"));
        BadInput refused = assertThrows(
                BadInput.class, () -> new TrainingRun(run, Data.packaged(), SessionSettings.cpu()).close());
        assertTrue(refused.getMessage().contains("its checkpoint files were removed"), refused.getMessage());
        assertFalse(Files.exists(file(".lock")), "nothing is left of what was refused");
        assertEquals(losses, Files.readString(file("loss.csv")));
        assertThrows(BadInput.class, this::run);
    }

    @Test
    void aRunThatIsTrainedIsNotBegunAgainBeforeItsFirstSave() throws IOException {
        RunFolder first = run();
        String spec = Files.readString(file("run.json"));
        RunLock lock = RunLock.take(first.path());
        try {
            assertThrows(BadInput.class, this::run);
            assertEquals(spec, Files.readString(file("run.json")));
        } finally {
            lock.close();
        }
        RunFolder.create(first.path(), Presets.named("conv-autoencoder"));
        BadInput refused = assertThrows(
                BadInput.class, () -> new TrainingRun(first, Data.packaged(), SessionSettings.cpu()).close());
        assertTrue(refused.getMessage().contains("begun again"), refused.getMessage());
    }

    @Test
    void aDamagedCheckpointIsNotKeptInPlaceOfTheGoodOneBefore() throws IOException {
        RunFolder run = run();
        run.save(at(1));
        run.save(at(2));
        Files.write(file("checkpoint.npz"), new byte[100]);
        assertEquals(1, run.checkpoint().state().step());
        run.save(at(3));
        assertEquals(1, Checkpoint.read(file("checkpoint.previous.npz")).state().step());
        assertEquals(3, run.checkpoint().state().step());
    }

    @Test
    void aCheckpointOfANewerProgramIsNotPassedOver() throws IOException {
        RunFolder run = run();
        run.save(at(1));
        NpzFile.Content content = NpzFile.read(file("checkpoint.npz"));
        content.texts().put("checkpoint.json", "{\"format\": 3, \"unheard\": true}");
        run.save(at(2));
        NpzFile.write(file("checkpoint.npz"), content.arrays(), content.texts());
        assertTrue(assertThrows(BadInput.class, run::checkpoint).getMessage().contains("newer program"));
    }

    @Test
    void aSpecThatWasChangedAfterTheBeginningIsNoticed() throws IOException {
        RunFolder run = run();
        run.save(at(1));
        String spec = Files.readString(file("run.json"));
        Files.writeString(file("run.json"), spec.replace("\"Quick start\"", "\"Renamed\""));
        assertEquals(1, RunFolder.open(run.path()).checkpoint().state().step());
        Files.writeString(
                file("run.json"),
                spec.replace("\"units\" : 16", "\"units\" : 8").replace("true", "false"));
        RunFolder changed = RunFolder.open(run.path());
        String message = assertThrows(BadInput.class, changed::checkpoint).getMessage();
        assertTrue(message.contains("model.layers.0.units is 8 instead of 16"), message);
        assertTrue(message.contains("model.reverseTarget is false instead of true"), message);
    }

    @Test
    void whatKilledWritesLeftIsRemovedByALaterSave() throws IOException {
        RunFolder run = run();
        Path old = Files.createFile(file(".checkpoint.next.npz123.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path underWay = Files.createFile(file(".checkpoint.next.npz124.part"));
        Path foreign = Files.createFile(file(".checkpoint.next.npz.part"));
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Path folder = Files.createDirectory(file(".checkpoint.next.npz125.part"));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        run.save(at(1));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(underWay) && Files.exists(foreign) && Files.exists(folder));
        assertNotNull(run.checkpoint());
    }

    private static String sum(Map<String, NpyArray> arrays) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new TreeMap<>(arrays).forEach((name, array) -> {
            digest.update(name.getBytes());
            ByteBuffer bytes = ByteBuffer.allocate(4 * array.values().length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(array.values());
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void aCopyIsTheWholeRunWithItsNotesAndWithoutItsLock() throws IOException {
        RunFolder run = run();
        run.save(at(7));
        Files.writeString(run.path().resolve("notes.txt"), "mine");
        RunFolder copy;
        try (RunLock lock = RunLock.take(run.path())) {
            assertNotNull(lock);
            copy = run.copyTo(folder.resolve("deep/copy"));
            assertTrue(RunLock.isTaken(run.path()));
        }
        assertEquals(7, RunFolder.open(copy.path()).checkpoint().state().step());
        assertEquals(run.spec(), RunFolder.open(copy.path()).spec());
        assertEquals("mine", Files.readString(copy.path().resolve("notes.txt")));
        assertEquals(
                Files.readString(run.path().resolve("loss.csv")),
                Files.readString(copy.path().resolve("loss.csv")));
        assertFalse(RunLock.isTaken(copy.path()));
    }

    @Test
    void aCopyGoesNeitherOverSomethingNorIntoItself() {
        RunFolder run = run();
        run.save(at(7));
        assertThrows(BadInput.class, () -> run.copyTo(run.path()));
        assertThrows(BadInput.class, () -> run.copyTo(run.path().resolve("copy")));
        Path other = run.copyTo(folder.resolve("other")).path();
        assertThrows(BadInput.class, () -> run.copyTo(other));
    }

    @Test
    void aFolderThatVanishedIsNotBroughtBackByASave() throws IOException {
        RunFolder run = run();
        run.save(at(1));
        for (String file : List.of("run.json", "checkpoint.npz", "loss.csv", "moments/step-000000001.npz", "moments")) {
            Files.delete(run.path().resolve(file));
        }
        Files.delete(run.path());
        assertThrows(BadInput.class, () -> run.save(at(2)));
        assertFalse(Files.exists(run.path()));
    }
}
