package afterimage.app.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.GuestClips;
import afterimage.app.session.ProbingNow;
import afterimage.engine.data.Data;
import afterimage.engine.measure.Condition;
import afterimage.engine.measure.ErrorMap;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MistakesViewModelTest {
    private static final Data DIGITS = Data.packaged();

    private final List<GuestClips> shown = new ArrayList<>();
    private final RunSpec run = ProbingNow.tiny(CellKind.FC_LSTM, Task.COMPOSITE, 1);
    private final ProbingNow probing = new ProbingNow(run);
    private final MistakesViewModel model = new MistakesViewModel(probing, DIGITS, shown::add);

    @AfterEach
    void close() {
        probing.close();
    }

    private MistakesViewModel measured() {
        model.setSeen(true);
        model.measure();
        return model;
    }

    @Test
    void nothingIsMeasuredUnlessAskedFor() {
        model.setSeen(true);
        probing.show(run, 2);
        assertEquals(0, probing.asked());
        assertNull(model.map());
        assertFalse(model.note.get().isEmpty());
        assertTrue(model.isStale());
    }

    @Test
    void theMapIsOverDigitsInEqualSharesAndTheWorstClipPlays() {
        measured();
        ErrorMap map = model.map();
        assertEquals(200, map.all().count());
        assertEquals(
                List.of(67, 67, 66),
                map.rows().stream().map(ErrorMap.Cell::count).toList());
        assertEquals("", model.note.get());
        assertFalse(model.measuring.busy.get());
        assertNotNull(model.played());
        assertEquals(4, model.played().frame(3), "the future has three frames, after four");
        model.choose(2, MistakesViewModel.ALL);
        assertEquals(66, model.listed().size());
        assertTrue(
                model.results().line(model.listed().get(0), Branch.PREDICTION).contains("3 digits"));
        model.move(-1);
        assertEquals(65, model.place());
        assertEquals("66 of 66", model.placeText());
        assertTrue(
                model.played().conditions().startsWith("overlap"),
                model.played().conditions());
        model.move(1);
        assertEquals(0, model.place());
        assertEquals(401, model.results().toCsv().lines().count(), "two branches and a head");
    }

    @Test
    void axesThatWouldBeTheSameAreSwapped() {
        measured();
        model.across.set(Condition.DIGITS);
        assertEquals(Condition.OVERLAP, model.down.get());
        assertEquals(3, model.map().across().count());
        model.branch.set(Branch.RECONSTRUCTION);
        assertEquals(0, model.played().frame(4), "the input has four frames");
    }

    @Test
    void refreshIsWorthItWhenTheWeightsAreNewer() {
        measured();
        assertFalse(model.isStale());
        ErrorMap before = model.map();
        int asked = probing.asked();
        probing.show(run, 2);
        assertTrue(model.isStale());
        assertEquals(asked, probing.asked());
        assertEquals(before, model.map());
        probing.show(ProbingNow.tiny(CellKind.CONV_LSTM, Task.AUTOENCODER, 1), 1);
        assertNull(model.map(), "that was another model");
        assertEquals(Branch.RECONSTRUCTION, model.branch.get());
    }

    @Test
    void aMeasurementIsGivenUpWhenNobodyLooks() {
        probing.hold();
        model.setSeen(true);
        model.measure();
        assertTrue(model.measuring.busy.get());
        model.setSeen(false);
        assertFalse(model.measuring.busy.get());
    }

    @Test
    void theTheatreGetsTheClipWithItsDigits() {
        measured();
        model.choose(0, MistakesViewModel.ALL);
        model.showInTheatre();
        GuestClips guest = shown.get(0);
        assertEquals(1, guest.trial().sequence().digits());
        assertTrue(guest.fits(run));
        assertEquals(7, guest.clips().get(0).time());
        assertTrue(guest.about().startsWith("Mistakes: clip "), guest.about());
    }
}
