package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.file.Manners;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.Trees;
import afterimage.engine.trace.LossPoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run's folder under the manners of each system. */
class RunMannersTest {
    @TempDir
    private Path real;

    private static Checkpoint at(long step) {
        LossHistory history = new LossHistory();
        history.addHeldOut(new LossPoint(step, 0.5f));
        return new Checkpoint(
                new Checkpoint.State(Checkpoint.FORMAT, step, 1.5, 0.01, "p", "d", "m", "t", null, null),
                Map.of("encoder/0/bias", new NpyArray(new int[] {2}, new float[] {step, -1})),
                Map.of(),
                history);
    }

    private RunFolder run(Manners manners) throws IOException {
        RunFolder run = RunFolder.create(manners.of(real).resolve("Run"), Presets.named(Presets.QUICK_START));
        run.save(at(1));
        run.save(at(2));
        return run;
    }

    private static void requireAt(long step, RunFolder run) {
        assertEquals(step, run.checkpoint().state().step());
        for (long moment : run.moments()) {
            assertEquals(at(moment).weights(), run.moment(moment).weights());
        }
    }

    @ParameterizedTest
    @EnumSource(Manners.class)
    void aRunIsSavedKeptRenamedCopiedSharedAndRemoved(Manners manners) throws IOException {
        RunFolder run = run(manners);
        assertEquals(List.of(1L, 2L), run.moments());
        BestWeights best = new BestWeights(run.path());
        best.keep(0.25, 1, at(1).weights());
        best.save(at(2).state(), run.spec());
        assertEquals(at(1).weights(), run.checkpoint(WeightChoice.BEST).weights());
        assertEquals("Other", run.rename("Other").spec().name());
        RunFolder opened = RunFolder.open(run.path().resolveSibling("Run"));
        requireAt(2, opened);
        Path folder = run.path().getParent();
        requireAt(2, opened.copyTo(folder.resolve("copy")));
        requireAt(1, opened.branch(folder.resolve("branch"), 1, opened.spec().with("name", "Branch")));
        SharedRun.write(opened.spec(), opened.checkpoint(), opened.path(), folder.resolve("run.afterimage"));
        RunFolder shared = SharedRun.open(folder.resolve("run.afterimage"), folder.resolve("shared"));
        requireAt(2, shared);
        assertEquals(at(1).weights(), shared.checkpoint(WeightChoice.BEST).weights());
        Files.move(shared.path(), folder.resolve("moved"));
        for (String name : List.of("moved", "copy", "branch", "Run")) {
            Trees.deleteQuietly(folder.resolve(name));
            assertTrue(Files.notExists(folder.resolve(name)), name);
        }
    }

    /** Each of the files that a save gives another name. */
    @ParameterizedTest
    @EnumSource(
            value = Manners.class,
            names = {"OWN", "WINDOWS"})
    void aSaveIsWholeAlthoughAnotherProgramKeepsItsFilesOpen(Manners manners) throws IOException {
        RunFolder run = run(manners);
        try (InputStream newest = Files.newInputStream(run.path().resolve("checkpoint.npz"));
                InputStream before = Files.newInputStream(run.path().resolve("checkpoint.previous.npz"))) {
            run.save(at(3));
            assertTrue(newest.read() == before.read());
            requireAt(3, RunFolder.open(run.path()));
        }
        run.save(at(5));
        requireAt(5, RunFolder.open(run.path()));
        assertEquals(List.of(1L, 2L, 3L, 5L), run.moments());
        assertFalse(Files.exists(run.path().resolve("checkpoint.next.npz")));
    }

    @ParameterizedTest
    @EnumSource(Manners.class)
    void aRunThatIsBeingTrainedStaysAndIsReadAllTheSame(Manners manners) throws IOException {
        RunFolder run = run(manners);
        try (RunLock lock = RunLock.take(run.path())) {
            Path other = run.path().resolveSibling(manners == Manners.OWN ? "Run" : "RUN");
            assertTrue(RunLock.isTaken(other));
            assertTrue(lock.holds() && lock.note().isEmpty());
            assertThrows(BadInput.class, () -> run.rename("Other"));
            assertThrows(BadInput.class, () -> RunFolder.create(run.path(), run.spec()));
            run.save(at(3));
            requireAt(3, RunFolder.open(other));
            requireAt(3, run.copyTo(run.path().resolveSibling("copy")));
        }
        assertFalse(RunLock.isTaken(run.path()));
        Files.move(run.path(), run.path().resolveSibling("moved"));
    }

    @ParameterizedTest
    @EnumSource(Manners.class)
    void ofARunThatCannotBeMadeNothingIsLeft(Manners manners) throws IOException {
        Path path = manners.of(real).resolve("new").resolve("run");
        BadInput full = new BadInput("There is no room.");
        assertThrows(
                BadInput.class,
                () -> RunFolder.create(path, Presets.named(Presets.QUICK_START), made -> {
                    throw full;
                }));
        assertTrue(Files.notExists(path.getParent()));
        RunFolder.create(path, Presets.named(Presets.QUICK_START)).undo();
        assertTrue(Files.notExists(path));
    }
}
