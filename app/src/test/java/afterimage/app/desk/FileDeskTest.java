package afterimage.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.PreferencesFile;
import afterimage.app.home.Pretrained;
import afterimage.app.session.Compute;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Messages;
import afterimage.app.session.SessionState;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.TrainingSession;
import afterimage.app.session.Worker;
import afterimage.app.setup.Setting;
import afterimage.app.setup.SetupViewModel;
import afterimage.app.transport.TransportViewModel;
import afterimage.engine.clip.Clip;
import afterimage.engine.digits.Mnist;
import afterimage.engine.file.NpyFrameWriter;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.run.SpecJson;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.run.WeightFile;
import afterimage.engine.sequence.SequenceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and their failures with a real worker and without a window. After each failure the desk must still work. */
class FileDeskTest {
    @TempDir
    private Path folder;

    private final SnapshotMailbox mailbox = new SnapshotMailbox();
    private final Messages messages = new Messages();
    private final TransportViewModel transport = new TransportViewModel(messages);
    private final SetupViewModel setup = new SetupViewModel(Presets.all());
    private final TrainingSession session = new TrainingSession(mailbox, Mnist.packaged(), new Compute("CPU:0"));
    private final Worker worker = new Worker("files");
    private PreferencesFile preferences;
    private RunDesk desk;
    private FileDesk files;
    private GuestClips guests = GuestClips.NONE;

    @BeforeEach
    void open() {
        preferences = new PreferencesFile(folder.resolve("preferences.json"));
        desk = new RunDesk(session, setup, transport, messages, folder.resolve("runs"));
        files = new FileDesk(desk, setup, transport, messages, worker, preferences);
        setup.text(Setting.LAYERS).set("2");
    }

    @AfterEach
    void close() {
        session.close();
        worker.close();
    }

