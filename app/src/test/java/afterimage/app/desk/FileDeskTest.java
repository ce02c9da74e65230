package afterimage.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.home.DataFiles;
import afterimage.app.home.PreferencesFile;
import afterimage.app.home.Pretrained;
import afterimage.app.session.Compute;
import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.SessionState;
import afterimage.app.session.TrainingSession;
import afterimage.app.setup.Setting;
import afterimage.engine.clip.Clip;
import afterimage.engine.file.NpyFrameWriter;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.SafeFile;
import afterimage.engine.model.Branch;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.run.SpecJson;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.run.WeightFile;
import afterimage.engine.run.WeightForm;
import afterimage.engine.sequence.SequenceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files and their failures with a real worker and without a window. After each failure the desk must still work. */
class FileDeskTest extends DeskInTest {
    private PreferencesFile preferences;
    private FileDesk files;
    private GuestClips guests = GuestClips.NONE;
    /** What went to the window of data. */
    private final List<Path> data = new ArrayList<>();

    @BeforeEach
    void openFiles() {
        preferences = new PreferencesFile(folder.resolve("preferences.json"));
        files = new FileDesk(desk, worker, preferences);
    }

    @Override
    void show(Mail mail) {
        super.show(mail);
        files.show(mail);
        guests = mail.of(GuestClips.class).orElse(guests);
    }

    private void accept(Path file) {
        files.accept(List.of(file), data::addAll);
    }

    private void untilProblem(String part) {
        until(() -> idle() && messages.problem.get().contains(part));
    }

