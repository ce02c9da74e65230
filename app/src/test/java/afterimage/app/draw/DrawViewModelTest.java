package afterimage.app.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.feature.FakePlayers;
import afterimage.app.session.GuestClips;
import afterimage.app.session.ProbingNow;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingImage;
import afterimage.engine.sequence.MovingImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawViewModelTest {
    private final RunSpec run = ProbingNow.tiny(CellKind.CONV_LSTM, Task.COMPOSITE, 1);
    private final ProbingNow probing = new ProbingNow(run);
    private final List<GuestClips> played = new ArrayList<>();
    private final FakePlayers players = new FakePlayers();
    private final DrawViewModel model =
            new DrawViewModel(probing, Mnist.packaged(), new Random(1), players, played::add);

    @AfterEach
    void close() {
        probing.close();
    }

    private List<MovingImage> digits() {
        return model.drawing.get().digits();
    }

    @Test
    void twoDigitsAreThereBeforeAnybodyHasDrawn() {
        assertEquals(0, probing.asked(), "nobody looks yet");
        assertNull(model.toCsv());
        players.time.set(2);
        model.setSeen(true);
        assertEquals(2, digits().size());
        assertEquals("digit 2 of 2: 4.0 px/frame", model.speedText());
        assertTrue(model.outputs().outputs().has(Branch.PREDICTION));
        assertEquals(List.of(2, 6), model.outputs().outputs().present(model.players.time.get()));
    }

    @Test
    void theModelIsGivenWhatIsDrawn() {
        model.setSeen(true);
        model.place(3, 1);
        model.push(-4, 0.5);
        Clip drawn = MovingImages.clip(run.sequence(), digits()).clip();
        try (VideoModel plain = new VideoModel(run.model(), run.sequence(), SessionSettings.cpu())) {
            plain.load(probing.model().orElseThrow().weights());
            Clip predicted = plain.predict(Batch.of(run.sequence(), List.of(drawn)))
                    .of(Branch.PREDICTION)
                    .get(0);
            assertArrayEquals(predicted.frame(2), model.outputs().outputs().frame(Branch.PREDICTION, 2));
        }
        for (int t = 0; t < 7; t++) {
            assertArrayEquals(
                    drawn.frame(t), model.outputs().rows().get(0).cells().get(t));
        }
        String[] lines = model.toCsv().split("\\R");
        assertEquals("frame,branch,mse,x1,y1,vx1,vy1,x2,y2,vx2,vy2", lines[0]);
        assertEquals(8, lines.length);
        assertTrue(lines[1].endsWith(",3.0000,1.0000,-4.0000,0.5000"), lines[1]);
    }

    @Test
    void whileAnAnswerIsUnderWayOnlyTheLastPlaceIsAskedFor() {
        model.setSeen(true);
        int before = probing.asked();
        probing.hold();
        for (int x = 0; x < 4; x++) {
            model.place(x, 0);
        }
        assertEquals(before + 1, probing.asked());
        probing.answer();
        probing.answer();
        assertEquals(before + 2, probing.asked());
        assertTrue(model.toCsv().contains(",3.0000,0.0000,"));
    }

    @Test
    void digitsStayInsideAndWithinTheLargestSpeed() {
        model.setSeen(true);
        model.place(-10, 99);
        model.push(30, 40);
        MovingImage moved = digits().get(1);
        assertEquals(List.of(0.0, 4.0), List.of(moved.x(), moved.y()));
        assertEquals(4.8, moved.vx(), 1e-9);
        assertEquals(6.4, moved.vy(), 1e-9);
        assertEquals("digit 2 of 2: 8.0 px/frame, trained on 3–5", model.speedText());
    }

    @Test
    void upToFourAreAddedSelectedAndRemoved() {
        model.setSeen(true);
        model.label.set(5);
        model.add();
        model.add();
        assertFalse(model.canAdd());
        model.add();
        assertEquals(4, digits().size());
        float[] before = model.image();
        model.next();
        assertFalse(java.util.Arrays.equals(before, model.image()), "another five");
        model.select(0);
        MovingImage second = digits().get(1);
        model.remove();
        assertEquals(second, digits().get(0));
        for (int i = 0; i < 4; i++) {
            model.remove();
        }
        assertEquals(0, digits().size());
        assertEquals("Draw a digit, or add one.", model.speedText());
        model.place(1, 1);
        model.push(1, 1);
        assertEquals(0, digits().size());
    }

    @Test
    void theFirstStrokeClearsTheSampleAndLaterOnesAddToIt() {
        model.setSeen(true);
        assertEquals(2, digits().size());
        model.paint(4.5, 10.5, 20.5, 10.5, false);
        assertEquals(1, digits().size());
        assertEquals(0, model.image()[20 * 28 + 12], "nothing of the sample");
        model.add();
        model.paint(4.5, 10.5, 20.5, 10.5, false);
        assertEquals(2, digits().size());
    }

    @Test
    void aStrokeIsSoftAndMakesADigitWhereNoneIsSelected() {
        model.setSeen(true);
        model.remove();
        model.remove();
        model.paint(4.5, 10.5, 20.5, 10.5, false);
        assertEquals(1, digits().size());
        float[] image = model.image();
        assertEquals(1, image[10 * 28 + 12]);
        assertTrue(image[12 * 28 + 12] == 0 && image[11 * 28 + 12] > 0.5 && image[11 * 28 + 12] < 1);
        model.paint(12.5, 10.5, 12.5, 10.5, true);
        assertEquals(0, model.image()[10 * 28 + 12]);
        model.clear();
        assertArrayEquals(new float[28 * 28], model.image());
    }

    @Test
    void whatIsNoPictureIsToldAndChangesNothing(@TempDir Path folder) throws IOException {
        model.setSeen(true);
        float[] before = model.image();
        Path file = Files.writeString(folder.resolve("shape.png"), "no picture");
        model.usePicture(file);
        assertEquals("'" + file + "' is not a picture that can be read; take a PNG.", model.problem.get());
        assertArrayEquals(before, model.image());
        model.next();
        assertEquals("", model.problem.get());
    }

    @Test
    void theDrawingOutlivesAnotherModel() {
        model.setSeen(true);
        List<MovingImage> before = digits();
        model.setSeen(false);
        probing.show(ProbingNow.tiny(CellKind.FC_LSTM, Task.AUTOENCODER, 1), 1);
        model.setSeen(true);
        assertEquals(before, digits());
        assertFalse(model.outputs().outputs().has(Branch.PREDICTION));
        assertTrue(model.outputs().outputs().has(Branch.RECONSTRUCTION));
    }

    @Test
    void theDrawnClipPlaysInTheTheatre() {
        model.toTheatre();
        assertTrue(played.isEmpty(), "nothing is drawn yet");
        model.setSeen(true);
        model.toTheatre();
        assertEquals(7, played.get(0).clips().get(0).time());
    }
}
