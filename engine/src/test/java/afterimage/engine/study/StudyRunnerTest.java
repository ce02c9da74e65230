package afterimage.engine.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.data.Data;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.Table;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunLock;
import afterimage.engine.train.TrainingControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/** Turns, budgets, interruptions. */
class StudyRunnerTest {
    private static final Data DIGITS = Data.packaged();

    @TempDir
    private Path folder;

    /** Notes what happens, and stops at a step of a run or as soon as a turn of it is saved. */
    private static class Notes implements Consumer<StudyEvent> {
        private final List<String> turns = new ArrayList<>();
        private final List<String> results = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        final List<String> told = new ArrayList<>();
        private final TrainingControl control = new TrainingControl();
        private String stopAtStep = "";
        private String stopWhenSaved = "";

        @Override
        public void accept(StudyEvent event) {
            if (event instanceof StudyEvent.Step step) {
                stopAt(stopAtStep, step.run(), step.snapshot().step());
            } else if (event instanceof StudyEvent.Saved saved) {
                turns.add(saved.now().run().id() + " " + saved.now().steps());
                stopAt(stopWhenSaved, saved.now().run(), saved.now().steps());
            } else if (event instanceof StudyEvent.Result result) {
                results.add(result.result().run().id());
            } else if (event instanceof StudyEvent.Problem problem) {
                problems.add(problem.run().id() + ": " + problem.sentence());
            } else if (event instanceof StudyEvent.Note note) {
                told.add(note.run().id() + ": " + note.sentence());
            }
        }

        private void stopAt(String place, StudyRun run, long step) {
            if (place.equals(run.id() + " " + step)) {
                control.stop();
            }
        }
    }

    private static boolean run(StudyFolder study, Notes notes) {
        return new StudyRunner(study, DIGITS, List.of(SessionSettings.cpu())).run(notes.control, notes);
    }

    private StudyFolder create(String name, Study study) {
        return StudyFolder.create(folder.resolve(name), study);
    }

    @Test
    void membersTakeTurnsAndAreMeasuredAtTheirEnd() {
        StudyFolder study = create("turns", TinyStudies.of(Budget.ofSteps(5), 2));
        Notes notes = new Notes();
        assertTrue(run(study, notes));
        assertEquals(
                List.of("composite-seed-42 3", "autoencoder-seed-42 3", "composite-seed-42 5", "autoencoder-seed-42 5"),
                notes.turns);
        assertEquals(List.of("composite-seed-42", "autoencoder-seed-42"), notes.results);
        StudyResults results = study.results();
        assertTrue(results.isComplete());
        assertEquals(3, results.results().get(0).evaluation().clips());
        RunFolder member = RunFolder.open(folder.resolve("turns/runs/autoencoder-seed-42"));
        assertEquals(5, member.checkpoint().state().step());
        Notes again = new Notes();
        assertTrue(run(study, again));
        assertEquals(List.of(), again.turns);
        assertEquals(List.of(), again.results);
    }

    @Test
    @Timeout(120)
    void aStudyAtSeveralPlacesIsStoppedAndGoesOn() {
        StudyFolder study = create("places", TinyStudies.of(Budget.ofSteps(5), 2));
        // One place more than there are runs: it waits for what the others give back.
        List<SessionSettings> places = List.of(SessionSettings.cpu(1), SessionSettings.cpu(1), SessionSettings.cpu(1));
        Notes stopped = new Notes();
        stopped.stopAtStep = "composite-seed-42 2";
        assertFalse(new StudyRunner(study, DIGITS, places).run(stopped.control, stopped));
        Notes rest = new Notes();
        assertTrue(new StudyRunner(study, DIGITS, places).run(rest.control, rest));
        assertEquals(Set.of("composite-seed-42", "autoencoder-seed-42"), Set.copyOf(rest.results));
    }

    @Test
    @Timeout(120)
    void aRunWhosePlaceIsLostIsAtItsLastSaveUntilAnotherGoesOn() {
        List<String> begun = new ArrayList<>();
        Notes notes = new Notes() {
            private boolean isLost;

            @Override
            public void accept(StudyEvent event) {
                super.accept(event);
                if (event instanceof StudyEvent.Turn turn) {
                    begun.add(turn.before().run().id() + " " + turn.before().steps());
                } else if (event instanceof StudyEvent.Step step
                        && step.snapshot().step() == 2
                        && !isLost) {
                    isLost = true;
                    throw DeviceFailed.in(new TFResourceExhaustedException("OOM"), "GPU:0");
                }
            }
        };
        StudyFolder study = create("lost", TinyStudies.of(Budget.ofSteps(5), 1));
        List<SessionSettings> places = List.of(SessionSettings.cpu(1), SessionSettings.cpu(1));
        assertTrue(new StudyRunner(study, DIGITS, places).run(notes.control, notes));
        String lost = notes.told.get(0).replaceFirst(":.*", " 2");
        assertTrue(notes.told.get(0).endsWith("Others take over."), notes.told.get(0));
        assertEquals(lost, notes.turns.get(0));
        assertTrue(begun.contains(lost), begun.toString());
        assertTrue(study.results().isComplete());
    }

