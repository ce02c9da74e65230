package afterimage.engine.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.data.Data;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.device.WorkerProcess;
import afterimage.engine.train.TrainingControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerStudyTest {
    private static final String PATIENCE = "afterimage.worker.seconds";
    private static final Study STUDY = TinyStudies.of(Budget.ofSteps(4), 1).with("seeds", List.of(42L, 43L));

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        System.clearProperty(PATIENCE);
    }

    @Test
    void aStudyAtTwoWorkersHasTheResultsOfThisMachineAndSaysWhereEachRan() throws IOException {
        StudyFolder here = StudyFolder.create(folder.resolve("here"), STUDY);
        assertTrue(new StudyRunner(here, Data.packaged(), List.of(SessionSettings.cpu()))
                .run(new TrainingControl(), event -> {}));
        StudyFolder there = StudyFolder.create(folder.resolve("there"), STUDY);
        try (WorkerProcess one = new WorkerProcess();
                WorkerProcess other = new WorkerProcess()) {
            List<SessionSettings> places = List.of(one.settings(), other.settings());
            assertTrue(new StudyRunner(there, Data.packaged(), places).run(new TrainingControl(), event -> {}));
            Set<String> used = new TreeSet<>();
            there.progress().forEach(run -> used.add(run.device()));
            assertEquals(Set.of(one.settings().device(), other.settings().device()), used);
        }
        List<RunResult> expected = here.results().results();
        List<RunResult> found = there.results().results();
        assertEquals(4, found.size());
        for (int i = 0; i < 4; i++) {
            assertEquals(expected.get(i).run().id(), found.get(i).run().id());
            double own = found.get(i).evaluation().reconstruction().mse();
            assertEquals(expected.get(i).evaluation().reconstruction().mse(), own, 1e-6);
        }
    }

    @Test
    void aKilledWorkersRunGoesOnAtTheOthersAndWithoutAnyThisIsSaid() throws IOException {
        System.setProperty(PATIENCE, "8");
        StudyFolder study = StudyFolder.create(folder.resolve("killed"), STUDY);
        StudyFolder lost = StudyFolder.create(folder.resolve("lost"), STUDY);
        List<String> notes = new ArrayList<>();
        try (WorkerProcess first = new WorkerProcess();
                WorkerProcess second = new WorkerProcess()) {
            List<SessionSettings> places = List.of(first.settings(), second.settings());
            assertTrue(new StudyRunner(study, Data.packaged(), places).run(new TrainingControl(), event -> {
                if (event instanceof StudyEvent.Saved) {
                    first.kill();
                } else if (event instanceof StudyEvent.Note note) {
                    notes.add(note.sentence());
                }
            }));
            assertEquals(4, study.results().results().size());
            assertEquals(1, notes.size(), notes::toString);
            assertTrue(
                    notes.get(0).startsWith(places.get(0).device() + " has not answered for 8 seconds"), notes.get(0));
            StudyRunner alone = new StudyRunner(lost, Data.packaged(), List.of(places.get(1)));
            assertThrows(DeviceFailed.class, () -> alone.run(new TrainingControl(), event -> second.kill()));
        }
    }
}
