package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.Specs;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.train.Trainer;
import afterimage.engine.train.TrainingControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past of a run: what is kept of it, and how a new run begins there. */
class MomentsTest {
    @TempDir
    private Path folder;

    private static Checkpoint at(long step) {
        LossHistory history = new LossHistory();
        LongStream.rangeClosed(1, step).forEach(s -> history.addTrain(new LossPoint(s, 0.5f)));
        return new Checkpoint(
                new Checkpoint.State(Checkpoint.FORMAT, step, 1.5, 0.01, "p", "d", "m", "t", null, null),
                Map.of("encoder/0/bias", new NpyArray(new int[] {2}, new float[] {step, -1})),
                Map.of(),
                history);
    }

    private RunFolder run() {
        return RunFolder.create(folder.resolve("run"), Presets.named(Presets.QUICK_START));
    }

    /** Files of so many bytes each, kept one after the other. */
    private List<Long> kept(int most, long mostBytes, int size, long... steps) throws IOException {
        Moments moments = new Moments(folder, most, mostBytes);
        for (long step : steps) {
            moments.keep(Files.write(folder.resolve("checkpoint-" + step), new byte[size]), step);
        }
        return List.copyOf(moments.steps());
    }

    @Test
    void everySaveIsAMomentThatStaysWhole() {
        RunFolder run = run();
        assertEquals(List.of(), run.moments());
        for (long step : new long[] {0, 3, 5}) {
            run.save(at(step));
        }
        assertEquals(List.of(0L, 3L, 5L), run.moments());
        Checkpoint then = run.moment(3);
        assertEquals(3, then.state().step());
        assertEquals(3, then.history().train().size());
        assertEquals(at(3).weights(), then.weights());
        assertTrue(run.momentsNote().isEmpty());
    }

    @Test
    void aMomentIsTheCheckpointsFileUnderASecondName() throws IOException {
        RunFolder run = run();
        run.save(at(3));
        assertTrue(Files.isSameFile(
                run.path().resolve("checkpoint.npz"), run.path().resolve("moments/step-000000003.npz")));
    }

    @Test
    void theFirstAndTheLastStayAndGapsGrowWithAge() throws IOException {
        List<Long> steps =
                kept(60, Long.MAX_VALUE, 1, LongStream.rangeClosed(1, 1000).toArray());
        assertEquals(60, steps.size());
        assertEquals(1, steps.get(0));
        assertEquals(1000, steps.get(59));
        long old = steps.get(20) - steps.get(0);
        long middle = steps.get(40) - steps.get(20);
        long young = steps.get(59) - steps.get(39);
        assertTrue(old > middle && middle > young, steps.toString());
        for (int i = 1; i < steps.size(); i++) {
            assertTrue(steps.get(i) - steps.get(i - 1) < 60, "no part of the past is empty: " + steps);
        }
    }

    /** What stays of a save after each of so many steps, where there is room for some. */
    private static List<Long> thinned(int room, long last) {
        List<Long> steps = new ArrayList<>();
        for (long step = 1; step <= last; step++) {
            if (steps.size() == room) {
                steps.remove((Long) Moments.leastMissed(steps, step, room / 2));
            }
            steps.add(step);
        }
        return steps;
    }

