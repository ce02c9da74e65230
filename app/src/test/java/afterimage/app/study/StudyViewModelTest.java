package afterimage.app.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.Compute;
import afterimage.app.session.RunReader;
import afterimage.app.session.SessionState;
import afterimage.app.session.SnapshotMailbox;
import afterimage.app.session.StudySession;
import afterimage.app.session.Worker;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.study.Budget;
import afterimage.engine.study.Member;
import afterimage.engine.study.RunProgress;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyEvent;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyRunner;
import afterimage.engine.study.StudyTable;
import afterimage.engine.train.TrainingControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyViewModelTest {
    private static final Data DIGITS = Data.packaged();

    @TempDir
    private Path folder;

    private final Study study = new Study(
            "tiny",
            "Tiny study",
            "Does it work?",
            "",
            List.of(new Member("one", spec()), new Member("two", spec("model.task=AUTOENCODER"))),
            List.of(42L),
            Budget.ofSteps(4),
            2,
            2);
    private Program program;
    private StudyViewModel model;

    private static RunSpec spec(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "model.layers.0.units=3",
                "sequence.size=32",
                "sequence.inputFrames=3",
                "sequence.futureFrames=2",
                "training.heldOutEvery=2",
                "training.heldOutClips=2"));
        settings.addAll(List.of(more));
        return SpecJson.with(Presets.named(Presets.QUICK_START), settings);
    }

    /** The program around, whose answers come at once, and whose study trains when the test says so. */
    private final class Program extends StudySession {
        private static final SnapshotMailbox MAILBOX = new SnapshotMailbox();
        private static final Compute CPU = new Compute("CPU:0", 2);

        private final List<String> asked = new ArrayList<>();
        private List<StudyViewModel.Candidate> runs = List.of();
        private final SimpleObjectProperty<List<String>> workers = new SimpleObjectProperty<>(List.of());
        private String refusal = "";
        private StudyFolder started;

        Program() {
            super(MAILBOX, DIGITS, CPU);
        }

        Path studies() {
            return folder.resolve("studies");
        }

        StudyViewModel open() {
            Worker atOnce = new Worker("at once") {
                @Override
                public <T> void run(Supplier<T> work, Consumer<String> refused, Consumer<T> then) {
                    then.accept(work.get());
                }
            };
            StudyViewModel.Around around = new StudyViewModel.Around(
                    studies(),
                    workers,
                    () -> runs,
                    () -> refusal.isEmpty() ? Optional.empty() : Optional.of(refusal),
                    asked::add,
                    run -> asked.add("open " + run.getFileName()),
                    page -> asked.add("show " + page.getFileName()));
            StudyReader reader = new StudyReader(new RunReader(MAILBOX, DIGITS, CPU));
            return new StudyViewModel(List.of(study), this, reader, atOnce, around);
        }

        @Override
        public void start(StudyFolder study, List<String> at) {
            started = study;
            asked.add(at.isEmpty() ? "start" : "start at " + at);
        }

        @Override
        public void pause() {
            asked.add("pause");
        }

        @Override
        public void resume() {
            asked.add("resume");
        }

        @Override
        public void stop() {
            asked.add("stop");
        }

        /** Trains what was started, all of it or until a step is done, and gives what happened. */
        List<StudyEvent> train(String untilStep) {
            List<StudyEvent> news = new ArrayList<>();
            TrainingControl control = new TrainingControl();
            new StudyRunner(started, DIGITS, List.of(SessionSettings.cpu())).run(control, event -> {
                news.add(event);
                if (event instanceof StudyEvent.Step step
                        && untilStep.equals(
                                step.run().id() + " " + step.snapshot().step())) {
                    control.stop();
                }
            });
            return news;
        }
    }

    @BeforeEach
    void open() {
        program = new Program();
        model = program.open();
        model.refresh();
    }

    private void train(String untilStep) {
        model.show(program.train(untilStep));
        model.show(List.of(new StudyEvent.Ended("")));
    }

    @Test
    void runsAtSeveralWorkersTrainBesideEachOther() {
        program.workers.set(List.of("grpc://a:1/CPU:0", "grpc://b:1/CPU:0"));
        model.plan.spread.set(true);
        model.start();
        assertEquals(List.of("start at [grpc://a:1/CPU:0, grpc://b:1/CPU:0]"), program.asked);
        List<RunProgress> begun = model.board().results().progress();
        model.show(List.of(new StudyEvent.Turn(begun.get(0)), new StudyEvent.Turn(begun.get(1))));
        assertEquals(List.of("training", "training"), states());
        model.show(List.of(
                new StudyEvent.Saved(begun.get(1)),
                new StudyEvent.Measuring(begun.get(1).run(), 0)));
        assertEquals(List.of("training", "being measured"), states());
        model.show(List.of(new StudyEvent.Saved(begun.get(1))));
        assertEquals(List.of("training", "not started"), states(), "its worker was lost while it was measured");
        model.show(List.of(new StudyEvent.Problem(begun.get(0).run(), "It is full."), new StudyEvent.Ended("")));
        assertEquals(List.of("cannot continue", "not started"), states());
    }

    private List<String> states() {
        return model.rows().stream().map(StudyBoard.Row::state).toList();
    }

    @Test
    void aStudyIsBegunTrainedAndJudged() {
        assertEquals(List.of("not started", "not started"), states());
        assertTrue(model.board().verdict().startsWith("No run is finished"));
        model.start();
        assertEquals(SessionState.RUNNING, model.training.state.get());
        assertTrue(model.training.active.get());
        train("");
        assertEquals(SessionState.IDLE, model.training.state.get());
        assertEquals("The study is done.", model.training.message.get());
        assertEquals(List.of("finished", "finished"), states());
        assertTrue(
                model.rows().get(0).numbers().startsWith("4 steps · "),
                model.rows().get(0).numbers());
        assertTrue(
                model.board().verdict().contains("Lowest squared error of the reconstruction: "),
                model.board().verdict());
        assertEquals(2, StudyTable.of(model.board().results()).size());
        assertEquals(
                List.of(4, 4),
                model.board().curves().others().stream()
                        .map(run -> run.train().size())
                        .toList());
        assertEquals(
                List.of(), model.board().curves().lines(), "a composite and an autoencoder have no level in common");
    }

    @Test
    void framesStandBelowEachOtherAtTheSameMoment() {
        model.start();
        StudyBoard.FrameRows before = model.board().frames();
        assertEquals(
                List.of("truth", "one", "two"),
                before.rows().stream().map(row -> row.name()).toList());
        assertNull(before.rows().get(1).cells().get(0), "nothing was trained");
        train("");
        StudyBoard.FrameRows after = model.board().frames();
        assertEquals(5, after.heads().size());
        assertEquals(3, after.inputFrames());
        for (int t = 0; t < 5; t++) {
            assertEquals(32 * 32, after.rows().get(1).cells().get(t).length, "the composite has all frames");
            assertEquals(t < 3, after.rows().get(2).cells().get(t) != null, "the autoencoder the input's");
        }
        float[] first = after.rows().get(0).cells().get(0);
        model.moveClip(-1);
        assertEquals("2 of 2", model.board().clipText());
        assertFalse(java.util.Arrays.equals(
                first, model.board().frames().rows().get(0).cells().get(0)));
    }

    @Test
    void itGoesOnAfterTheProgramWasLeft() {
        model.start();
        model.training.stop();
        assertEquals(SessionState.STOPPING, model.training.state.get());
        train("two-seed-42 1");
        assertEquals("Stopped and saved; Start continues the study.", model.training.message.get());
        StudyViewModel later = program.open();
        later.refresh();
        assertEquals("Tiny study (in tiny)", later.chosen.words());
        assertEquals(
                List.of("waiting for its turn", "waiting for its turn"),
                later.rows().stream().map(StudyBoard.Row::state).toList());
        assertEquals(0.5, later.rows().get(0).share());
        assertEquals(2, later.board().curves().others().get(0).train().size());
        assertTrue(later.board().frames().rows().get(1).cells().get(0) != null, "what it made is run again");
        later.start();
        later.show(program.train(""));
        later.show(List.of(new StudyEvent.Ended("")));
        assertEquals("The study is done.", later.training.message.get());
        assertEquals(4, later.board().curves().others().get(0).train().size());
    }

    @Test
    void pauseAndGoOn() {
        model.start();
        model.pause();
        assertEquals(SessionState.PAUSED, model.training.state.get());
        model.start();
        assertEquals(SessionState.RUNNING, model.training.state.get());
        model.training.stop();
        assertEquals(List.of("start", "pause", "resume", "stop"), program.asked);
        model.choose(model.shelf.entries().get(1));
        assertTrue(model.training.message.get().startsWith("Stop the study first"));
    }

    @Test
    void whatCannotBeSaysWhyAndMakesNothing() {
        program.refusal = "A run trains.";
        model.start();
        assertEquals("A run trains.", model.training.message.get());
        program.refusal = "";
        model.plan.amount.set("many");
        model.start();
        assertEquals("The steps must be a whole number, not 'many'.", model.training.message.get());
        model.plan.amount.set("4");
        model.plan.seeds.set("1, 1");
        model.start();
        assertTrue(model.training.message.get().contains("names a seed twice"), model.training.message.get());
        model.writeReport();
        assertTrue(model.training.message.get().startsWith("There is nothing to report yet"));
        assertEquals(List.of(), program.asked);
        assertFalse(java.nio.file.Files.exists(program.studies()));
    }

    @Test
    void thePlanIsWhatIsTrained() {
        model.plan.until.set(StudyPlan.Until.LOSS);
        model.plan.loss.set("0.5");
        model.plan.seeds.set("7 8");
        model.plan.rounds.set(1);
        model.plan.testClips.set("5");
        model.start();
        Study begun = program.started.study();
        assertEquals(new Budget(4L, null, 0.5), begun.budget());
        assertEquals(List.of(7L, 8L), begun.seeds());
        assertEquals(1, begun.rounds());
        assertEquals(5, begun.testClips());
        assertEquals(4, model.rows().size());
    }

    @Test
    void runsOfTheListMakeAStudyAndAreAddedWhileItTrains() {
        program.runs = List.of(
                candidate("a", spec()), candidate("b", spec("model.peephole=NONE")), candidate("a", spec("seed=3")));
        assertFalse(model.compose("Mine", program.runs.subList(0, 1), false));
        assertTrue(model.training.message.get().startsWith("Choose two or more runs"));
        assertTrue(model.compose("My Own", program.runs.subList(0, 2), false), model.training.message.get());
        assertEquals("my-own", model.study().name());
        assertTrue(model.shelf.entries().contains(model.chosen));
        model.start();
        assertTrue(model.add(program.runs.subList(2, 3)), model.training.message.get());
        assertEquals(
                List.of("a", "b", "a 2"),
                StudyFolder.open(program.started.path()).study().members().stream()
                        .map(Member::name)
                        .toList());
        assertEquals(3, model.rows().size());
        RunSpec other = spec("sequence.digits=3");
        program.runs = List.of(candidate("c", other));
        assertFalse(model.add(program.runs));
        assertTrue(model.training.message.get().contains("see different clips"), model.training.message.get());
    }

    private StudyViewModel.Candidate candidate(String name, RunSpec spec) {
        Path run = folder.resolve("runs").resolve(name + "-" + Integer.toHexString(spec.hashCode()));
        return new StudyViewModel.Candidate(name, RunFolder.create(run, spec).path());
    }

    @Test
    void theReportIsWrittenAndShown() {
        model.start();
        train("");
        model.writeReport();
        assertEquals(program.started.path().resolve("report.html"), model.report.get());
        model.openReport();
        model.open(model.rows().get(1).run());
        assertEquals(List.of("start", "show report.html", "open two-seed-42"), program.asked);
    }
}
