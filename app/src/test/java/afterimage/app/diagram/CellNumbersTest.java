package afterimage.app.diagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.FakePlayers;
import afterimage.app.session.ModelInView;
import afterimage.app.session.ProbingNow;
import afterimage.app.session.Samples;
import afterimage.app.session.ShownClip;
import afterimage.app.theme.Palette;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import java.awt.image.BufferedImage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellNumbersTest {
    private final ProbingNow probing = new ProbingNow();
    private final SimpleObjectProperty<RunSpec> settings = new SimpleObjectProperty<>();
    private final FakePlayers players = new FakePlayers();
    private final ObjectProperty<ShownClip> shown = players.shown;
    private final IntegerProperty time = players.time;
    private final BooleanProperty asDecoded = players.asDecoded;
    private final CellNumbers numbers = new CellNumbers(probing, players);
    private final DiagramViewModel model = new DiagramViewModel(settings, players, numbers);

    @AfterEach
    void close() {
        probing.close();
    }

    private Clip view(CellKind cell, Task task) {
        RunSpec run = ProbingNow.tiny(cell, task, 1);
        Clip clip = ProbingNow.clip(run, 0);
        settings.set(run);
        shown.set(new ShownClip(clip, null));
        probing.show(run, 1);
        model.show(Samples.mail(Samples.opened(run, 1), null));
        model.setSeen(true);
        return clip;
    }

    @Test
    void onlyAnOpenCellOfTheModelInViewIsAskedAboutAndOnlyWhileItIsSeen() {
        view(CellKind.CONV_LSTM, Task.AUTOENCODER);
        assertEquals(0, probing.asked(), "no cell is open");
        model.open("encoder/0");
        assertEquals(1, probing.asked());
        assertTrue(numbers.any() && numbers.wanted.get());
        time.set(2);
        numbers.stepChannel(1);
        numbers.point("f", 0.5, 0.5);
        model.back();
        assertEquals(1, probing.asked());
        assertFalse(numbers.any() || numbers.wanted.get());
        model.open("reconstruction/0");
        RunSpec run = settings.get();
        settings.set(run.with("model", run.model().with("patch", 8)));
        assertFalse(numbers.any(), "settings of another model");
        assertNull(numbers.picture(CellDiagram.INPUT));
        settings.set(run);
        assertTrue(numbers.any());
        model.setSeen(false);
        int asked = probing.asked();
        probing.show(new ModelInView(run, 2, probing.model().orElseThrow().weights()));
        assertEquals(asked, probing.asked());
    }

    @Test
    void mapsFollowTheCursorAndNumbersOfAPixelAddUpToItsMap() {
        Clip clip = view(CellKind.CONV_LSTM, Task.PREDICTOR);
        model.open("encoder/0");
        CellNumbers.Picture input = numbers.picture(CellDiagram.INPUT);
        assertEquals(Shading.GREY, input.shading());
        assertArrayEquals(patches(clip.frame(1)), input.shares(), 1e-6f);
        time.set(3);
        assertArrayEquals(
                patches(clip.frame(3)), numbers.picture(CellDiagram.INPUT).shares(), 1e-6f);
        assertAddsUp();
        model.point("g", 0.99, 0.01);
        assertEquals(7, numbers.place, "the right corner of 8 x 8");
        assertEquals("g", model.chosen().orElseThrow().id());
        assertAddsUp();
        numbers.stepChannel(-1);
        assertAddsUp();
        model.point(CellDiagram.PEEPHOLES, 0, 0);
        assertEquals(7, numbers.place);
        time.set(0);
        assertNull(numbers.picture("f"), "nothing to forget at the first step");
        assertNull(numbers.picture(CellDiagram.MEMORY_BEFORE));
        assertEquals(numbers.value(CellNumbers.STORED), numbers.value("c"), 1e-4);
        assertExportsHaveTheMaps();
    }

    private void assertExportsHaveTheMaps() {
        Mark.Map map = (Mark.Map) CellLayout.of(model.cell).images().stream()
                .filter(image -> image instanceof Mark.Map place && place.part().equals(CellDiagram.INPUT))
                .findFirst()
                .orElseThrow();
        BufferedImage drawn =
                MarkPainter.painting(model, 1000, 420, Palette.LIGHT).image(1);
        assertNotNull(model.picture(map));
        assertEquals(0xff000000, drawn.getRGB((int) map.x() + 1, (int) map.y() + 1), "a frame's black corner");
    }

    @Test
    void unitsOfAnFcLstmStandLineByLineAndAddUp() {
        view(CellKind.FC_LSTM, Task.PREDICTOR);
        model.open("prediction/0");
        assertEquals(3, numbers.side(), "7 units");
        model.point("i", 0.5, 0.5);
        assertEquals(4, numbers.place);
        model.point("i", 0.99, 0.99);
        assertEquals(4, numbers.place, "no unit there");
        assertAddsUp();
        time.set(0);
        assertAddsUp();
    }

    /** Means of 4 x 4 pixels of a frame of 32 x 32. */
    private static float[] patches(float[] frame) {
        float[] means = new float[64];
        for (int i = 0; i < frame.length; i++) {
            means[i / 128 * 8 + i % 32 / 4] += frame[i] / 16;
        }
        return means;
    }

    private void assertAddsUp() {
        for (Quantity gate : Quantity.ofState()) {
            String id = switch (gate) {
                case INPUT_GATE -> "i";
                case FORGET_GATE -> "f";
                case CANDIDATE -> "g";
                case OUTPUT_GATE -> "o";
                default -> null;
            };
            if (id != null) {
                assertEquals(numbers.value(id), squashed(gate, numbers.sum(id).sum()), 1e-4);
                model.choose(id);
                Arithmetic.Line last = model.arithmetic().orElseThrow().lines.stream()
                        .reduce((a, b) -> b)
                        .orElseThrow();
                assertTrue(last.columns().get(0).endsWith(Arithmetic.figure(numbers.value(id))));
            }
        }
        assertEquals(numbers.value(CellNumbers.KEPT) + numbers.value(CellNumbers.STORED), numbers.value("c"), 1e-4);
        assertEquals(numbers.value("o") * Math.tanh(numbers.value("c")), numbers.value("h"), 1e-4);
    }

    private static double squashed(Quantity gate, double sum) {
        return gate == Quantity.CANDIDATE ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
    }

    @Test
    void figuresHaveThreeDigits() {
        assertEquals("−0.0312", Arithmetic.figure(-0.03121));
        assertEquals("0.570", Arithmetic.figure(0.56999));
        assertEquals("12.3", Arithmetic.figure(12.345));
        assertEquals("0.00", Arithmetic.figure(0));
    }
}
