package afterimage.app.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.FakePlayers;
import afterimage.app.session.ProbingNow;
import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.probe.UnitPeak;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeaturesViewModelTest {
    private final FakePlayers players = new FakePlayers();
    private final ObjectProperty<ShownClip> shown = players.shown;
    private final IntegerProperty time = players.time;
    private RunSpec run;
    private Clip clip;
    private ProbingNow probing;

    private FeaturesViewModel open(CellKind cell, Task task, int layers) {
        run = ProbingNow.tiny(cell, task, layers);
        clip = ProbingNow.clip(run, 0);
        probing = new ProbingNow(run);
        FeaturesViewModel model = new FeaturesViewModel(probing, players, Data.packaged(), clips -> {});
        model.setSeen(true);
        shown.set(new ShownClip(clip, null));
        return model;
    }

    @AfterEach
    void close() {
        probing.close();
    }

    @Test
    void anotherTrialOfTheSameClipIsAskedForAndTheSameIsNot() {
        open(CellKind.CONV_LSTM, Task.COMPOSITE, 1);
        assertEquals(1, probing.asked());
        shown.set(new ShownClip(clip, null));
        assertEquals(1, probing.asked());
        shown.set(new ShownClip(clip, Trial.asTrained(run)));
        assertEquals(2, probing.asked());
    }

    @Test
    void aChannelIsFollowedWhereverItStands() {
        FeaturesViewModel model = open(CellKind.CONV_LSTM, Task.COMPOSITE, 1);
        assertEquals(List.of(ShownLayer.Feature.HIDDEN_STATE_H, ShownLayer.Feature.MEMORY_C), model.features());
        assertEquals(5, model.tiles().size());
        model.choose(3);
        int followed = model.followed();
        model.byImportance.set(false);
        assertEquals(followed, model.followed());
        assertEquals(followed, model.chosen(), "as they are numbered");
        probing.show(run, 2);
        assertEquals(followed, model.followed());
        assertEquals(2, model.shown.rows(followed).size());
        assertEquals(6, model.toCsv().lines().count());
    }

    @Test
    void unitsAreShownByTheWeightsThatTheirLayerHas() {
        FeaturesViewModel model = open(CellKind.FC_LSTM, Task.AUTOENCODER, 2);
        assertEquals(ShownLayer.Feature.WEIGHTS_TO_CANDIDATE, model.feature.get());
        assertEquals(32, model.columns());
        model.layer.set(1);
        assertEquals(ShownLayer.Feature.HIDDEN_STATE_H, model.feature.get());
        assertTrue(model.note.get().startsWith("This layer reads no frame"));
        model.stack.set("reconstruction");
        assertEquals(List.of(ShownLayer.Feature.WEIGHTS_TO_THE_FRAME), model.features());
        assertEquals("", model.note.get());
        assertEquals(2, model.step(), "it writes the last of four frames first");
        assertEquals(List.of("3", "2", "1", "0"), model.shown.heads());
    }

    @Test
    void nothingStaysChosenWhenAnotherModelComesIntoView() {
        FeaturesViewModel model = open(CellKind.CONV_LSTM, Task.COMPOSITE, 2);
        assertNull(new FeaturesViewModel(probing, players, Data.packaged(), clips -> {}).toCsv());
        model.stack.set("prediction");
        model.layer.set(1);
        model.choose(3);
        probing.show(run, 2);
        assertEquals(3, model.chosen(), "the same model, a step on");
        RunSpec other = ProbingNow.tiny(CellKind.CONV_LSTM, Task.PREDICTOR, 2);
        probing.show(other, 1);
        shown.set(new ShownClip(ProbingNow.clip(other, 0), null));
        assertEquals(FeaturesViewModel.ENCODER, model.stack.get());
        assertEquals(0, model.layer.get());
        assertEquals(0, model.chosen());
        other = ProbingNow.tiny(CellKind.FC_LSTM, Task.AUTOENCODER, 1);
        probing.show(other, 1);
        shown.set(new ShownClip(ProbingNow.clip(other, 0), null));
        assertEquals(FeaturesViewModel.ENCODER, model.stack.get());
        assertEquals(0, model.layer.get());
        assertEquals(7, model.tiles().size());
    }

    @Test
    void theClipsThatTheFollowedOneLikesAreReadWhenAskedFor() {
        FeaturesViewModel model = open(CellKind.FC_LSTM, Task.PREDICTOR, 1);
        probing.hold();
        model.askLiked();
        assertEquals("Reading clip 0 of 200…", model.likedWords.get());
        assertEquals(List.of(), model.liked.get());
        probing.answer();
        List<UnitPeak> liked = model.liked.get();
        assertEquals(FeaturesViewModel.LIKED, liked.size());
        assertEquals("It is most active in these of 200 held-out clips; click one to play it.", model.likedWords.get());
        model.choose(model.chosen() == 0 ? 1 : 0);
        model.askLiked();
        assertEquals(List.of(), model.liked.get(), "another one is asked about");
        probing.answer();
        assertNotEquals(
                liked.stream().map(UnitPeak::activity).toList(),
                model.liked.get().stream().map(UnitPeak::activity).toList());
    }
}
