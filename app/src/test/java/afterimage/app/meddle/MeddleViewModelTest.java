package afterimage.app.meddle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.FakePlayers;
import afterimage.app.session.ProbingNow;
import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Batch;
import afterimage.engine.trace.StateTrace;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeddleViewModelTest {
    private final FakePlayers players = new FakePlayers();

    private RunSpec run;
    private ProbingNow probing;
    private List<Clip> clips;

    private MeddleViewModel open(RunSpec spec) {
        run = spec;
        probing = new ProbingNow(run);
        clips = List.of(ProbingNow.clip(run, 0), ProbingNow.clip(run, 1));
        players.clips = clips;
        MeddleViewModel model = new MeddleViewModel(probing, players);
        model.setSeen(true);
        players.shown.set(new ShownClip(clips.get(0), null));
        return model;
    }

    private MeddleViewModel open() {
        return open(ProbingNow.tiny(CellKind.CONV_LSTM, Task.COMPOSITE, 1));
    }

    @AfterEach
    void close() {
        probing.close();
    }

    static Stream<RunSpec> runs() {
        return Stream.of(
                ProbingNow.tiny(CellKind.CONV_LSTM, Task.COMPOSITE, 2),
                ProbingNow.tiny(CellKind.FC_LSTM, Task.AUTOENCODER, 1),
                ProbingNow.tiny(CellKind.FC_LSTM, Task.PREDICTOR, 2));
    }

    private void assertNeutral(MeddleViewModel model) {
        assertEquals("Nothing is changed: before and after are the same, bit for bit.", model.choices.sentence());
        try (VideoModel plain = new VideoModel(run.model(), run.sequence(), SessionSettings.cpu())) {
            plain.load(probing.model().orElseThrow().weights());
            Prediction made = plain.predict(Batch.of(run.sequence(), clips.subList(0, 1)));
            for (int row : new int[] {1, 2}) {
                for (int t = 0; t < 7; t++) {
                    List<Clip> own = made.of(t < 4 ? Branch.RECONSTRUCTION : Branch.PREDICTION);
                    float[] frame = own.isEmpty() ? null : own.get(0).frame(t < 4 ? t : t - 4);
                    assertArrayEquals(
                            frame, model.outputs().rows().get(row).cells().get(t));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void neutralSettingsChangeNoBitAndNeitherDoesReset(RunSpec spec) {
        MeddleViewModel model = open(spec);
        assertNeutral(model);
        MeddleChoices choices = model.choices;
        choices.silence(0, true);
        choices.clamp(Quantity.FORGET_GATE, 0.2);
        choices.scalePeepholes(0.5);
        choices.drop(1, true);
        choices.setNoise(0.3);
        choices.newNoise();
        assertTrue(choices.isChanged());
        choices.silence(0, false);
        choices.clamp(Quantity.FORGET_GATE, null);
        choices.scalePeepholes(1);
        choices.drop(1, false);
        choices.setNoise(0);
        assertFalse(choices.isChanged(), "each is neutral again, if with another seed");
        assertNeutral(model);
        choices.startFromZeros();
        choices.reset();
        assertNeutral(model);
    }

    @Test
    void thePlayersShowAfterWhileSomethingIsChangedAndBeforeWhileThatIsHeld() {
        MeddleViewModel model = open();
        assertNull(players.instead, "nothing is changed");
        model.choices.silence(0, true);
        assertEquals("After", players.instead.name());
        assertSame(clips.get(0), players.instead.clip());
        float[] after = players.instead.made().of(Branch.PREDICTION).get(0).frame(1);
        assertArrayEquals(model.outputs().rows().get(2).cells().get(5), after);
        model.before.set(true);
        assertEquals("Before", players.instead.name());
        assertArrayEquals(
                model.outputs().rows().get(1).cells().get(5),
                players.instead.made().of(Branch.PREDICTION).get(0).frame(1));
        model.before.set(false);
        assertEquals("After", players.instead.name());
        model.choices.reset();
        assertNull(players.instead, "all is undone");
        model.choices.startFromZeros();
        model.setSeen(false);
        assertNull(players.instead, "another tab is in front");
        model.setSeen(true);
        assertEquals("After", players.instead.name());
        probing.show(ProbingNow.tiny(CellKind.FC_LSTM, Task.PREDICTOR, 1), 1);
        assertNull(players.instead, "another model is in view");
    }

    @Test
    void whatAnEarlierChoiceMadeIsNotTakenForThatOfThisOne() {
        MeddleViewModel model = open();
        probing.hold();
        model.choices.silence(0, true);
        assertNull(players.instead, "not answered yet");
        probing.answer();
        ShownClip.Outputs first = players.instead;
        model.choices.silence(1, true);
        assertSame(first, players.instead);
        probing.answer();
        assertNotSame(first, players.instead);
    }

    @Test
    void unitsHoldWhatTheirStateIsAtThePlayersStepOnTheirOwnScale() {
        MeddleViewModel model = open(ProbingNow.tiny(CellKind.CONV_LSTM, Task.COMPOSITE, 2));
        assertEquals(List.of(0, 1, 2, 3, 4), model.offered());
        StateTrace.Layer layer = model.outputs().traced().states().layer("encoder/0");
        float[] now = layer.channel(Quantity.HIDDEN, 1, 2);
        float[] held = model.held(2).orElseThrow();
        assertEquals(now[5] * held[9], now[9] * held[5], 1e-6, "in proportion");
        model.choices.silence(2, true);
        assertArrayEquals(held, model.held(2).orElseThrow(), "a silent one shows what it would hold");
        double largest = 0;
        for (int t = 0; t < 4; t++) {
            players.time.set(t);
            for (float value : model.held(2).orElseThrow()) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        assertEquals(1, largest, 1e-6);
        model.choices.layer.set(2);
        players.time.set(0);
        float[] last =
                model.outputs().traced().states().layer("reconstruction/0").channel(Quantity.HIDDEN, 3, 0);
        assertEquals(Math.signum(last[7]), Math.signum(model.held(0).orElseThrow()[7]), "written last frame first");
    }

    @Test
    void theChangeIsThatOfTheFramesThatThePlayersShow() {
        MeddleViewModel model = open();
        model.choices.silence(0, true);
        players.time.set(2);
        assertArrayEquals(model.outputs().rows().get(3).cells().get(6), model.change(Branch.PREDICTION));
        players.time.set(3);
        assertArrayEquals(
                model.outputs().rows().get(3).cells().get(6), model.change(Branch.PREDICTION), "stays at its last");
        assertArrayEquals(model.outputs().rows().get(3).cells().get(3), model.change(Branch.RECONSTRUCTION));
    }

    private static boolean changes(MeddleViewModel model, Branch branch) {
        return model.outputs().before().errors(branch)[branch == Branch.PREDICTION ? 4 : 0]
                != model.outputs().after().errors(branch)[branch == Branch.PREDICTION ? 4 : 0];
    }

    private static void assertChanges(MeddleViewModel model, String sentence, Consumer<MeddleChoices> what) {
        what.accept(model.choices);
        assertEquals(sentence, model.choices.sentence());
        assertTrue(changes(model, Branch.RECONSTRUCTION), sentence);
        assertTrue(changes(model, Branch.PREDICTION), sentence);
        model.choices.reset();
    }

    @Test
    void eachChangeIsSaidAndReachesTheOutputs() {
        MeddleViewModel model = open();
        assertChanges(model, "Channels 1, 2 of encoder layer 1 are silent.", choices -> {
            choices.silence(0, true);
            choices.silence(1, true);
        });
        assertChanges(
                model,
                "The forget gate of encoder layer 1 is 0.25.",
                choices -> choices.clamp(Quantity.FORGET_GATE, 0.25));
        assertChanges(
                model,
                "Input frames 0–2 are black.",
                choices -> List.of(0, 1, 2).forEach(t -> choices.drop(t, true)));
        assertChanges(model, "Input frames 0, 1 are black.", MeddleChoices::dropFirst);
        assertChanges(model, "Input frames 2, 3 are black.", MeddleChoices::dropLast);
        assertChanges(model, "The decoders start from zeros.", MeddleChoices::startFromZeros);
        assertChanges(
                model, "Noise of standard deviation 0.50 is added to the code.", choices -> choices.setNoise(0.5));
        assertChanges(
                model, "The decoders start from the code of clip 2.", choices -> choices.startFrom(clips.get(1), 2));
    }

    @Test
    void aDecodersLayerChangesItsOwnBranchOnly() {
        MeddleViewModel model = open();
        model.choices.layer.set(2);
        model.choices.silence("1–5");
        assertEquals("Channels 1–5 of prediction decoder layer 1 are silent.", model.choices.sentence());
        assertFalse(changes(model, Branch.RECONSTRUCTION));
        assertTrue(changes(model, Branch.PREDICTION));
        assertTrue(model.errorText(Branch.RECONSTRUCTION).endsWith(", the same"));
        assertTrue(model.errorText(Branch.PREDICTION).matches("prediction 0\\.\\d{4} → 0\\.\\d{4}, [\\d.]+ times"));
        model.choices.silence("6");
        assertEquals(5, model.choices.silenced().size(), "a mistake changes nothing");
        assertFalse(model.choices.problem.get().isEmpty());
    }

    @Test
    void anothersCodeMakesTheDecodersWriteTheOther() {
        MeddleViewModel model = open();
        model.startFromClip(1);
        float[] swapped = model.outputs().rows().get(2).cells().get(5);
        model.choices.reset();
        players.shown.set(new ShownClip(clips.get(1), null));
        assertArrayEquals(model.outputs().rows().get(1).cells().get(5), swapped, 1e-6f);
    }

    @Test
    void theMostActiveAreThoseOfTheLargestHiddenState() {
        MeddleViewModel model = open();
        model.silenceMostActive(2);
        Set<Integer> two = model.choices.silenced();
        assertEquals(2, two.size());
        model.silenceMostActive(5);
        assertEquals(Set.of(0, 1, 2, 3, 4), model.choices.silenced());
        model.silenceMostActive(1);
        assertTrue(two.containsAll(model.choices.silenced()));
    }

    @Test
    void changesOutliveOtherWeightsButNotAnotherModel() {
        MeddleViewModel model = open();
        model.choices.silence(3, true);
        probing.show(run, 2);
        assertEquals(Set.of(3), model.choices.silenced());
        probing.show(ProbingNow.tiny(CellKind.FC_LSTM, Task.PREDICTOR, 1), 1);
        assertFalse(model.choices.isChanged());
        assertFalse(model.outputs().before().has(Branch.RECONSTRUCTION));
        assertEquals(List.of("encoder/0", "prediction/0"), model.choices.layers());
    }

    @Test
    void unseenItAsksNothing() {
        MeddleViewModel model = open();
        model.setSeen(false);
        int before = probing.asked();
        model.choices.startFromZeros();
        players.shown.set(new ShownClip(clips.get(1), null));
        assertEquals(before, probing.asked());
    }

    @Test
    void theTableSaysWhatWasChanged() {
        MeddleViewModel model = open();
        assertNull(new MeddleViewModel(probing, new FakePlayers()).outputs());
        model.choices.startFromZeros();
        String[] lines = model.outputs().toCsv().split("\n");
        assertEquals("branch,frame,mse_before,mse_after,changed", lines[0]);
        assertEquals(8, lines.length);
        assertTrue(lines[5].startsWith("prediction,4,"));
        assertTrue(lines[5].strip().endsWith(",The decoders start from zeros."));
    }

    @Test
    void theClipThatGaveItsCodeStandsBelow() {
        MeddleViewModel model = open();
        assertEquals(4, model.outputs().rows().size());
        model.startFromClip(1);
        assertArrayEquals(
                clips.get(1).frame(2), model.outputs().rows().get(4).cells().get(2));
        assertTrue(model.isCurrent());
        probing.hold();
        model.choices.startFromZeros();
        assertFalse(model.isCurrent());
    }
}
