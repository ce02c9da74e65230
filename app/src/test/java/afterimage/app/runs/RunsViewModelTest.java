package afterimage.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import afterimage.app.home.Pretrained;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Samples;
import afterimage.app.session.Worker;
import afterimage.engine.BadInput;
import afterimage.engine.evaluate.LossBaselines;
import afterimage.engine.file.Trees;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.run.RunSpec;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsViewModelTest {
    @TempDir
    private Path runs;

    private final Worker background = new Worker("runs");
    private final List<String> told = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Messages messages = new Messages();
    private final List<Path> gone = new ArrayList<>();
    private Path inUse;

    private final RunsViewModel.Around around = new RunsViewModel.Around() {
        @Override
        public Optional<Path> inUse() {
            return Optional.ofNullable(inUse);
        }

        @Override
        public void vanished(Path run, String shownName) {
            problems.add(shownName + " is gone");
        }

        @Override
        public void gone(Path run) {
            gone.add(run);
        }

        @Override
        public void renamed(Path run, String shownName) {
            told.add(run.getFileName() + " is " + shownName);
        }
    };

    @BeforeEach
    void hear() {
        keep(messages.status, told);
        keep(messages.problem, problems);
    }

    /** Each line is taken away, so that the same one is heard again. */
    private static void keep(StringProperty line, List<String> heard) {
        line.addListener((p, before, now) -> {
            if (!now.isEmpty()) {
                heard.add(now);
                line.set("");
            }
        });
    }

    @AfterEach
    void close() {
        background.close();
    }

    private RunsViewModel model() {
        RunsViewModel model = new RunsViewModel(runs, background, around, messages);
        long present = list().size();
        until(() -> model.entries.size() == present);
        return model;
    }

    private List<RunEntry> list() {
        return new RunLibrary(runs).list();
    }

    /** What the window does once a pulse. */
    private void until(BooleanSupplier condition) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            while (!condition.getAsBoolean()) {
                background.deliver();
                Thread.sleep(1);
            }
        });
    }

    private Path run(String folder) {
        RunSpec spec = Presets.named(Presets.QUICK_START);
        return RunFolder.create(runs.resolve(folder), spec).path();
    }

    private Path trained(String folder) {
        Path run = run(folder);
        Checkpoint first = Pretrained.first().checkpoint();
        RunFolder.open(run).save(first);
        return run;
    }

    private static Mail opened(Path run) {
        return mail(
                new OpenedRun(
                        Presets.named(Presets.QUICK_START),
                        run,
                        5,
                        0.001,
                        List.of(),
                        List.of(),
                        List.of(),
                        new LossBaselines(1, 1, OptionalDouble.empty())),
                null,
                List.of());
    }

    private static Mail mail(OpenedRun opened, Snapshot snapshot, List<LossPoint> looks) {
        return Samples.mail(box -> {
            if (opened != null) {
                box.put(opened);
            }
            if (snapshot != null) {
                box.put(new News.Trained(snapshot));
            }
            Samples.put(box, looks);
        });
    }

    private static String name(RunsViewModel model, Path run) {
        return model.entry(run).map(RunEntry::name).orElse("");
    }

    @Test
    void aRunIsListedWithItsStepsAndHeldOutLossAndABrokenOneWithItsReason() throws IOException {
        Path good = trained("good");
        Path broken = run("broken");
        Files.writeString(broken.resolve("run.json"), "{ not json");
        Path without = trained("without");
        Files.delete(without.resolve("run.json"));
        Files.createDirectories(runs.resolve("other"));
        Files.createDirectories(runs.resolve(".hidden"));
        RunsViewModel model = model();
        assertEquals(3, model.entries.size());
        RunEntry entry = model.entry(good).orElseThrow();
        Checkpoint saved = RunFolder.open(good).checkpoint();
        List<LossPoint> looks = saved.history().heldOut();
        assertEquals(saved.state().step(), entry.steps());
        assertEquals(looks.get(looks.size() - 1).loss(), entry.heldOut(), 1e-7);
        assertTrue(model.entry(broken).orElseThrow().problem().contains("run.json"));
        assertTrue(model.entry(without).orElseThrow().problem().contains("run.json"));
    }

    @Test
    void stepsAreKnownHoweverManyLooksStandBehindThem() throws IOException {
        Path run = trained("long");
        LossHistory history = new LossHistory();
        history.addTrain(new LossPoint(90_000, 0.5));
        for (int look = 1; look <= 9_000; look++) {
            history.addHeldOut(new LossPoint(10 * look, 0.25));
        }
        Files.writeString(run.resolve("loss.csv"), history.toCsv());
        RunEntry entry = RunLibrary.entry(run);
        assertEquals(90_000L, entry.steps());
        assertEquals(0.25, entry.heldOut());
    }

    /** Whoever opens a pipe to read waits until somebody writes into it. */
    @ParameterizedTest
    @ValueSource(strings = {"run.json", "loss.csv", "checkpoint.npz", "watch.csv", "moments", ".lock"})
    void aPipeInARunKeepsNeitherTheListNorOtherRunsWaiting(String file) throws Exception {
        Path pipe = trained("with-a-pipe").resolve(file);
        Trees.deleteQuietly(pipe);
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(made.waitFor() == 0);
        trained("good");
        RunsViewModel model = model();
        model.changes.rename(pipe.getParent(), "Other");
        model.changes.duplicate(pipe.getParent());
        model.changes.delete(List.of(pipe.getParent()));
        until(() -> told.size() + problems.size() >= 3);
        assertTrue(model.entry(runs.resolve("good")).orElseThrow().steps() > 0);
    }

    @Test
    void aRunThatTrainsShowsWhereItIs() {
        Path run = run("quick-start");
        RunsViewModel model = model();
        model.show(opened(run));
        model.show(mail(null, new Snapshot(31, 2, 10, 0.001, 0.3, 0), List.of(new LossPoint(30, 0.25))));
        assertEquals(31L, model.entry(run).orElseThrow().steps());
        assertEquals(0.25, model.entry(run).orElseThrow().heldOut());
        model.show(mail(null, new Snapshot(32, 2, 10, 0.001, 0.3, 0), List.of()));
        assertEquals(0.25, model.entry(run).orElseThrow().heldOut());
    }

    @Test
    void aLookWithoutAStepIsShownAndWhatWasSavedBeforeDoesNotReplaceIt() {
        Path run = trained("quick-start");
        RunsViewModel model = model();
        model.show(opened(run));
        model.show(mail(null, null, List.of(new LossPoint(30, 0.25), new LossPoint(31, Double.NaN))));
        assertEquals(0.25, model.entry(run).orElseThrow().heldOut());
        Path other = run("other");
        model.refresh();
        until(() -> model.entry(other).isPresent());
        assertEquals(0.25, model.entry(run).orElseThrow().heldOut());
        assertEquals(5L, model.entry(run).orElseThrow().steps());
    }

    @Test
    void theNewestRunIsFirstAndNeitherSavingNorRenamingMovesOne() throws IOException {
        Path old = run("old");
        Path middle = run("middle");
        Path young = run("young");
        for (Path each : List.of(old, middle, young)) {
            long second = List.of(old, middle, young).indexOf(each) + 1;
            Files.setLastModifiedTime(each.resolve("run.json"), FileTime.fromMillis(1000 * second));
        }
        List<Path> order = List.of(young, middle, old);
        assertEquals(order, list().stream().map(RunEntry::folder).toList());
        RunFolder.open(old).save(Pretrained.first().checkpoint());
        new RunLibrary(runs).rename(middle, "Another");
        assertEquals(order, list().stream().map(RunEntry::folder).toList());
    }

    @Test
    void runsThatComeOrGoByOtherHandsAreSeenWithinSeconds() throws IOException {
        Path run = run("mine");
        Path other = run("other");
        RunsViewModel model = model();
        model.show(opened(run));
        until(() -> model.inView.get() != null);
        model.tick(0);
        Trees.deleteQuietly(other);
        long[] now = {0};
        until(() -> {
            model.tick(now[0] += 1_000_000_000);
            return model.entries.size() == 1;
        });
        assertEquals(List.of(), problems);
        // A look may come while the folder is being deleted, when it can no longer be asked for its name.
        Files.writeString(run.resolve("run.json"), "{");
        model.refresh();
        until(() -> model.entries.get(0).isBroken());
        Trees.deleteQuietly(run);
        until(() -> {
            model.tick(now[0] += 1_000_000_000);
            return model.entries.isEmpty();
        });
        assertEquals(List.of("Quick start is gone"), problems);
        assertEquals(null, model.inView.get());
    }

    @Test
    void theRunThatComesWithTheProgramIsKnownOnceItWasInView() {
        Path run = run("mine");
        RunsViewModel model = model();
        assertEquals(null, model.bundled.get());
        model.show(opened(null));
        RunEntry given = model.bundled.get();
        assertTrue(given.isBundled() && model.isInView(given));
        assertEquals(5L, given.steps());
        model.show(opened(run));
        assertFalse(model.isInView(given));
        assertEquals(1, model.entries.size());
    }

    @Test
    void runsAreCalledByTheirNamesWhateverTheirFoldersAre() {
        Path run = trained("quick-start-2");
        RunsViewModel model = model();
        model.changes.rename(run, "Best");
        until(() -> name(model, run).equals("Best"));
        model.changes.duplicate(run);
        until(() -> told.contains("Duplicated as “Best copy”"));
        model.changes.delete(List.of(run));
        until(() -> told.contains("Deleted “Best”; Ctrl+Z in the list brings it back"));
        model.changes.undo();
        until(() -> told.contains("“Best” is back"));
    }

    @Test
    void renamingChangesTheNameAndNotTheFolderAndIsUndone() {
        Path run = run("quick-start-2");
        RunsViewModel model = model();
        assertEquals("Quick start 2", name(model, run));
        model.changes.rename(run, "  Best so far ");
        until(() -> name(model, run).equals("Best so far"));
        assertEquals("Best so far", RunFolder.open(run).spec().name());
        model.changes.undo();
        until(() -> name(model, run).equals("Quick start 2"));
        model.changes.rename(run, " ");
        until(() -> !problems.isEmpty());
        assertTrue(problems.get(0).contains("name"));
    }

    @Test
    void aRenamedRunThatWasTrainedStillOpens() {
        Path run = trained("mine");
        RunFolder folder = RunFolder.open(run);
        folder.rename("Another");
        assertEquals("Another", RunFolder.open(run).spec().name());
        assertEquals(
                Pretrained.first().checkpoint().state().step(),
                RunFolder.open(run).checkpoint().state().step());
    }

    @Test
    void aDuplicateIsAWholeRunOfItsOwnNameAndTakesNothingOfTheLock() throws IOException {
        Path run = trained("mine");
        Files.createDirectory(run.resolve("notes"));
        Files.writeString(run.resolve("notes/today.txt"), "mine");
        RunsViewModel model = model();
        RunLock training = RunLock.take(run);
        model.changes.duplicate(run);
        until(() -> model.entries.size() == 2);
        training.close();
        Path copy = model.entries.stream()
                .map(RunEntry::folder)
                .filter(each -> !each.equals(run))
                .findFirst()
                .orElseThrow();
        assertTrue(RunFolder.open(copy).spec().name().endsWith(" copy"));
        assertFalse(Files.exists(copy.resolve(".lock")));
        assertEquals("mine", Files.readString(copy.resolve("notes/today.txt")));
        assertEquals(
                RunFolder.open(run).checkpoint().state().step(),
                RunFolder.open(copy).checkpoint().state().step());
        until(() -> model.changes.undoable.get());
        model.changes.undo();
        until(() -> model.entries.size() == 1);
        assertEquals(List.of(copy), gone);
    }

    @Test
    void aDeletedRunComesBackWithUndo() {
        Path run = trained("mine");
        Path other = run("other-run");
        RunsViewModel model = model();
        model.show(opened(run));
        model.changes.delete(List.of(run, other));
        until(() -> model.entries.isEmpty() && gone.size() == 2);
        assertFalse(Files.exists(run));
        assertEquals(null, model.inView.get());
        model.changes.undo();
        model.changes.undo();
        until(() -> model.entries.size() == 2);
        assertTrue(RunFolder.open(run).hasCheckpoint());
        assertFalse(model.changes.undoable.get());
    }

    @Test
    void theTrashIsEmptiedInALaterSessionOnly() throws IOException {
        Path run = run("mine");
        Path lies = new RunLibrary(runs).delete(run);
        new RunLibrary(runs).emptyTrash();
        assertTrue(Files.exists(lies));
        Path old =
                Files.createDirectories(runs.resolve(".trash").resolve("1000").resolve("old"));
        Files.writeString(old.resolve("run.json"), "{}");
        Path foreign = Files.createDirectories(runs.resolve(".trash").resolve("notes"));
        new RunLibrary(runs).emptyTrash();
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(foreign) && Files.exists(lies));
    }

    @Test
    void theTrashIsEmptiedOfRunsOnlyAndOfNothingBehindALink() throws IOException {
        Path trash = Files.createDirectory(runs.resolve(".trash"));
        Path elsewhere = Files.createDirectory(runs.resolve("elsewhere"));
        Path photos = Files.createDirectories(trash.resolve("2019/photos"));
        Path beside = Files.createDirectories(trash.resolve("1000/old"));
        for (Path run : List.of(beside, elsewhere)) {
            Files.writeString(run.resolve("run.json"), "{}");
        }
        Path notes = Files.writeString(trash.resolve("1000/notes.txt"), "mine");
        Path link = Files.createSymbolicLink(trash.resolve("1001"), runs);
        Path linked = Files.createSymbolicLink(
                Files.createDirectory(trash.resolve("1002")).resolve("run"), elsewhere);
        new RunLibrary(runs).emptyTrash();
        for (Path kept : List.of(photos, beside, notes, link, linked, elsewhere)) {
            assertTrue(Files.exists(kept), kept.toString());
        }
    }

    @Test
    void aTrashThatIsALinkIsNeitherEmptiedNorUsed() throws IOException {
        Path run = run("mine");
        Path elsewhere = Files.createDirectory(runs.resolve("elsewhere"));
        Path others = Files.createDirectories(elsewhere.resolve("1000/others"));
        Files.writeString(others.resolve("run.json"), "{}");
        Files.createSymbolicLink(runs.resolve(".trash"), elsewhere);
        new RunLibrary(runs).emptyTrash();
        assertTrue(Files.exists(others));
        assertThrows(BadInput.class, () -> new RunLibrary(runs).delete(run));
        assertTrue(Files.exists(run));
    }

    @Test
    void theRunThatTrainsIsNeitherDeletedNorRenamed() {
        Path run = run("mine");
        RunsViewModel model = model();
        inUse = run;
        model.changes.delete(List.of(run));
        model.changes.rename(run, "Other");
        assertEquals(2, problems.size());
        assertEquals("“Quick start” cannot be deleted while it trains; stop it first.", problems.get(0));
        assertTrue(problems.get(1).contains("renamed while it trains"));
        assertEquals("Quick start", RunFolder.open(run).spec().name());
    }

    @Test
    void aRunThatAnotherWindowTrainsIsNeitherDeletedNorRenamed() {
        Path run = run("mine");
        RunsViewModel model = model();
        RunLock another = RunLock.take(run);
        model.changes.delete(List.of(run));
        model.changes.rename(run, "Other");
        until(() -> problems.size() == 2);
        another.close();
        problems.forEach(problem -> assertTrue(problem.contains("stop it there first"), problem));
        assertEquals("Quick start", RunFolder.open(run).spec().name());
    }

    @Test
    void comparedRunsKeepTheirColoursAndTheOneInViewIsNotAmongThem() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g")) {
            all.add(run(name));
        }
        Files.writeString(all.get(6).resolve("run.json"), "?");
        RunsViewModel model = model();
        model.show(opened(all.get(0)));
        model.compared.compare(all.subList(0, 3));
        assertEquals(all.subList(1, 3), model.compared.runs.get());
        assertEquals(-1, model.compared.colour(all.get(0)));
        int second = model.compared.colour(all.get(2));
        model.compared.toggle(all.get(1));
        assertEquals(List.of(all.get(2)), model.compared.runs.get());
        assertEquals(second, model.compared.colour(all.get(2)));
        model.compared.toggle(all.get(6));
        assertTrue(problems.get(0).contains("cannot be read"));
        model.compared.compare(all.subList(1, 6));
        assertEquals(5, model.compared.runs.get().size());
        model.show(opened(all.get(3)));
        assertEquals(4, model.compared.runs.get().size());
        model.changes.delete(List.of(all.get(1)));
        until(() -> model.compared.runs.get().size() == 3);
    }

    @Test
    void aModelThatComesWithTheProgramIsComparedByACopyThatIsMadeOnce() {
        RunsViewModel model = model();
        model.compareBundled(Pretrained.first());
        until(() -> model.compared.runs.get().size() == 1);
        Path copy = model.compared.runs.get().get(0);
        assertEquals(
                Pretrained.first().spec().name(),
                model.entry(copy).orElseThrow().name());
        model.compared.compare(List.of());
        model.compareBundled(Pretrained.first());
        until(() -> model.compared.runs.get().equals(List.of(copy)));
        assertEquals(1, model.entries.size());
    }
}
