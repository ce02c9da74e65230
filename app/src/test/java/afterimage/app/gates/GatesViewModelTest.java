package afterimage.app.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.control.MapGrid;
import afterimage.app.feature.FakePlayers;
import afterimage.app.session.ProbingNow;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatesViewModelTest {
    private final RunSpec run = ProbingNow.tiny(CellKind.CONV_LSTM, Task.COMPOSITE, 2);
    private final Clip clip = ProbingNow.clip(run, 0);
    private final ProbingNow probing = new ProbingNow(run);
    private final FakePlayers players = new FakePlayers();
    private final GatesViewModel model = new GatesViewModel(probing, players);

    @BeforeEach
    void show() {
        players.shown.set(new ShownClip(clip, null));
    }

    @AfterEach
    void close() {
        probing.close();
    }

    private List<String> names() {
        return model.rows().stream().map(MapGrid.Row::name).toList();
    }

    @Test
    void onlyAnotherClipOrTrialOrOtherWeightsAreAskedFor() {
        assertEquals(0, probing.asked(), "nobody looks yet");
        assertNull(model.numbers());
        model.setSeen(true);
        assertEquals(1, probing.asked());
        players.shown.set(new ShownClip(clip, null));
        assertEquals(1, probing.asked());
        players.shown.set(new ShownClip(clip, Trial.asTrained(run)));
        assertEquals(2, probing.asked());
        double before = model.means(Quantity.INPUT_GATE)[4];
        probing.show(run, 2);
        assertEquals(3, probing.asked());
        assertTrue(model.means(Quantity.INPUT_GATE)[4] != before);
        model.setSeen(false);
        players.shown.set(new ShownClip(ProbingNow.clip(run, 1), null));
        assertEquals(3, probing.asked());
    }

    @Test
    void columnsAreTheEncodersStepsAndThenThoseOfTheDecoderChosen() {
        model.setSeen(true);
        assertEquals("", model.note.get());
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6"), model.shown().heads());
        assertEquals(List.of(1, 5), model.present());
        model.decoder.set(Branch.RECONSTRUCTION);
        assertEquals(
                List.of("0", "1", "2", "3", "3", "2", "1", "0"), model.shown().heads(), "the last frame first");
        assertEquals(List.of(1, 6), model.present());
        assertEquals(3, model.shown().frameAt(4));
        assertEquals(8, model.rows().get(0).cells().size());
    }

    @Test
    void rowsAreQuantitiesOrTheMostActiveChannels() {
        model.setSeen(true);
        assertEquals(List.of("input i", "forget f", "candidate g", "memory c", "output o", "hidden h"), names());
        model.peepholes.set(true);
        assertEquals(9, names().size());
        model.mode.set(GateMode.ACTIVE);
        assertEquals(5, names().size(), "no more than there are");
        assertTrue(names().get(0).startsWith("channel "), names().toString());
        assertFalse(model.modes().contains(GateMode.MOVERS));
    }

    @Test
    void whatAnotherModelLacksIsNoLongerChosen() {
        model.setSeen(true);
        model.layer.set(1);
        model.channel.set(3);
        model.mode.set(GateMode.CHANNEL);
        RunSpec other = ProbingNow.tiny(CellKind.FC_LSTM, Task.AUTOENCODER, 1);
        probing.show(other, 1);
        players.shown.set(new ShownClip(ProbingNow.clip(other, 0), null));
        assertEquals(Branch.RECONSTRUCTION, model.decoder.get());
        assertEquals(0, model.layer.get());
        assertEquals(6, names().size());
        assertEquals(List.of(), model.modes());
        assertTrue(model.numbers().arrays().containsKey("reconstruction/forget_gate"));
    }
}