    /** What the window does once a pulse. */
    private void until(BooleanSupplier condition) {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            while (!condition.getAsBoolean()) {
                mailbox.drain().ifPresent(mail -> {
                    transport.show(mail);
                    desk.show(mail);
                    files.show(mail);
                    guests = mail.of(GuestClips.class).orElse(guests);
                });
                worker.deliver();
                Thread.onSpinWait();
            }
        });
    }

    private boolean idle() {
        return transport.stateProperty().get() == SessionState.IDLE;
    }

    private boolean running() {
        return transport.stateProperty().get() == SessionState.RUNNING;
    }

    private void untilProblem(String part) {
        until(() -> idle() && messages.problemProperty().get().contains(part));
    }

    /** A run of two steps, stopped. */
    private Path trained() {
        desk.newRun();
        desk.train();
        until(() -> transport.steps() >= 2);
        desk.stop();
        until(this::idle);
        return desk.folder().orElseThrow();
    }

    /** A copy of which nothing can be read that it was saved as; on a slow machine it was saved more than once. */
    private Path broken(Path run) throws IOException {
        Path broken = RunFolder.open(run).copyTo(folder.resolve("broken")).path();
        for (long step : RunFolder.open(broken).moments()) {
            Files.delete(broken.resolve("moments").resolve(String.format(Locale.ROOT, "step-%09d.npz", step)));
        }
        Files.deleteIfExists(broken.resolve("checkpoint.previous.npz"));
        Files.writeString(broken.resolve("checkpoint.npz"), "no zip");
        return broken;
    }

    /** What is in the files is tested where they are written. */
    @Test
    void theRunInViewIsWrittenForOtherPrograms() throws IOException {
        trained();
        files.exportFor(OtherProgram.TENSORBOARD, folder.resolve("log"));
        files.exportFor(OtherProgram.NUMPY, folder.resolve("weights.npz"));
        files.exportFor(OtherProgram.TENSORFLOW, folder.resolve("model"));
        until(() -> messages.statusProperty().get().startsWith("Written " + folder.resolve("model")));
        assertTrue(Files.isRegularFile(folder.resolve("weights.npz")));
        assertTrue(Files.isRegularFile(folder.resolve("model/saved_model.pb")));
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            assertEquals(1, logs.count());
        }
        files.exportFor(OtherProgram.TENSORFLOW, folder.resolve("model"));
        untilProblem("is not empty");
        desk.openBundled(Pretrained.first());
        until(() -> desk.folder().isEmpty() && idle());
        files.exportFor(OtherProgram.TENSORBOARD, folder.resolve("given"));
        until(() -> Files.isDirectory(folder.resolve("given")));
    }

    @Test
    void runsGoWhereTheUserSaysAndAreRemembered() {
        Path chosen = folder.resolve("elsewhere");
        files.useRuns(chosen);
        until(() -> desk.runsProperty().get().equals(chosen));
        Path run = trained();
        assertEquals(chosen, run.getParent());
        until(() -> files.recent().equals(List.of(run)));
        assertEquals(
                List.of(run),
                new PreferencesFile(folder.resolve("preferences.json")).get().recentRuns());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNotTaken() throws IOException {
        Path before = desk.runsProperty().get();
        files.useRuns(Files.createFile(folder.resolve("file")));
        untilProblem("Cannot write");
        assertEquals(before, desk.runsProperty().get());
    }

    @Test
    void saveAsCopiesTheRunAndOpensTheCopy() {
        Path run = trained();
        Path copy = folder.resolve("copy");
        files.saveAs(copy);
        until(() -> desk.folder().equals(java.util.Optional.of(copy)) && idle());
        assertEquals(
                RunFolder.open(run).checkpoint().state(),
                RunFolder.open(copy).checkpoint().state());
        assertEquals("copy", transport.runNameProperty().get());
        assertEquals("copy copy", files.copyName());
        files.saveAs(run);
        untilProblem("not empty");
    }

    @Test
    void theRunThatComesWithTheProgramCanBeSavedAndGoneOnWith() {
        desk.openFirst();
        until(() -> desk.inView().isPresent() && idle());
        files.saveAs(folder.resolve("mine"));
        until(() -> desk.folder().isPresent() && idle());
        assertEquals(
                Pretrained.first().checkpoint().state().step(),
                RunFolder.open(folder.resolve("mine")).checkpoint().state().step());
    }

    @Test
    void weightsAreANewRunOfTheSettingsInThePanel() {
        Path run = trained();
        Path weights = folder.resolve("w.npz");
        WeightFile.write(RunFolder.open(run), WeightChoice.USUAL, weights);
        files.accept(weights);
        until(() -> idle() && !desk.folder().equals(java.util.Optional.of(run)));
        Path made = desk.folder().orElseThrow();
        assertEquals(0, RunFolder.open(made).checkpoint().state().step());
        assertEquals("w", transport.runNameProperty().get());
        assertEquals("w", made.getFileName().toString());
        setup.text(Setting.LAYERS).set("3");
        files.accept(weights);
        untilProblem("cannot be used for");
        assertEquals(made, desk.folder().orElseThrow());
        try (Stream<Path> runs = Files.list(run.getParent())) {
            assertEquals(2, runs.count());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void clipsOfAFileAreShownWithWhatTheModelMakesOfThemAndAlsoWhileItTrains() {
        trained();
        SequenceSpec sequence = desk.inView().orElseThrow().sequence();
        Path file = folder.resolve("clips.npy");
        NpyHeader header =
                NpyHeader.of(NpyHeader.Type.FLOAT32, 18, sequence.frames(), sequence.size(), sequence.size());
        try (NpyFrameWriter writer = new NpyFrameWriter(file, header)) {
            float[] frame = new float[sequence.size() * sequence.size()];
            for (long k = 0; k < 18L * sequence.frames(); k++) {
                frame[0] = k / 1000f;
                writer.write(k, frame);
            }
            writer.commit();
        }
        files.accept(file);
        until(() -> guests.seen() != null && idle());
        assertEquals("clips.npy: the first 16 of 18 clips", guests.about());
        assertEquals(sequence.frames() / 1000f, guests.clips().get(1).frame(0)[0]);
        Clip before = guests.seen().predictions().get(0);
        assertEquals(sequence.futureFrames(), before.time());
        long step = guests.seen().step();
        desk.train();
        until(() -> guests.seen().step() > step);
        desk.stop();
        until(this::idle);
        files.heldOutAgain();
        until(() -> guests.isEmpty());
    }

    private Path clips(SequenceSpec sequence) {
        Path file = folder.resolve("few.npy");
        NpyHeader header = NpyHeader.of(NpyHeader.Type.FLOAT32, 2, sequence.frames(), sequence.size(), sequence.size());
        try (NpyFrameWriter writer = new NpyFrameWriter(file, header)) {
            for (long k = 0; k < 2L * sequence.frames(); k++) {
                writer.write(k, new float[sequence.size() * sequence.size()]);
            }
            writer.commit();
        }
        return file;
    }

    @Test
    void aRunThatCannotBeOpenedLeavesTheModelInViewAtWork() throws IOException {
        Path run = trained();
        desk.open(broken(run));
        untilProblem("checkpoint.npz");
        assertEquals(run, desk.folder().orElseThrow());
        files.accept(clips(desk.inView().orElseThrow().sequence()));
        until(() -> guests.seen() != null && idle());
        assertEquals(2, guests.seen().predictions().size());
        Files.move(run, folder.resolve("gone"));
        files.accept(folder.resolve("few.npy"));
        untilProblem("is gone");
        assertTrue(guests.isEmpty());
    }

    @Test
    void trainOnARunThatVanishedSaysSoAndOnceMoreBeginsANewOne() throws IOException {
        Path run = trained();
        Files.move(run, folder.resolve("gone"));
        desk.train();
        assertTrue(messages.problemProperty().get().contains("Train begins a new run"));
        assertTrue(idle());
        desk.open(run);
        assertTrue(messages.problemProperty().get().contains("any longer"));
        desk.train();
        until(() -> desk.folder().isPresent() && transport.steps() >= 1 && running());
        desk.stop();
        until(this::idle);
        assertTrue(RunFolder.open(desk.folder().orElseThrow()).hasCheckpoint());
    }

    @Test
    void aRunThatAnotherTrainsCanBeSeenButNotTrained() {
        Path run = trained();
        RunLock other = RunLock.take(run);
        try {
            desk.open(run);
            until(() -> transport.isBusy());
            until(this::idle);
            assertEquals("", messages.problemProperty().get());
            desk.train();
            untilProblem("being trained by another");
        } finally {
            other.close();
        }
        long before = transport.steps();
        desk.train();
        until(() -> transport.steps() > before);
    }

    @Test
    void aBrokenRunIsToldAndWhatWasTypedStays() throws IOException {
        Path run = trained();
        Path broken = broken(run);
        desk.open(broken);
        untilProblem("checkpoint.npz");
        setup.text(Setting.LAYERS).set("4");
        desk.newRun();
        desk.train();
        until(() -> transport.steps() >= 1);
        assertEquals("4", setup.text(Setting.LAYERS).get());
        desk.stop();
        until(this::idle);
        Files.writeString(broken.resolve("run.json"), "{");
        files.accept(broken);
        untilProblem("run.json");
    }

    @Test
    void aRunWhoseFolderVanishesWhileItTrainsGoesOnBesideAndThatIsInView() throws IOException {
        desk.train();
        until(() -> transport.steps() >= 1);
        Path run = desk.folder().orElseThrow();
        Files.move(run, folder.resolve("gone"));
        long before = transport.steps();
        until(() -> transport.steps() > before);
        desk.stop();
        until(this::idle);
        assertFalse(Files.exists(run));
        Path beside = desk.folder().orElseThrow();
        assertEquals(run.resolveSibling(run.getFileName() + "-2"), beside);
        assertEquals(
                transport.steps(), RunFolder.open(beside).checkpoint().state().step());
        assertTrue(messages.problemProperty().get().contains("'" + beside + "'"));
    }

    /** The folder of runs; a file lies there, and the folder itself is in {@code gone}. */
    private Path trainWhereNothingCanBeSaved() throws IOException {
        desk.train();
        until(() -> transport.steps() >= 1);
        Path runs = desk.folder().orElseThrow().getParent();
        Files.move(runs, folder.resolve("gone"));
        Files.createFile(runs);
        return runs;
    }

    @Test
    void quittingSavesFirstAndStaysWhereThatIsNotPossible() throws IOException {
        boolean[] left = {false};
        Path runs = trainWhereNothingCanBeSaved();
        desk.quit(() -> left[0] = true);
        until(() -> messages.problemProperty().get().contains("Quit again to leave"));
        assertFalse(left[0]);
        Files.delete(runs);
        desk.stop();
        until(this::idle);
        desk.newRun();
        desk.train();
        until(() -> transport.steps() >= 1 && transport.stateProperty().get() == SessionState.RUNNING);
        desk.quit(() -> left[0] = true);
        assertFalse(left[0]);
        until(() -> left[0]);
        assertEquals(
                transport.steps(),
                RunFolder.open(desk.folder().orElseThrow()).checkpoint().state().step());
    }

    @Test
    void whatCannotBeSavedWaitsForRoomOnce() throws IOException {
        Path runs = trainWhereNothingCanBeSaved();
        Path run = desk.folder().orElseThrow();
        desk.stop();
        until(() -> transport.stateProperty().get() == SessionState.PAUSED);
        assertTrue(messages.problemProperty().get().contains("The run waits, paused"));
        long step = transport.steps();
        Files.delete(runs);
        Files.move(folder.resolve("gone"), runs);
        desk.stop();
        until(this::idle);
        assertEquals(step, RunFolder.open(run).checkpoint().state().step());
    }

    @Test
    void settingsOfAFileAreInThePanel() {
        Path file = folder.resolve("spec.json");
        afterimage.engine.file.SafeFile.writeText(file, SpecJson.write(Presets.named("fc-composite")));
        files.accept(file);
        until(() -> Presets.named("fc-composite").equals(setup.spec.get()));
        files.accept(folder.resolve("picture.png"));
        assertTrue(messages.problemProperty().get().contains("picture.png"));
    }
}