    @Test
    void milestonesOutliveWhatLiesBetween() {
        List<Long> steps = thinned(60, 2000);
        assertTrue(steps.containsAll(List.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 200L, 500L, 1000L, 2000L)), "" + steps);
        assertTrue(steps.get(57) > 1980, "recent ones too: " + steps);
    }

    /** They may take half of the room; those that are nearest by their ratio go. */
    @Test
    void whereThereIsLittleRoomMilestonesAreThinnedToo() {
        List<Long> steps = thinned(10, 50_001);
        List<Long> early = steps.stream().filter(Moments::isMilestone).toList();
        assertEquals(5, early.size(), steps.toString());
        for (int i = 1; i < early.size(); i++) {
            assertTrue(early.get(i) <= 50 * early.get(i - 1), "no part of the past is empty: " + steps);
        }
        assertTrue(steps.contains(1L) && steps.contains(50_001L), steps.toString());
    }

    @Test
    void bytesAreBoundedToo() throws IOException {
        assertEquals(List.of(1L, 3L, 4L), kept(60, 350, 100, 1, 2, 3, 4));
    }

    @Test
    void ofLargeCheckpointsFewOrNoneAreKeptAndThatIsSaid() throws IOException {
        assertEquals(List.of(), kept(60, 299, 100, 1, 2));
        Moments moments = new Moments(folder, 60, 1_000_000_000);
        assertTrue(moments.note(124_000_000).isEmpty());
        assertEquals(
                "A checkpoint of this run has 200 MB and a run keeps at most 1.0 GB of saved moments, so only 5 are"
                        + " kept.",
                moments.note(200_000_000).orElseThrow());
        assertTrue(moments.note(400_000_000).orElseThrow().endsWith("so none is kept."));
    }

    /** The newest checkpoint was damaged and the run went on from one before. */
    @Test
    void whatLiesAfterASaveIsNoLongerItsPast() throws IOException {
        assertEquals(List.of(1L, 4L), kept(60, 1000, 1, 1, 5, 9, 4));
    }

    @Test
    void aDamagedOrForeignMomentIsRefusedAndOthersAreNot() throws IOException {
        RunFolder run = run();
        run.save(at(3));
        run.save(at(5));
        Path moments = run.path().resolve("moments");
        Files.writeString(moments.resolve("notes.txt"), "mine");
        Files.copy(moments.resolve("step-000000003.npz"), moments.resolve("step-000000004.npz"));
        Files.delete(moments.resolve("step-000000003.npz"));
        Files.write(moments.resolve("step-000000003.npz"), new byte[50]);
        assertEquals(List.of(3L, 4L, 5L), run.moments());
        assertThrows(BadInput.class, () -> run.moment(3));
        assertThrows(BadInput.class, () -> run.moment(4));
        assertThrows(BadInput.class, () -> run.moment(6));
        assertEquals(5, run.moment(5).state().step());
    }

    @Test
    void whereNoMomentCanBeKeptTheRunIsSavedAllTheSame() throws IOException {
        RunFolder run = run();
        Files.writeString(run.path().resolve("moments"), "a file in their place");
        run.save(at(3));
        assertEquals(3, run.checkpoint().state().step());
        assertEquals(List.of(), run.moments());
    }

    @Test
    void aLinkToTheMomentsOfAnotherRunLeavesThemAsTheyAre() throws IOException {
        RunFolder other = run();
        other.save(at(3));
        other.save(at(5));
        RunFolder run = RunFolder.create(folder.resolve("linked"), Presets.named(Presets.QUICK_START));
        Files.createSymbolicLink(run.path().resolve("moments"), other.path().resolve("moments"));
        for (long step : new long[] {2, 5}) {
            run.save(at(step));
        }
        assertEquals(List.of(), run.moments());
        assertEquals(List.of(3L, 5L), other.moments());
        assertEquals(5, run.checkpoint().state().step());
        assertFalse(Files.isSameFile(
                run.path().resolve("checkpoint.npz"), other.path().resolve("moments/step-000000005.npz")));
    }

    @Test
    void aCopyHasThePastToo() {
        RunFolder run = run();
        run.save(at(3));
        run.save(at(5));
        RunFolder copy = run.copyTo(folder.resolve("copy"));
        assertEquals(List.of(3L, 5L), copy.moments());
        assertEquals(3, copy.moment(3).state().step());
    }

    @Test
    void aBranchWithOtherSettingsIsRefused() {
        RunFolder run = run();
        run.save(at(3));
        RunSpec other = SpecJson.with(run.spec(), List.of("seed=77"));
        assertThrows(BadInput.class, () -> run.branch(folder.resolve("branch"), 3, other));
        assertThrows(BadInput.class, () -> run.branch(folder.resolve("branch"), 2, run.spec()));
        assertFalse(Files.exists(folder.resolve("branch")));
    }

    @Test
    void aBranchRepeatsTheRunBitForBit() {
        RunSpec tiny = SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.layers.0.units=3",
                        "sequence.size=32",
                        "sequence.inputFrames=3",
                        "sequence.futureFrames=2",
                        "training.heldOutEvery=2",
                        "training.heldOutClips=3"));
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny);
        train(run, 7);
        assertTrue(run.moments().containsAll(List.of(1L, 2L, 3L, 7L)), "saved after each step");
        RunFolder branch = run.branch(folder.resolve("branch"), 3, tiny.with("name", "branch"));
        assertEquals("branch", RunFolder.open(branch.path()).spec().name());
        assertEquals(3, branch.checkpoint().state().step());
        assertEquals(
                run.checkpoint().history().train().subList(0, 3),
                branch.checkpoint().history().train());
        assertEquals(List.of(1L, 2L, 3L), branch.moments());
        train(branch, 7);
        List<Checkpoint> ends = new ArrayList<>(List.of(run.checkpoint(), branch.checkpoint()));
        assertEquals(ends.get(0).weights(), ends.get(1).weights());
        assertEquals(ends.get(0).slots(), ends.get(1).slots());
        assertEquals(ends.get(0).history().train(), ends.get(1).history().train());
        assertEquals(ends.get(0).history().heldOut(), ends.get(1).history().heldOut());
    }

    private static void train(RunFolder run, long steps) {
        try (TrainingRun training =
                new TrainingRun(run, Data.packaged(), SessionSettings.cpu(), Specs.savedEachStep(), Trainer::step)) {
            training.train(new TrainingControl(), snapshot -> {}, new Limit(steps, 0));
        }
    }
}