    /** A run of two steps, stopped. */
    private Path trained() {
        desk.newRun();
        trainTo(2);
        stop();
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
        files.exportFor(FileDesk.OtherProgram.TENSORBOARD, folder.resolve("log"));
        files.exportFor(FileDesk.OtherProgram.NUMPY, folder.resolve("weights.npz"));
        files.exportFor(FileDesk.OtherProgram.TENSORFLOW, folder.resolve("model"));
        until(() -> messages.status.get().startsWith("Written " + folder.resolve("model")));
        assertTrue(Files.isRegularFile(folder.resolve("weights.npz")));
        assertTrue(Files.isRegularFile(folder.resolve("model/saved_model.pb")));
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            assertEquals(1, logs.count());
        }
        files.exportFor(FileDesk.OtherProgram.TENSORFLOW, folder.resolve("model"));
        untilProblem("is not empty");
        desk.openBundled(Pretrained.first());
        until(() -> desk.folder().isEmpty() && idle());
        files.exportFor(FileDesk.OtherProgram.TENSORBOARD, folder.resolve("given"));
        until(() -> Files.isDirectory(folder.resolve("given")));
    }

    @Test
    void runsGoWhereTheUserSaysAndAreRemembered() {
        Path chosen = folder.resolve("elsewhere");
        files.useRuns(chosen);
        until(() -> desk.runs.get().equals(chosen));
        Path run = trained();
        assertEquals(chosen, run.getParent());
        until(() -> files.recent().equals(List.of(run)));
        assertEquals(
                List.of(run),
                new PreferencesFile(folder.resolve("preferences.json")).get().recentRuns());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNotTaken() throws IOException {
        Path before = desk.runs.get();
        files.useRuns(Files.createFile(folder.resolve("file")));
        untilProblem("Cannot write");
        assertEquals(before, desk.runs.get());
    }

    @Test
    void saveAsCopiesTheRunAndOpensTheCopy() {
        Path run = trained();
        Path copy = folder.resolve("copy");
        files.saveAs(copy);
        until(() -> desk.folder().equals(Optional.of(copy)) && idle());
        assertEquals(
                RunFolder.open(run).checkpoint().state(),
                RunFolder.open(copy).checkpoint().state());
        assertEquals("copy", transport.runName.get());
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
        WeightFile.write(RunFolder.open(run), WeightChoice.USUAL, WeightForm.OWN, weights);
        accept(weights);
        until(() -> idle() && !desk.folder().equals(Optional.of(run)));
        Path made = desk.folder().orElseThrow();
        assertEquals(0, RunFolder.open(made).checkpoint().state().step());
        assertEquals("w", transport.runName.get());
        assertEquals("w", made.getFileName().toString());
        setup.text(Setting.LAYERS).set("3");
        accept(weights);
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
        accept(clips("clips.npy", 18, sequence));
        until(() -> guests.seen() != null && idle());
        assertEquals("clips.npy: the first 16 of 18 clips", guests.about());
        assertEquals(sequence.frames() / 1000f, guests.clips().get(1).frame(0)[0]);
        Clip before = guests.seen().made().of(Branch.PREDICTION).get(0);
        assertEquals(sequence.futureFrames(), before.time());
        long step = guests.seen().step();
        training.train();
        until(() -> guests.seen().step() > step);
        stop();
        desk.session.view.showGuests(GuestClips.NONE);
        until(() -> guests.isEmpty());
    }

    /** The first pixel of each frame is its number over all clips, in thousandths. */
    private Path clips(String name, int count, SequenceSpec sequence) {
        Path file = folder.resolve(name);
        NpyHeader header =
                NpyHeader.of(NpyHeader.Type.FLOAT32, count, sequence.frames(), sequence.size(), sequence.size());
        try (NpyFrameWriter writer = new NpyFrameWriter(file, header)) {
            float[] frame = new float[sequence.size() * sequence.size()];
            for (long k = 0; k < (long) count * sequence.frames(); k++) {
                frame[0] = k / 1000f;
                writer.write(k, frame);
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
        accept(clips("few.npy", 2, desk.inView().orElseThrow().sequence()));
        until(() -> guests.seen() != null && idle());
        assertEquals(2, guests.seen().made().of(Branch.PREDICTION).size());
        Files.move(run, folder.resolve("gone"));
        accept(folder.resolve("few.npy"));
        untilProblem("is gone");
        assertTrue(guests.isEmpty());
    }

    @Test
    void trainOnARunThatVanishedSaysSoAndOnceMoreBeginsANewOne() throws IOException {
        Path run = trained();
        Files.move(run, folder.resolve("gone"));
        training.train();
        assertTrue(messages.problem.get().contains("Train begins a new run"));
        assertTrue(idle());
        desk.open(run);
        assertTrue(messages.problem.get().contains("no longer a run"));
        training.train();
        until(() -> desk.folder().isPresent() && transport.steps() >= 1 && running());
        stop();
        assertTrue(RunFolder.open(desk.folder().orElseThrow()).hasCheckpoint());
    }

    @Test
    void aRunThatAnotherTrainsCanBeSeenButNotTrained() {
        Path run = trained();
        RunLock other = RunLock.take(run);
        try {
            desk.open(run);
            until(() -> transport.busy.get());
            until(this::idle);
            assertEquals("", messages.problem.get());
            training.train();
            untilProblem("being trained by another");
        } finally {
            other.close();
        }
        long before = transport.steps();
        training.train();
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
        training.train();
        until(this::running);
        assertEquals("4", setup.text(Setting.LAYERS).get());
        stop();
        Files.writeString(broken.resolve("run.json"), "{");
        accept(broken);
        untilProblem("run.json");
    }

    @Test
    void aRunWhoseFolderVanishesWhileItTrainsGoesOnBesideAndThatIsInView() throws IOException {
        trainTo(1);
        Path run = desk.folder().orElseThrow();
        Files.move(run, folder.resolve("gone"));
        long before = transport.steps();
        until(() -> transport.steps() > before);
        stop();
        assertFalse(Files.exists(run));
        Path beside = desk.folder().orElseThrow();
        assertEquals(run.resolveSibling(run.getFileName() + "-2"), beside);
        assertEquals(
                transport.steps(), RunFolder.open(beside).checkpoint().state().step());
        assertTrue(messages.problem.get().contains("'" + beside + "'"));
    }

    /** The folder of runs; a file lies there, and the folder itself is in {@code gone}. */
    private Path trainWhereNothingCanBeSaved() throws IOException {
        trainTo(1);
        Path runs = desk.folder().orElseThrow().getParent();
        Files.move(runs, folder.resolve("gone"));
        Files.createFile(runs);
        return runs;
    }

    @Test
    void quittingSavesFirstAndStaysWhereThatIsNotPossible() throws IOException {
        boolean[] left = {false};
        Path runs = trainWhereNothingCanBeSaved();
        training.quit(() -> left[0] = true);
        until(() -> messages.problem.get().contains("Quit again to leave"));
        assertFalse(left[0]);
        Files.delete(runs);
        stop();
        desk.newRun();
        training.train();
        until(() -> transport.steps() >= 1 && running());
        training.quit(() -> left[0] = true);
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
        training.stop();
        until(() -> transport.state.get() == SessionState.PAUSED);
        assertTrue(messages.problem.get().contains("The run waits, paused"));
        long step = transport.steps();
        Files.delete(runs);
        Files.move(folder.resolve("gone"), runs);
        stop();
        assertEquals(step, RunFolder.open(run).checkpoint().state().step());
    }

    @Test
    void settingsOfAFileAreInThePanel() {
        Path file = folder.resolve("spec.json");
        SafeFile.writeText(file, SpecJson.write(Presets.named("fc-composite")));
        accept(file);
        until(() -> Presets.named("fc-composite").equals(setup.spec.get()));
    }

    @Test
    void whatIsNoClipForTheModelIsSomethingToTrainOn() {
        Path picture = folder.resolve("picture.png");
        accept(picture);
        assertEquals(List.of(picture), data);
        SequenceSpec sequence = setup.spec.get().sequence();
        Path large = clips("large.npy", 2, sequence.with("size", 2 * sequence.size()));
        accept(large);
        until(() -> data.size() > 1);
        assertEquals(List.of(picture, large), data);
        assertEquals("", messages.problem.get());
    }

    @Test
    void drawnShapesAreKeptOnceAndTrainedOn() throws IOException {
        TrainingSession own = new TrainingSession(mailbox, DataFiles.source(), new Compute("CPU:0", 2));
        open(own);
        ShapesDesk shapes = new ShapesDesk(desk, training, worker, folder.resolve("shapes"));
        shapes.train();
        untilProblem("no shapes yet");
        shapes.keep(new float[28 * 28]);
        untilProblem("nothing in this drawing");
        float[] bar = new float[28 * 28];
        Arrays.fill(bar, 280, 420, 1);
        shapes.keep(bar);
        until(() -> messages.status.get().startsWith("Kept. Shapes so far: 1, in " + shapes.folder()));
        shapes.keep(bar);
        until(() -> messages.status.get().startsWith("This drawing is kept already"));
        Files.writeString(folder.resolve("shapes/shape-9.png"), "no picture");
        shapes.train();
        until(this::running);
        assertEquals(
                List.of(84, 8, 8),
                desk.training().orElseThrow().spec().data().images().splits());
        assertEquals("My shapes (1 files left out)", setup.data.get().name());
        shapes.train();
        until(() -> messages.status.get().equals("It is already training"));
        stop();
        own.close();
    }
}
