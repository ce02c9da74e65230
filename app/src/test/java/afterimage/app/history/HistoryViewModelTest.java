package afterimage.app.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.control.MapGrid;
import afterimage.app.feature.FakePlayers;
import afterimage.app.home.Pretrained;
import afterimage.app.picture.Painting;
import afterimage.app.session.ModelInView;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.ProbingNow;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.app.session.ShownClip;
import afterimage.app.session.Worker;
import afterimage.app.theme.Palette;
import afterimage.engine.BadInput;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.LossBaselines;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.Branch;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.train.TrainingControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny run with moments at steps 1, 2 and 4, and what can be seen of them. */
class HistoryViewModelTest {
    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path folder;

    private final ProbingNow probing = new ProbingNow();
    private final List<String> branched = new ArrayList<>();
    private final FakePlayers players = new FakePlayers();
    private final ObjectProperty<ShownClip> shown = players.shown;
    private RunFolder run;
    private List<Clip> clips;
    private HistoryViewModel model;

    private final Worker background = new Worker("runs") {
        @Override
        public <T> void run(Supplier<T> work, Consumer<String> refused, Consumer<T> then) {
            try {
                then.accept(work.get());
            } catch (BadInput e) {
                refused.accept(e.getMessage());
            }
        }
    };

    @TempDir
    private static Path shared;

    private static RunFolder trained;

    @BeforeAll
    static void train() {
        trained = RunFolder.create(shared.resolve("run"), ProbingNow.tiny());
        try (TrainingRun training = new TrainingRun(trained, Data.packaged(), SessionSettings.cpu())) {
            for (long step : new long[] {1, 2, 4}) {
                training.train(new TrainingControl(), snapshot -> {}, new Limit(step, 0));
            }
        }
    }

    @BeforeEach
    void copy() throws IOException {
        Path own = folder.resolve("run");
        try (Stream<Path> all = Files.walk(trained.path())) {
            for (Path each : all.toList()) {
                Files.copy(each, own.resolve(trained.path().relativize(each)));
            }
        }
        run = RunFolder.open(own);
        clips = TrainingRun.heldOutClips(run.spec(), Data.packaged()).stream()
                .map(MovingClip::clip)
                .toList();
        model = new HistoryViewModel(
                probing,
                players,
                background,
                (of, step) -> branched.add(of.getFileName() + " " + step),
                () -> new Pretrained("first-light"));
        shown.set(new ShownClip(clips.get(0), null));
    }

    @AfterEach
    void close() {
        probing.close();
        background.close();
    }

    private void open(Path path) {
        Checkpoint newest = run.shown();
        model.show(Samples.mail(
                new OpenedRun(
                        run.spec(),
                        path,
                        4,
                        0.003,
                        clips,
                        List.of(),
                        List.of(),
                        new LossBaselines(0.2, 0.3, OptionalDouble.empty())),
                null));
        model.show(Samples.state(SessionState.IDLE));
        probing.show(new ModelInView(run.spec(), 4, newest.weights()));
    }