    /** The whole table but the seconds, and every number behind it. */
    private static String everything(StudyFolder study) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Table table : StudyTable.of(study.results())) {
            int seconds = table.head().indexOf("seconds");
            for (List<?> row : table.rows()) {
                List<Object> own = new ArrayList<>(row);
                own.remove(seconds);
                all.append(own).append('\n');
            }
        }
        for (StudyRun run : study.study().runs()) {
            all.append(Files.readString(study.path().resolve("results/" + run.id() + ".json")));
            all.append(RunFolder.open(study.path(run)).checkpoint().history().toCsv());
        }
        return all.toString();
    }

    @Test
    void aStudyThatIsStoppedAndKilledEndsAsTheUndisturbedOne() throws Exception {
        Study spec = TinyStudies.of(Budget.ofSteps(12), 3);
        StudyFolder whole = create("whole", spec);
        assertTrue(run(whole, new Notes()));
        StudyFolder broken = create("broken", spec);
        Notes within = new Notes();
        within.stopAtStep = "composite-seed-42 2";
        assertFalse(run(broken, within));
        try (StudyProcess process = new StudyProcess(broken.path())) {
            process.killAt("step autoencoder-seed-42 3");
        }
        try (StudyProcess process = new StudyProcess(broken.path())) {
            process.killAt("saved autoencoder-seed-42 4");
        }
        assertEquals(4, broken.progress().get(0).steps());
        assertEquals(4, broken.progress().get(1).steps());
        Notes between = new Notes();
        between.stopWhenSaved = "composite-seed-42 8";
        assertFalse(run(broken, between));
        assertTrue(run(StudyFolder.open(broken.path()), new Notes()));
        assertEquals(everything(whole), everything(broken));
    }

    @Test
    void equalSecondsAreSpentOnEachHoweverManyStepsThatIs() {
        StudyFolder study = create("race", TinyStudies.of(Budget.ofSeconds(0.4), 2));
        assertTrue(run(study, new Notes()));
        for (RunProgress each : study.progress()) {
            assertTrue(each.done() && each.seconds() >= 0.4, each.toString());
        }
    }

    @Test
    void aRunEndsWhereItsHeldOutLossIsBelowTheOneToReach() {
        StudyFolder study = create("loss", TinyStudies.of(new Budget(50L, null, 100.0), 1));
        Notes notes = new Notes();
        assertTrue(run(study, notes));
        assertEquals(List.of("composite-seed-42 2", "autoencoder-seed-42 2"), notes.turns);
    }

    @Test
    void membersSeedsAndBudgetCanGrow() {
        Study begun = TinyStudies.of(Budget.ofSteps(2), 1);
        StudyFolder study = create("grows", begun);
        assertTrue(run(study, new Notes()));
        List<Member> more = new ArrayList<>(begun.members());
        more.add(new Member("third", TinyStudies.spec("model.peephole=NONE")));
        study.change(
                begun.with("members", more).with("seeds", List.of(42L, 43L)).withBudget(Budget.ofSteps(3)));
        assertFalse(study.results().isComplete());
        assertEquals(0, study.results().results().size(), "two steps are not the budget any longer");
        Notes notes = new Notes();
        assertTrue(run(study, notes));
        assertEquals(
                List.of(
                        "composite-seed-42 3",
                        "autoencoder-seed-42 3",
                        "third-seed-42 3",
                        "composite-seed-43 3",
                        "autoencoder-seed-43 3",
                        "third-seed-43 3"),
                notes.turns);
        assertEquals(2, study.results().of(more.get(2)).size());
    }

    @Test
    void aMemberThatDivergesLeavesTheOthers() {
        StudyFolder study = create("wild", TinyStudies.of(Budget.ofSteps(4), 2));
        Notes first = new Notes();
        first.stopWhenSaved = "composite-seed-42 2";
        assertFalse(run(study, first));
        RunFolder wild = RunFolder.open(study.path().resolve("runs/composite-seed-42"));
        Checkpoint poisoned = wild.checkpoint();
        poisoned.weights().get("encoder/0/bias").values()[0] = Float.NaN;
        wild.save(poisoned);
        Notes notes = new Notes();
        assertFalse(run(study, notes));
        assertEquals(List.of("autoencoder-seed-42"), notes.results);
        assertEquals(1, notes.problems.size());
        assertTrue(
                notes.problems.get(0).startsWith("composite-seed-42: Training stopped after step 2"),
                notes.problems.get(0));
        assertTrue(Verdict.of(study.results()).startsWith("So far 1 of 2 runs are finished."));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no folder is moved there while a file in it is open")
    void aMembersNotesAreToldOnce() throws IOException {
        StudyFolder study = create("moved", TinyStudies.of(Budget.ofSteps(4), 2));
        Path runs = study.path().resolve("runs");
        Notes notes = new Notes() {
            @Override
            public void accept(StudyEvent event) {
                super.accept(event);
                Path trained = runs.resolve("composite-seed-42");
                if (event instanceof StudyEvent.Step && told.isEmpty() && Files.exists(trained)) {
                    moveAway(trained, runs.resolve("elsewhere"));
                }
            }
        };
        run(study, notes);
        assertEquals(1, notes.told.size(), notes.told.toString());
        assertTrue(
                notes.told.get(0).startsWith("composite-seed-42: The run's folder was removed, moved or replaced"),
                notes.told.get(0));
    }

    private static void moveAway(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoComesSecondIsRefused() throws IOException {
        StudyFolder study = create("taken", TinyStudies.of(Budget.ofSteps(2), 1));
        try (RunLock lock = RunLock.take(study.path())) {
            BadInput refusal = assertThrows(BadInput.class, () -> run(study, new Notes()), lock.toString());
            assertTrue(refusal.getMessage().startsWith("The study '"), refusal.getMessage());
        }
    }

    @Test
    void aMemberThatWasEditedIsNotToldWithTheOldNumbers() {
        Study begun = TinyStudies.of(Budget.ofSteps(2), 1);
        StudyFolder study = create("edited", begun);
        assertTrue(run(study, new Notes()));
        Member edited = new Member("composite", TinyStudies.spec("model.layers.0.units=4"));
        study.change(begun.with("members", List.of(edited, begun.members().get(1))));
        assertEquals(1, study.results().results().size());
        Notes notes = new Notes();
        assertFalse(run(study, notes));
        assertTrue(notes.problems.get(0).contains("model.layers.0.units is 4 instead of 3"), notes.problems.toString());
    }

    @Test
    void otherWeightsOfAsManyStepsAreMeasuredAnew() throws IOException {
        StudyFolder study = create("anew", TinyStudies.of(Budget.ofSteps(2), 1));
        assertTrue(run(study, new Notes()));
        String before = everything(study);
        RunFolder member = RunFolder.open(study.path().resolve("runs/composite-seed-42"));
        Checkpoint changed = member.checkpoint();
        changed.shown().weights().get("encoder/0/bias").values()[0] += 1;
        member.save(changed);
        assertEquals(1, study.results().results().size());
        Notes notes = new Notes();
        assertTrue(run(study, notes));
        assertEquals(List.of("composite-seed-42"), notes.results);
        assertFalse(before.equals(everything(study)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"results", "runs", "runs/composite-seed-42"})
    void nothingIsWrittenThroughALinkInItsFolder(String linked) throws IOException {
        StudyFolder study = create("linked", TinyStudies.of(Budget.ofSteps(1), 1));
        assertTrue(run(study, new Notes()));
        study.change(TinyStudies.of(Budget.ofSteps(2), 1));
        Path inside = study.path().resolve(linked);
        Path behind = folder.resolve("behind");
        Files.move(inside, behind);
        Files.createSymbolicLink(inside, behind);
        List<String> before = contents(behind);
        Notes notes = new Notes();
        try {
            assertFalse(run(study, notes));
            assertTrue(linked.contains("/"), "a link for all runs or results is refused before any is trained");
            assertTrue(notes.problems.get(0).contains("is a link"), notes.problems.toString());
        } catch (BadInput refused) {
            assertTrue(refused.getMessage().contains("is a link"), refused.getMessage());
        }
        assertEquals(before, contents(behind));
    }

    private static List<String> contents(Path tree) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                contents.add(file + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void aDamagedResultIsMeasuredAgain() throws IOException {
        StudyFolder study = create("damaged", TinyStudies.of(Budget.ofSteps(2), 1));
        assertTrue(run(study, new Notes()));
        String before = everything(study);
        Files.writeString(study.path().resolve("results/composite-seed-42.json"), "{\"steps\": 2, ");
        Notes notes = new Notes();
        assertTrue(run(study, notes));
        assertEquals(List.of("composite-seed-42"), notes.results);
        assertEquals(before, everything(study));
    }
}
