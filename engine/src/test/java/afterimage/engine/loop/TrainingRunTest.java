package afterimage.engine.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.Specs;
import afterimage.engine.data.Data;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Split;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.Trees;
import afterimage.engine.model.Branch;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.run.WatchLog;
import afterimage.engine.run.WeightChoice;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.Trainer;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.exceptions.TensorFlowException;

class TrainingRunTest {
    private static final Data DIGITS = Data.packaged();

    @TempDir
    private Path folder;

    private static RunSpec tiny() {
        return SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.layers.0.units=3",
                        "sequence.inputFrames=3",
                        "sequence.futureFrames=2",
                        "training.heldOutEvery=2",
                        "training.heldOutClips=3"));
    }

    private static List<Long> train(RunFolder run, TrainingControl control, long steps) {
        List<Long> heldOutSteps = new ArrayList<>();
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
            training.train(
                    control,
                    new TrainingListener() {
                        @Override
                        public void onStep(Snapshot snapshot) {
                            assertTrue(snapshot.stepsPerSecond() > 0 && Double.isFinite(snapshot.loss()));
                        }

                        @Override
                        public void onHeldOut(HeldOut seen) {
                            assertEquals(
                                    3, seen.made().of(Branch.RECONSTRUCTION).size());
                            assertEquals(
                                    2, seen.made().of(Branch.PREDICTION).get(0).time());
                            heldOutSteps.add(seen.step());
                        }
                    },
                    new Limit(steps, 0));
        }
        return heldOutSteps;
    }

    /** Of 64 units the convolutions are tiled. */
    @ParameterizedTest
    @ValueSource(ints = {3, 64})
    void aRunInThreeSittingsIsTheRunInOne(int units) {
        RunSpec spec = SpecJson.with(tiny(), List.of("model.layers.0.units=" + units));
        RunFolder whole = RunFolder.create(folder.resolve("whole"), spec);
        assertEquals(List.of(0L, 2L, 4L, 6L, 7L), train(whole, new TrainingControl(), 7));
        RunFolder parts = RunFolder.create(folder.resolve("parts"), spec);
        train(parts, new TrainingControl(), 1);
        train(RunFolder.open(parts.path()), new TrainingControl(), 4);
        train(RunFolder.open(parts.path()), new TrainingControl(), 7);
        Checkpoint one = whole.checkpoint();
        Checkpoint three = parts.checkpoint();
        assertEquals(one.history().train(), three.history().train());
        assertEquals(one.history().heldOut(), three.history().heldOut());
        assertEquals(one.weights(), three.weights());
        assertEquals(one.slots(), three.slots());
        assertEquals(7, three.state().step());
    }

    /** Three steps of one digit and fewer frames, then its own clips; looks are of the averaged weights and its own clips. */
    @Test
    void aRunInStagesWithAveragedWeightsIsTheSameInAnyNumberOfSittings() {
        RunSpec spec = SpecJson.with(
                tiny(),
                List.of(
                        "training.averaging=0.5",
                        "training.keepsBest=true",
                        "training.horizon={\"steps\":9}",
                        "training.schedule={\"kind\":\"ONE_CYCLE\"}",
                        "training.stages=[{\"untilStep\":3,\"inputFrames\":2,\"futureFrames\":1,\"digits\":1}]"));
        RunFolder whole = RunFolder.create(folder.resolve("whole"), spec);
        train(whole, new TrainingControl(), 9);
        RunFolder parts = RunFolder.create(folder.resolve("parts"), spec);
        for (long steps : new long[] {2, 3, 6, 9}) {
            train(RunFolder.open(parts.path()), new TrainingControl(), steps);
        }
        Checkpoint one = whole.checkpoint();
        assertEquals(one.history().train(), parts.checkpoint().history().train());
        assertEquals(one.history().heldOut(), parts.checkpoint().history().heldOut());
        assertEquals(one.weights(), parts.checkpoint().weights());
        assertEquals(one.slots(), parts.checkpoint().slots());
        assertEquals(new WatchLog(whole.path()).read(), new WatchLog(parts.path()).read());
        assertEquals(4 * one.weights().size(), new WatchLog(whole.path()).read().size());
        assertNotEquals(one.weights(), whole.shown().weights());
        assertEquals(
                whole.checkpoint(WeightChoice.AVERAGED).weights(), whole.shown().weights());
        LossPoint lowest = one.history().heldOut().stream()
                .min(Comparator.comparingDouble(LossPoint::loss))
                .orElseThrow();
        Checkpoint best = whole.checkpoint(WeightChoice.BEST);
        assertEquals(best.weights(), parts.checkpoint(WeightChoice.BEST).weights());
        assertEquals(averagedAt(spec, lowest.step()), best.weights());
    }

    private Map<String, NpyArray> averagedAt(RunSpec spec, long steps) {
        RunFolder run = RunFolder.create(folder.resolve("until" + steps), spec);
        train(run, new TrainingControl(), steps);
        return run.shown().weights();
    }

    @Test
    void heldOutClipsHavePathsOfTheirOwnUnlessTheRunIsOlder() {
        RunSpec now = tiny().with("seed", 3);
        RunSpec older = SpecJson.with(now, List.of("apart=false"));
        MovingDigits training = new MovingDigits(now.sequence(), DIGITS.mnist.read(Split.TRAIN), 3);
        double x = training.clip(0).tracks().get(0).steps().get(1).x();
        assertEquals(
                x,
                TrainingRun.heldOutClips(older, DIGITS)
                        .get(0)
                        .tracks()
                        .get(0)
                        .steps()
                        .get(1)
                        .x());
        assertNotEquals(
                x,
                TrainingRun.heldOutClips(SpecJson.with(now, List.of("apart=true")), DIGITS)
                        .get(0)
                        .tracks()
                        .get(0)
                        .steps()
                        .get(1)
                        .x());
    }

    @Test
    void theSameSeedIsTheSameRunAnotherSeedAnother() {
        List<Checkpoint> ends = new ArrayList<>();
        for (String seed : List.of("seed=5", "seed=5", "seed=6")) {
            RunFolder run = RunFolder.create(folder.resolve("run" + ends.size()), SpecJson.with(tiny(), List.of(seed)));
            train(run, new TrainingControl(), 6);
            ends.add(run.checkpoint());
        }
        assertEquals(ends.get(0).history().train(), ends.get(1).history().train());
        assertEquals(ends.get(0).history().heldOut(), ends.get(1).history().heldOut());
        assertEquals(ends.get(0).weights(), ends.get(1).weights());
        assertNotEquals(ends.get(0).history().train(), ends.get(2).history().train());
    }

    @Test
    void aStoppedRunIsSavedAndARateThatWasChangedStays() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        TrainingControl control = new TrainingControl();
        control.setLearningRate(0.0123);
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
            training.train(control, snapshot -> control.stop(), Limit.none());
        }
        assertEquals(1, run.checkpoint().state().step());
        assertEquals(0.0123, run.checkpoint().state().learningRate());
    }

    @Test
    void aSmallCopyHasTheWeightsInHalfPrecisionAndCanBeTrainedOn() throws IOException {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        train(run, new TrainingControl(), 2);
        Checkpoint whole = run.shown();
        RunFolder copy = run.copySmallTo(folder.resolve("small"), WeightChoice.USUAL);
        Checkpoint small = copy.checkpoint();
        assertEquals(whole.state(), small.state());
        assertEquals(whole.history().heldOut(), small.history().heldOut());
        assertTrue(small.slots().isEmpty());
        assertEquals(whole.weights().keySet(), small.weights().keySet());
        whole.weights().forEach((name, weight) -> {
            float[] halves = small.weights().get(name).values();
            for (int i = 0; i < halves.length; i++) {
                // Eleven binary digits, and steps of 2^-24 near zero.
                assertEquals(weight.values()[i], halves[i], Math.abs(weight.values()[i]) * 0x1p-11 + 0x1p-25);
            }
        });
        assertTrue(Files.size(copy.path().resolve("checkpoint.npz"))
                < Files.size(run.path().resolve("checkpoint.npz")) / 3);
        train(copy, new TrainingControl(), 3);
        assertEquals(3, copy.checkpoint().state().step());
        assertEquals(
                run.checkpoint().slots().keySet(), copy.checkpoint().slots().keySet());
        assertTrue(whole.slots().keySet().stream().allMatch(name -> name.startsWith(Trainer.AVERAGE)));
    }

    private static RunSpec patient() {
        return SpecJson.with(tiny(), List.of("training.learningRate=10", "training.patience=2"));
    }

    /** With a rate that ruins the weights at once. */
    @Test
    void aRunWithoutALowerHeldOutLossEndsAtTheSameStepInAnyNumberOfSittings() {
        RunFolder whole = RunFolder.create(folder.resolve("whole"), patient());
        train(whole, new TrainingControl(), 50);
        Checkpoint one = whole.checkpoint();
        List<LossPoint> looks = one.history().heldOut();
        double best = looks.stream().mapToDouble(LossPoint::loss).min().orElseThrow();
        assertEquals(best, looks.get(looks.size() - 3).loss());
        assertEquals(looks.get(looks.size() - 1).step(), one.state().step());
        assertTrue(one.state().step() < 50);
        RunFolder parts = RunFolder.create(folder.resolve("parts"), patient());
        for (long steps : new long[] {1, 3, 50, 60}) {
            train(RunFolder.open(parts.path()), new TrainingControl(), steps);
        }
        assertEquals(one.history().train(), parts.checkpoint().history().train());
        assertEquals(looks, parts.checkpoint().history().heldOut());
        assertEquals(one.weights(), parts.checkpoint().weights());
        // With patience it ends with the weights of its best look, here those before the first step.
        assertEquals(
                whole.checkpoint(WeightChoice.BEST).weights(), whole.shown().weights());
        assertNotEquals(one.weights(), whole.shown().weights());
    }

    @Test
    void aRunThatEndsByItselfSaysWhyAlsoWhenItIsToGoOn() {
        RunFolder run = RunFolder.create(folder.resolve("run"), patient());
        List<String> told = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void onStep(Snapshot snapshot) {}

            @Override
            public void onEnded(String why) {
                told.add(why);
            }
        };
        for (int sitting = 0; sitting < 2; sitting++) {
            try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
                training.train(new TrainingControl(), listener, new Limit(50, 0));
            }
        }
        assertEquals(2, told.size());
        assertEquals(told.get(0), told.get(1));
        assertTrue(told.get(0).contains("step " + run.checkpoint().state().step() + ":"), told.get(0));
    }

    @Test
    void theScheduleMultipliesTheRateAskedForWhichTheCheckpointKeeps() {
        RunSpec halving = SpecJson.with(
                tiny(),
                List.of(
                        "training.learningRate=0.008",
                        "training.schedule={\"kind\":\"STEP\",\"every\":2,\"factor\":0.5}"));
        RunFolder whole = RunFolder.create(folder.resolve("whole"), halving);
        List<Double> rates = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        try (TrainingRun training = new TrainingRun(whole, DIGITS, SessionSettings.cpu())) {
            training.train(
                    control,
                    snapshot -> {
                        rates.add(snapshot.learningRate());
                        if (snapshot.step() == 4) {
                            control.setLearningRate(0.016);
                        }
                    },
                    new Limit(5, 0));
        }
        assertEquals(List.of(0.008, 0.008, 0.004, 0.004, 0.004), rates);
        assertEquals(0.016, whole.checkpoint().state().learningRate());
        RunFolder parts = RunFolder.create(folder.resolve("parts"), halving);
        train(parts, new TrainingControl(), 3);
        assertEquals(0.008, parts.checkpoint().state().learningRate());
        train(parts, new TrainingControl(), 4);
        TrainingControl changed = new TrainingControl();
        changed.setLearningRate(0.016);
        train(parts, changed, 5);
        assertEquals(whole.checkpoint().weights(), parts.checkpoint().weights());
    }

    @Test
    void aWeightThatIsNoNumberAsLoadedIsNamed() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        train(run, new TrainingControl(), 1);
        Checkpoint good = run.checkpoint();
        good.weights().get("encoder/0/bias").values()[0] = Float.NaN;
        run.save(good);
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
            Diverged told =
                    assertThrows(Diverged.class, () -> training.train(new TrainingControl(), s -> {}, new Limit(5, 0)));
            assertEquals(
                    "Training stopped after step 1: the weight encoder/0/bias is NaN or infinite as it was loaded; go"
                            + " on from a checkpoint made before it.",
                    told.getMessage());
        }
    }

    @Test
    void aHugeLearningRateEndsTheRunWithThePlaceAndKeepsTheLastGoodWeights() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        TrainingRun.Stepping wild = (trainer, batch, rate) -> trainer.step(batch, trainer.step() < 3 ? rate : 1e38);
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu(), Specs.savedEachStep(), wild)) {
            String told = assertThrows(
                            Diverged.class, () -> training.train(new TrainingControl(), s -> {}, new Limit(9, 0)))
                    .getMessage();
            assertTrue(told.startsWith("Training stopped after step 4: "), told);
            assertTrue(told.contains("encoder layer 1") || told.contains("the weight encoder/0/"), told);
            assertTrue(told.contains("a tenth of it") && told.endsWith("those saved at step 3."), told);
        }
        Checkpoint kept = run.checkpoint();
        assertEquals(3, kept.state().step());
        assertTrue(kept.weights().values().stream().allMatch(NpyArray::isFinite));
        train(RunFolder.open(run.path()), new TrainingControl(), 5);
    }

    /** {@code before} steps, each saved, then a device that fails as TensorFlow says it. */
    private static DeviceFailed failing(RunFolder run, RuntimeException failure, long before, Autosave autosave) {
        TrainingRun.Stepping failing = (trainer, batch, rate) -> {
            if (trainer.step() == before) {
                throw failure;
            }
            return trainer.step(batch, rate);
        };
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu(), autosave, failing)) {
            return assertThrows(
                    DeviceFailed.class, () -> training.train(new TrainingControl(), s -> {}, new Limit(9, 0)));
        }
    }

    @Test
    void aDeviceThatFailsInAStepLeavesTheLastAutosave() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        DeviceFailed told = failing(run, new TFResourceExhaustedException("OOM"), 3, Specs.savedEachStep());
        assertTrue(told.getMessage().contains("no memory left")
                && told.getMessage().contains("up to step 3"));
        assertEquals(3, run.checkpoint().state().step());
        RunFolder unsaved = RunFolder.create(folder.resolve("unsaved"), tiny());
        assertTrue(failing(unsaved, new TensorFlowException("Unavailable"), 0, Autosave.usual())
                .getMessage()
                .contains("the run has saved nothing yet"));
        assertFalse(unsaved.hasCheckpoint());
    }

    @Test
    void aDeviceThatFailsBetweenStepsIsSavedIfItCanBe() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
            TrainingListener full = snapshot -> {
                throw new TFResourceExhaustedException("OOM");
            };
            assertThrows(DeviceFailed.class, () -> training.train(new TrainingControl(), full, new Limit(9, 0)));
        }
        assertEquals(1, run.checkpoint().state().step());
    }

    @Test
    void anOutputThatStaysBlankIsToldOnce() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        List<Optional<String>> warnings = new ArrayList<>();
        TrainingRun.Stepping standing = (trainer, batch, rate) -> trainer.step(batch, 1e-12);
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu(), Autosave.usual(), standing)) {
            training.train(
                    new TrainingControl(),
                    new TrainingListener() {
                        @Override
                        public void onStep(Snapshot snapshot) {}

                        @Override
                        public void onBlankOutput(Optional<String> warning) {
                            warnings.add(warning);
                        }
                    },
                    new Limit(310, 0));
        }
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).orElseThrow().contains("the same for every clip"));
    }

    @Test
    void aDamagedCheckpointFallsBackToTheOneBefore() throws IOException {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        train(run, new TrainingControl(), 1);
        train(run, new TrainingControl(), 2);
        Path newest = run.path().resolve("checkpoint.npz");
        byte[] whole = Files.readAllBytes(newest);
        Files.write(newest, Arrays.copyOf(whole, whole.length / 2));
        assertEquals(1, run.checkpoint().state().step());
        Files.delete(newest);
        assertEquals(1, run.checkpoint().state().step());
        Files.delete(run.path().resolve("checkpoint.previous.npz"));
        // From the moment that was kept of it.
        assertEquals(1, run.checkpoint().state().step());
    }

    @Test
    void weightsOfAnotherModelAreRefusedByName() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        train(run, new TrainingControl(), 1);
        RunSpec other = SpecJson.with(tiny(), List.of("model.layers.0.units=4"));
        BadInput refusal = assertThrows(
                BadInput.class, () -> new TrainedRun(other, run.checkpoint().weights(), SessionSettings.cpu()).close());
        assertTrue(refusal.getMessage().contains("encoder/0/bias is [12] instead of [16]"), refusal.getMessage());
    }

    @Test
    void aNewerFormatIsNotReadAsIfItWereThisOne() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        train(run, new TrainingControl(), 1);
        Checkpoint c = run.checkpoint();
        Checkpoint.State s = c.state();
        run.save(new Checkpoint(
                new Checkpoint.State(
                        Checkpoint.FORMAT + 1,
                        1,
                        1,
                        0.1,
                        s.program(),
                        s.device(),
                        s.machine(),
                        s.savedAt(),
                        null,
                        null),
                c.weights(),
                c.slots(),
                c.history()));
        assertTrue(assertThrows(BadInput.class, () -> Checkpoint.read(run.path().resolve("checkpoint.npz")))
                .getMessage()
                .contains("newer program"));
    }

    @Test
    void aRunThatIsTrainedIsLockedAndFreeAgainAfterwards() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        try (TrainingRun first = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
            assertEquals(0, first.step());
            assertThrows(BadInput.class, () -> new TrainingRun(run, DIGITS, SessionSettings.cpu()));
        }
        train(run, new TrainingControl(), 1);
        assertFalse(RunLock.isTaken(run.path()));
    }

    /** Step 2 finds its folder moved away, and step 4 the next one replaced by another run. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no folder is moved there while a file in it is open")
    void aRunThatLosesItsFolderSaysSoAndGoesOnBesideUnderALockOfItsOwn() {
        RunFolder run =
                RunFolder.create(folder.resolve("run"), SpecJson.with(tiny(), List.of("training.keepsBest=true")));
        List<String> told = new ArrayList<>();
        try (TrainingRun training =
                new TrainingRun(run, DIGITS, SessionSettings.cpu(), Specs.savedEachStep(), Trainer::step)) {
            training.train(
                    new TrainingControl(),
                    new TrainingListener() {
                        @Override
                        public void onStep(Snapshot snapshot) {
                            try {
                                if (snapshot.step() == 2) {
                                    Files.move(folder.resolve("run"), folder.resolve("moved"));
                                } else if (snapshot.step() == 4) {
                                    Files.move(folder.resolve("run-2"), folder.resolve("moved-2"));
                                    RunFolder.create(folder.resolve("run-2"), tiny());
                                }
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }

                        @Override
                        public void onProblem(String sentence) {
                            told.add(sentence);
                        }

                        @Override
                        public void onSaved(long step) {
                            assertTrue(RunLock.isTaken(training.folder.path()));
                        }
                    },
                    new Limit(6, 0));
        }
        assertEquals(folder.resolve("run-2-2").toAbsolutePath(), run.path());
        assertEquals(6, RunFolder.open(run.path()).checkpoint().state().step());
        assertEquals(
                6,
                RunFolder.open(run.path())
                        .checkpoint(WeightChoice.BEST)
                        .history()
                        .train()
                        .size());
        assertFalse(new WatchLog(run.path()).read().isEmpty());
        assertFalse(Files.exists(folder.resolve("run")));
        assertFalse(RunFolder.open(folder.resolve("run-2")).hasCheckpoint());
        assertEquals(2, told.size());
        assertTrue(told.get(0).contains("was removed, moved or replaced")
                && told.get(0).contains("run-2'"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no folder is moved there while a file in it is open")
    void aRunThatLostItsFolderAfterItsLastSaveIsSavedWhenItEnds() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
            training.train(new TrainingControl(), snapshot -> {}, new Limit(1, 0));
            Trees.deleteQuietly(folder.resolve("run"));
            training.train(new TrainingControl(), snapshot -> {}, new Limit(1, 0));
        }
        assertEquals(
                1, RunFolder.open(folder.resolve("run-2")).checkpoint().state().step());
    }

    @Test
    void aFailureOfTheListenerLeavesTheRunSaved() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        TrainingListener failing = snapshot -> {
            if (snapshot.step() == 3) {
                throw new IllegalStateException("not foreseen");
            }
        };
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
            assertThrows(
                    IllegalStateException.class, () -> training.train(new TrainingControl(), failing, new Limit(9, 0)));
        }
        assertEquals(3, run.checkpoint().state().step());
    }

    @Test
    void aSaveThatIsAskedForHappensAndTrainingGoesOn() {
        RunFolder run = RunFolder.create(folder.resolve("run"), tiny());
        TrainingControl control = new TrainingControl();
        List<Long> saved = new ArrayList<>();
        try (TrainingRun training = new TrainingRun(run, DIGITS, SessionSettings.cpu())) {
            training.train(
                    control,
                    new TrainingListener() {
                        @Override
                        public void onStep(Snapshot snapshot) {
                            if (snapshot.step() == 3) {
                                control.save();
                            }
                        }

                        @Override
                        public void onSaved(long step) {
                            saved.add(step);
                        }
                    },
                    new Limit(4, 0));
        }
        // The first step is a milestone, and so is the second where saving is quick.
        assertTrue(saved.contains(1L) && saved.containsAll(List.of(3L, 4L)), saved.toString());
    }
}