    private MapGrid.Row row(String name) {
        return model.picture().rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    @Test
    void nothingIsReadOrComputedUnseen() {
        open(run.path());
        assertEquals(0, probing.asked());
        assertTrue(model.steps().isEmpty() && Double.isNaN(model.markedStep.get()));
        model.setSeen(true);
        assertEquals(List.of(1L, 2L, 4L), model.steps());
        assertEquals("", model.note.get());
        assertEquals(1, model.markedStep.get());
        model.setSeen(false);
        assertTrue(Double.isNaN(model.markedStep.get()));
    }

    @Test
    void aMomentIsWhatItsWeightsMakeOfTheClipAndNowIsTheNewest() {
        open(run.path());
        model.setSeen(true);
        model.past.position.set(1);
        assertEquals(2, model.markedStep.get());
        try (TrainedRun then = new TrainedRun(run.spec(), run.moment(2).shown().weights(), SessionSettings.cpu())) {
            Clip prediction = then.predict(clips).of(Branch.PREDICTION).get(0);
            assertArrayEquals(prediction.frame(1), row("step 2").cells().get(4), 1e-6f);
            assertNull(model.picture().rows().get(3).cells().get(0), "a first step has nothing to forget");
        }
        try (TrainedRun now = new TrainedRun(run.spec(), run.shown().weights(), SessionSettings.cpu())) {
            Clip reconstruction = now.predict(clips).of(Branch.RECONSTRUCTION).get(0);
            assertArrayEquals(reconstruction.frame(2), row("now 4").cells().get(2), 1e-6f);
        }
        assertArrayEquals(clips.get(0).frame(4), row("truth").cells().get(4));
        assertEquals(List.of(1, 4), model.picture().then().outputs().present(1));
        assertEquals(List.of(2), model.picture().then().outputs().present(2));
    }

    @Test
    void lossesAndErrorsOfEachMomentLookedAtAreInTheTable() {
        open(run.path());
        model.setSeen(true);
        model.past.position.set(2);
        List<String> lines = model.toCsv().lines().toList();
        assertEquals("step,train_loss,held_out_loss,reconstruction_mse,prediction_mse", lines.get(0));
        assertEquals(3, lines.size());
        String[] last = lines.get(2).split(",", -1);
        assertEquals("4", last[0]);
        assertEquals(run.checkpoint().history().train().get(3).loss(), Double.parseDouble(last[1]), 1e-5);
        String mse = String.format(java.util.Locale.ROOT, "%.4f", Double.parseDouble(last[4]));
        assertTrue(
                model.picture().numbers().contains(", prediction " + mse + " (now " + mse + ")"),
                model.picture().numbers());
    }

    @Test
    void whatWasLookedAtIsAtHandUntilTheClipOrTheLayersQuantityChanges() {
        open(run.path());
        model.setSeen(true);
        model.past.position.set(1);
        int before = probing.asked();
        model.past.position.set(0);
        model.past.position.set(1);
        assertEquals(before, probing.asked());
        model.quantity.set(Quantity.MEMORY);
        assertEquals("memory c then", model.picture().rows().get(3).name());
        assertTrue(probing.asked() > before);
        shown.set(new ShownClip(clips.get(1), null));
        assertEquals(2, model.toCsv().lines().count());
        assertArrayEquals(clips.get(1).frame(4), row("truth").cells().get(4));
    }

    @Test
    void playingGoesToTheLastMomentAndEndsThere() {
        open(run.path());
        model.setSeen(true);
        model.past.togglePlaying();
        for (int i = 1; i < 6; i++) {
            model.tick(i * SECOND);
        }
        assertEquals("step 4 (3 of 3)", model.stepText());
        assertTrue(!model.past.playing.get());
        model.past.togglePlaying();
        assertEquals("step 1 (1 of 3)", model.stepText());
    }

    @Test
    void theFilmPlaysFromTheFirstMomentAsSoonAsItIsSeen() {
        open(run.path());
        model.tick(10 * SECOND);
        model.watch();
        assertTrue(model.filmWanted.get() && !model.past.filming.get(), "nobody sees it yet");
        model.setSeen(true);
        assertTrue(!model.filmWanted.get() && model.past.filming.get());
        assertEquals("step 1 (1 of 3)", model.stepText());
        model.tick(10 * SECOND + 4 * SECOND / 10);
        assertEquals(1, model.past.frame.get(), "of 3 frames in a second");
        model.tick(11 * SECOND);
        assertEquals("step 2 (2 of 3)", model.stepText());
        model.past.togglePlaying();
        model.tick(20 * SECOND);
        assertEquals("step 2 (2 of 3)", model.stepText());
        assertTrue(model.roomNote().startsWith("Only 3 moments so far."), model.roomNote());
    }

    @Test
    void theFilmAsAFileHasASecondForEachMoment() {
        open(run.path());
        model.setSeen(true);
        assertEquals(10, model.film().frames());
        Film whole = model.film().with(model.unseen(), share -> {});
        assertEquals(30, whole.frames(), "the moments that nobody looked at are computed");
        assertEquals(
                List.of(1L, 2L, 4L),
                whole.scenes().stream().map(ClipAtStep::step).toList());
        model.past.position.set(2);
        Film film = model.film();
        assertEquals(List.of(20, 10), List.of(film.frames(), film.framesEach()));
        Painting first = film.frame(0, Palette.DARK);
        Painting last = film.frame(19, Palette.DARK);
        assertEquals(List.of(first.width(), first.height()), List.of(last.width(), last.height()));
        int words = 20;
        int[] before = first.image(1).getRGB(0, 0, first.width(), words, null, 0, first.width());
        int[] after = last.image(1).getRGB(0, 0, last.width(), words, null, 0, last.width());
        assertFalse(Arrays.equals(before, after), "step and loss are written");
    }

    @Test
    void aDamagedMomentIsPassedOver() throws IOException {
        Path damaged = run.path().resolve("moments/step-000000002.npz");
        Files.delete(damaged);
        Files.write(damaged, new byte[40]);
        open(run.path());
        model.setSeen(true);
        model.past.position.set(1);
        assertEquals(List.of(1L, 4L), model.steps());
        assertEquals("", model.note.get());
    }

    @Test
    void aSaveBringsAnotherMomentAndTheChosenOneStays() {
        open(run.path());
        model.setSeen(true);
        model.past.position.set(1);
        try (TrainingRun training = new TrainingRun(run, Data.packaged(), SessionSettings.cpu())) {
            training.train(new TrainingControl(), snapshot -> {}, new Limit(5, 0));
        }
        model.show(Samples.mail(box -> box.put(new News.Saved(5, false))));
        assertEquals(List.of(1L, 2L, 4L, 5L), model.steps());
        assertEquals("step 2 (2 of 4)", model.stepText());
    }

    @Test
    void aBranchWaitsForTheTrainingToEnd() {
        open(run.path());
        model.setSeen(true);
        model.past.position.set(1);
        model.show(Samples.state(SessionState.RUNNING));
        assertEquals("Stop the training first to branch from here.", model.branchRefusal.get());
        model.branch();
        assertEquals(List.of(), branched);
        model.show(Samples.state(SessionState.IDLE));
        model.branch();
        assertEquals(List.of("run 2"), branched);
    }

    @Test
    void whatHasNoPastSaysWhyAndHowToGetOne() throws IOException {
        open(null);
        model.setSeen(true);
        assertTrue(model.note.get().contains("comes with the program"));
        for (long step : run.moments()) {
            Files.delete(run.path().resolve(String.format("moments/step-%09d.npz", step)));
        }
        open(run.path());
        assertTrue(model.note.get().startsWith("This run has no saved moments yet."));
        assertNull(model.toCsv());
    }
}
