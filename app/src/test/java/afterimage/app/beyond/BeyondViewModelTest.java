package afterimage.app.beyond;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.control.StepChart;
import afterimage.app.feature.FakePlayers;
import afterimage.app.glossary.Texts;
import afterimage.app.session.ProbingNow;
import afterimage.engine.data.Data;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BeyondViewModelTest {
    private static final Data DIGITS = Data.packaged();

    private final FakePlayers players = new FakePlayers();
    private final IntegerProperty clip = players.clip;
    private final IntegerProperty time = players.time;
    private final BooleanProperty playing = players.playing;
    private ProbingNow probing;

    private BeyondViewModel over(RunSpec run) {
        probing = new ProbingNow(run);
        time.set(0);
        return new BeyondViewModel(probing, DIGITS, players);
    }

    private BeyondViewModel seen(RunSpec run) {
        BeyondViewModel model = over(run);
        model.setSeen(true);
        return model;
    }

    @AfterEach
    void close() {
        probing.close();
    }

    private static RunSpec conditional(CellKind cell) {
        RunSpec run = ProbingNow.tiny(cell, Task.COMPOSITE, 2);
        return run.with("model", run.model().with("decoderInput", DecoderInput.OWN_OUTPUT));
    }

    private static List<String> names(BeyondViewModel model) {
        return model.figures().lines().stream().map(StepChart.Line::name).toList();
    }

    @Test
    void nothingIsAskedBeforeAnybodyLooks() {
        BeyondViewModel model = over(conditional(CellKind.CONV_LSTM));
        clip.set(2);
        model.average.set(1);
        assertEquals(0, probing.asked());
        assertEquals(Texts.of("session.waiting"), model.note.get());
        probing.hold();
        model.setSeen(true);
        assertEquals(Texts.of("session.asking"), model.note.get());
        assertEquals(4, probing.asked(), "two strips and two averages");
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void aConditionalDecoderIsRolledOutFreeAndForced(CellKind cell) {
        BeyondViewModel model = seen(conditional(cell));
        assertEquals(List.of(3, 10, 20, 30, 50), model.futures());
        model.future.set(20);
        model.digits.set(3);
        assertEquals("", model.note.get());
        assertEquals(20, model.frames());
        BeyondFigures figures = model.figures();
        int[] columns = figures.columns(10);
        assertArrayEquals(new int[] {1, 3, 5, 7, 9, 11, 13, 15, 17, 19}, columns);
        assertEquals(3, figures.rows(columns).size());
        assertEquals("5", figures.heads(columns).get(0), "after four input frames");
        assertEquals(1, figures.horizon(columns), "frame 3 of the future was never asked for");
        assertEquals(2, figures.lastTrained());
        assertEquals(List.of("free-running", "teacher-forced", "copy last", "mean image"), names(model));
        double[] free = figures.lines().get(0).values();
        double[] forced = figures.lines().get(1).values();
        assertEquals(free[0], forced[0], 1e-9, "both begin with black");
        assertTrue(free[5] != forced[5]);
        assertEquals(21, figures.toCsv().lines().count());
        model.step.set(5);
        String gap = String.format(java.util.Locale.ROOT, "%+.4f", free[5] - forced[5])
                .replace('-', '−');
        assertTrue(
                model.figures().reading().contains("frame 9"), model.figures().reading());
        assertTrue(
                model.figures().reading().contains("gap " + gap),
                model.figures().reading());
    }

    @Test
    void aModelWithoutAPredictorOffersItsReconstruction() {
        BeyondViewModel model = seen(ProbingNow.tiny(CellKind.FC_LSTM, Task.AUTOENCODER, 1));
        assertEquals(Branch.RECONSTRUCTION, model.branch.get());
        assertEquals(List.of(), model.futures());
        assertEquals(List.of("free-running", "mean image"), names(model));
        assertTrue(model.figures().remark().contains("no decoder for the future"));
        assertTrue(model.figures().remark().contains("always runs free"));
        model.pace.set(3.0);
        assertEquals(4, model.frames());
        assertEquals("", model.note.get());
    }

    @Test
    void theCursorPlaysThroughAllFramesAndGoesWithThePlayers() {
        BeyondViewModel model = seen(conditional(CellKind.FC_LSTM));
        model.future.set(10);
        playing.set(true);
        for (int t : new int[] {1, 2, 3, 0, 1}) {
            time.set(t);
        }
        assertEquals(5, model.step.get());
        playing.set(false);
        time.set(0);
        assertEquals(4, model.step.get(), "one back");
        time.set(3);
        assertEquals(3, model.step.get(), "one back over the players' begin");
        time.set(1);
        assertEquals(1, model.step.get(), "sent there");
        assertEquals(5, model.figures().frameOf(1));
    }

    @Test
    void anotherClipChangesTheStripsAndNotTheAverage() {
        BeyondViewModel model = seen(conditional(CellKind.FC_LSTM));
        float[] before = model.figures().rows(new int[] {0}).get(0).cells().get(0);
        double[] errors = model.figures().lines().get(0).values();
        int asked = probing.asked();
        clip.set(3);
        assertEquals(asked + 2, probing.asked());
        assertFalse(java.util.Arrays.equals(
                before, model.figures().rows(new int[] {0}).get(0).cells().get(0)));
        assertEquals(errors, model.figures().lines().get(0).values());
    }

    @Test
    void newerWeightsWaitForTheAverageOfTheOlderOnes() {
        RunSpec run = conditional(CellKind.FC_LSTM);
        BeyondViewModel model = over(run);
        probing.hold();
        model.setSeen(true);
        assertEquals(4, probing.asked());
        probing.show(run, 2);
        assertEquals(4, probing.asked(), "each waits for its answer");
        assertNull(model.figures().toCsv());
        for (int k = 0; k < 4; k++) {
            probing.answer();
        }
        assertEquals(8, probing.asked(), "and now the newer ones");
        assertTrue(model.figures().toCsv().startsWith("frame,"));
    }
}
