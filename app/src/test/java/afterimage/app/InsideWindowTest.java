package afterimage.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.beyond.BeyondFeature;
import afterimage.app.beyond.BeyondViewModel;
import afterimage.app.codes.CodesFeature;
import afterimage.app.codes.CodesViewModel;
import afterimage.app.draw.DrawFeature;
import afterimage.app.draw.DrawViewModel;
import afterimage.app.features.FeaturesFeature;
import afterimage.app.features.FeaturesViewModel;
import afterimage.app.gates.GateMode;
import afterimage.app.gates.GatesFeature;
import afterimage.app.gates.GatesViewModel;
import afterimage.app.home.Pretrained;
import afterimage.app.meddle.MeddleFeature;
import afterimage.app.meddle.MeddleViewModel;
import afterimage.app.mistakes.MistakesFeature;
import afterimage.app.mistakes.MistakesViewModel;
import afterimage.app.theatre.MovementViewModel;
import afterimage.engine.cell.Quantity;
import afterimage.engine.model.Branch;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views inside the model in the real window; pictures go to the gallery. */
class InsideWindowTest {
    private static final Path GALLERY = Path.of("target", "gallery");

    private OpenWindow window;

    @BeforeEach
    void open() throws Exception {
        window = new OpenWindow(1280, 800);
        window.until(() -> window.models().metrics.model.heading.get().contains("step"));
        window.robot().interact(() -> window.models().theatre.model.scrubTo(4));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void pictures(String name) {
        window.pictures(GALLERY, name);
    }

    @Test
    void featuresAreChosenAndFollowed() throws Exception {
        FeaturesViewModel features = window.models().feature(FeaturesFeature.class).model;
        window.press("inside-features");
        window.until(() -> !features.isEmpty());
        window.robot().clickOn(".map-tiles");
        int clicked = features.chosen();
        int frame = window.models().theatre.model.time.get();
        window.robot().type(KeyCode.LEFT);
        window.until(() -> features.chosen() == Math.max(0, clicked - 1));
        int left = features.chosen();
        window.robot().type(KeyCode.RIGHT);
        window.until(() -> features.chosen() == left + 1);
        assertEquals(frame, window.models().theatre.model.time.get(), "the keys are the tiles' own");
        Node chart = window.find(".features .step-chart", Node.class);
        Node view = window.find(".features", Node.class);
        assertTrue(view.localToScene(view.getBoundsInLocal()).contains(chart.localToScene(chart.getBoundsInLocal())));
        pictures("features");
        window.press("features-like");
        window.until(() -> !features.liked.get().isEmpty());
        window.press("features-liked-2");
        window.until(() -> window.models().theatre.model.clips() == 1);
        assertEquals(
                features.liked.get().get(1).clip(),
                window.models().theatre.model.shownClips().get(0));
    }

    @Test
    void unitsOfAnFcLstmHaveTheirWeightsAsPictures() throws Exception {
        open("fc-lstm-composite");
        FeaturesViewModel features = window.models().feature(FeaturesFeature.class).model;
        window.press("inside-features");
        window.until(() -> !features.isEmpty() && !features.isConvolutional());
        assertEquals(64, features.columns());
        assertEquals(200, features.tiles().size(), "the most important of 256");
        pictures("features-fc");
        window.press("inside-gates");
        window.until(() -> !window.models().feature(GatesFeature.class).model.isEmpty());
        pictures("gates-fc");
        window.robot()
                .interact(() ->
                        window.models().feature(CodesFeature.class).model.count.set(100));
        window.press("inside-code-space");
        window.until(() -> window.models().feature(CodesFeature.class).model.isWalked());
        picture("codes-fc");
        window.press("codes-probes");
        window.until(() -> window.models().feature(CodesFeature.class).model.scoresCsv() != null);
        picture("probes-fc");
        theOtherViewsOfAnFcLstm();
    }

    /** Its digits are drawn, its future and its mistakes looked at in the tests of those views. */
    @Test
    void moversAreShownWhereverAModelIsLookedInto() throws Exception {
        open("convlstm-predictor");
        window.press("movement");
        MovementViewModel movement = window.models().theatre.movement;
        window.until(() -> movement.arrows(12).size() == 2);
        GatesViewModel gates = window.models().feature(GatesFeature.class).model;
        window.press("inside-gates");
        window.until(() -> gates.hasMovers());
        window.robot().interact(() -> gates.mode.set(GateMode.MOVERS));
        assertEquals(5, gates.rows().size(), "two pictures, two shares picked up, what is drawn");
        window.robot().interact(() -> window.models().theatre.model.scrubTo(8));
        picture("gates-movers");
        window.press("inside-history");
        MeddleViewModel meddle = window.models().feature(MeddleFeature.class).model;
        window.press("inside-meddle");
        window.until(() -> !meddle.isEmpty());
        window.press("meddle-gates");
        window.robot().interact(() -> {
            meddle.choices.layer.set(meddle.choices.layers().indexOf("movers/0"));
            meddle.choices.clamp(Quantity.FORGET_GATE, 0.0);
        });
        window.until(() -> meddle.errorText(Branch.PREDICTION).endsWith("times"));
        picture("meddle-movers");
        window.press("meddle-reset");
        window.robot()
                .interact(() ->
                        window.models().feature(CodesFeature.class).model.count.set(100));
        window.press("inside-code-space");
        window.until(() -> window.models().feature(CodesFeature.class).model.isWalked());
    }

    private void theOtherViewsOfAnFcLstm() throws Exception {
        MeddleViewModel meddle = window.models().feature(MeddleFeature.class).model;
        window.press("inside-meddle");
        window.until(() -> !meddle.isEmpty());
        window.press("meddle-silence-active");
        window.until(() -> !meddle.errorText(Branch.RECONSTRUCTION).endsWith("the same"));
        picture("meddle-fc");
        window.press("inside-draw");
        window.until(() -> !window.models().feature(DrawFeature.class).model.isEmpty()
                && window.models().feature(DrawFeature.class).model.toCsv().contains("x2"));
        picture("draw-fc");
        BeyondViewModel beyond = window.models().feature(BeyondFeature.class).model;
        window.press("inside-beyond");
        window.until(
                () -> beyond.progress.get() == 1 && !beyond.figures().reading().isEmpty());
        picture("beyond-fc");
        MistakesViewModel mistakes = window.models().feature(MistakesFeature.class).model;
        window.press("inside-mistakes");
        window.press("mistakes-measure");
        window.until(() -> mistakes.map() != null && mistakes.placeText().startsWith("1 of"));
        picture("mistakes-fc");
        window.press("inside-diagram");
    }

    private void open(String name) throws Exception {
        Pretrained own = Pretrained.named(name).orElseThrow();
        window.robot().interact(() -> window.models().desk.openBundled(own));
        window.until(() -> window.models().desk.inView().equals(Optional.of(own.spec())));
    }

    private void picture(String name) {
        window.picture(GALLERY.resolve(name + "-dark-1280x800.png"));
    }

    @Test
    void codesAreReadOnDemandWalkedAndProbed() throws Exception {
        open("convlstm-composite");
        CodesViewModel codes = window.models().feature(CodesFeature.class).model;
        assertNull(codes.pointsCsv(), "nobody looked yet");
        window.press("inside-code-space");
        window.robot().interact(() -> codes.count.set(100));
        window.until(() -> codes.pointsCsv() != null);
        window.robot().clickOn("#codes-scatter").type(KeyCode.RIGHT).type(KeyCode.UP);
        window.until(codes::isWalked);
        pictures("codes");
        for (Object colour :
                window.find("#codes-colour", ComboBox.class).getItems().subList(1, 5)) {
            window.robot().interact(() -> choose(colour));
            window.picture(GALLERY.resolve("codes-" + colour.toString().replaceAll("\\W+", "-") + ".png"));
        }
        window.press("codes-probes");
        window.until(() -> codes.scoresCsv() != null);
        assertEquals(11, codes.scoresCsv().lines().count(), "ten steps and the head");
        pictures("probes");
    }

    @SuppressWarnings("unchecked")
    private void choose(Object colour) {
        window.find("#codes-colour", ComboBox.class).setValue(colour);
    }

    @Test
    void gatesFollowTheClipAndTheCursorAndCostNothingUnseen() throws Exception {
        GatesViewModel gates = window.models().feature(GatesFeature.class).model;
        assertTrue(gates.isEmpty(), "nobody looked yet");
        window.press("inside-gates");
        window.until(() -> !gates.isEmpty());
        pictures("gates");
        window.robot().interact(() -> gates.mode.set(GateMode.ACTIVE));
        window.picture(GALLERY.resolve("gates-active-dark-1280x800.png"));
        window.press("inside-diagram");
    }

    @Test
    void meddlingShowsBeforeAndAfterAndIsResetInOneClick() throws Exception {
        open("convlstm-composite");
        MeddleViewModel meddle = window.models().feature(MeddleFeature.class).model;
        window.press("inside-meddle");
        window.until(() -> !meddle.isEmpty());
        window.press("meddle-silence-active");
        window.until(() -> meddle.choices.silenced().size() == 3
                && !meddle.errorText(Branch.RECONSTRUCTION).endsWith("the same"));
        pictures("meddle");
        assertEquals("After", title());
        window.robot().press(KeyCode.B);
        assertEquals("Before", title());
        window.robot().release(KeyCode.B);
        assertEquals("After", title());
        window.press("inside-draw");
        assertEquals("Prediction", title());
        window.press("inside-meddle");
        window.press("meddle-reset");
        window.until(() -> meddle.errorText(Branch.RECONSTRUCTION).endsWith("the same"));
        window.press("meddle-gates");
        window.robot().interact(() -> meddle.choices.clamp(Quantity.FORGET_GATE, 0.5));
        window.press("enlarge-inside");
        window.until(meddle::isCurrent);
        window.picture(GALLERY.resolve("meddle-gates-dark-1280x800.png"));
        window.press("meddle-reset");
        window.press("meddle-code");
        window.press("meddle-code-other");
        window.press("meddle-clip-5");
        window.until(() -> meddle.errorText(Branch.PREDICTION).endsWith("times"));
        window.picture(GALLERY.resolve("meddle-code-dark-1280x800.png"));
        window.press("meddle-reset");
        window.press("meddle-input-frames");
        window.press("meddle-drop-last");
        window.until(() -> meddle.errorText(Branch.PREDICTION).endsWith("times"));
        window.picture(GALLERY.resolve("meddle-frames-dark-1280x800.png"));
    }

    private String title() {
        return window.find(".player-title.prediction", Label.class).getText();
    }

    @Test
    void aDigitThatIsDraggedIsAnsweredAsItMoves() throws Exception {
        DrawViewModel draw = window.models().feature(DrawFeature.class).model;
        window.press("inside-draw");
        window.until(() -> !draw.isEmpty() && draw.toCsv().contains("x2"));
        pictures("draw");
        window.press("enlarge-inside");
        Node stage = window.find("#draw-stage", Node.class);
        int before = draw.revision.get();
        window.robot().drag(stage).moveBy(12, -9).drop();
        window.until(() -> draw.revision.get() > before);
        window.press("draw-add");
        window.press("draw-clear");
        window.robot()
                .drag("#draw-pad")
                .moveBy(-30, -30)
                .moveBy(60, 0)
                .moveBy(0, 70)
                .drop();
        int drawn = draw.revision.get();
        window.press("draw-stage");
        window.until(() -> draw.toCsv().contains("x3"));
        window.robot().press(KeyCode.DIGIT3).release(KeyCode.DIGIT3);
        window.robot().press(KeyCode.SHIFT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.SHIFT);
        window.until(() -> draw.revision.get() > drawn);
        window.picture(GALLERY.resolve("draw-third-dark-1280x800.png"));
    }

    @Test
    void theRolloutGoesFurtherThanTraining() throws Exception {
        BeyondViewModel beyond = window.models().feature(BeyondFeature.class).model;
        window.press("inside-beyond");
        window.until(
                () -> beyond.progress.get() == 1 && !beyond.figures().reading().isEmpty());
        window.robot().interact(() -> {
            beyond.future.set(50);
            beyond.step.set(21);
        });
        window.until(
                () -> beyond.progress.get() == 1 && !beyond.figures().reading().isEmpty());
        assertEquals(9, beyond.figures().lastTrained());
        assertTrue(beyond.figures().reading().contains("gap"), beyond.figures().reading());
        assertEquals(51, beyond.figures().toCsv().lines().count());
        pictures("beyond");
        window.press("inside-diagram");
    }

    @Test
    void mistakesAreMeasuredOnDemandAndPlayed() throws Exception {
        MistakesViewModel mistakes = window.models().feature(MistakesFeature.class).model;
        window.press("inside-mistakes");
        window.picture(GALLERY.resolve("mistakes-before-dark-1280x800.png"));
        window.press("mistakes-measure");
        window.until(() -> mistakes.map() != null && mistakes.placeText().startsWith("1 of"));
        pictures("mistakes");
        window.press("mistakes-0-0");
        window.robot().type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertEquals(1, mistakes.row());
        window.press("mistakes-next");
        assertEquals(1, mistakes.place());
        assertTrue(mistakes.placeText().startsWith("2 of"));
        window.press("mistakes-theatre");
        window.until(() -> window.models().theatre.model.guestsText.get().startsWith("Mistakes"));
        window.press("inside-diagram");
    }
}
