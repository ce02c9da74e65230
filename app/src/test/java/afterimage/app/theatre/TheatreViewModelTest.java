package afterimage.app.theatre;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.Samples;
import afterimage.app.session.ShownClip;
import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.SpecJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TheatreViewModelTest {
    private final TheatreViewModel model = new TheatreViewModel();

    @BeforeEach
    void open() {
        model.show(Samples.mail(Samples.opened(5), null));
    }

    @Test
    void beforeTheModelHasRunOnlyTheTruthIsThere() {
        assertNotNull(model.frame(Strip.INPUT, 1));
        assertNull(model.frame(Strip.INPUT, 2));
        assertNull(model.frame(Strip.TRUTH, 1));
        assertNotNull(model.frame(Strip.TRUTH, 2));
        assertNull(model.frame(Strip.RECONSTRUCTION, 0));
        assertNull(model.frame(Strip.DIFFERENCE, 0));
        assertTrue(Double.isNaN(model.errorPerFrame()[0]));
        assertEquals(List.of(Strip.values()), model.strips());
    }

    @Test
    void anOutputThatTheModelLacksHasNoStrip() {
        model.show(
                Samples.mail(Samples.opened(SpecJson.with(Samples.spec(), List.of("model.task=PREDICTOR")), 1), null));
        assertEquals(List.of(Strip.INPUT, Strip.TRUTH, Strip.PREDICTION, Strip.DIFFERENCE), model.strips());
    }

    @Test
    void differenceAndErrorAreOutputMinusTruth() {
        model.show(Samples.mail(null, Samples.heldOut(5)));
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, model.frame(Strip.DIFFERENCE, 0), 1e-6f);
        assertArrayEquals(new float[] {0.2f, 0.2f, 0.2f, 0.2f}, model.frame(Strip.DIFFERENCE, 3), 1e-6f);
        assertArrayEquals(new double[] {0.0625, 0.16, 0.09, 0.04}, model.errorPerFrame(), 1e-6);
    }

    @Test
    void otherOutputsOfTheClipStandInPlaceOfTheModelsOwnWhileItIsShown() {
        model.show(Samples.mail(null, Samples.heldOut(5)));
        Clip clip = model.shown.get().clip();
        Prediction made = new Prediction(Map.of(Branch.PREDICTION, List.of(Samples.clip(0.7f, 2))));
        int before = model.revision.get();
        model.showInstead(new ShownClip.Outputs("After", clip, made));
        assertEquals(before + 1, model.revision.get());
        assertEquals("After", model.title(Strip.PREDICTION));
        assertEquals(0.7f, model.frame(Strip.PREDICTION, 2)[0]);
        assertNull(model.frame(Strip.RECONSTRUCTION, 0), "the model's own is not taken for it");
        float truth = model.frame(Strip.TRUTH, 2)[0];
        assertEquals(0.7f - truth, model.frame(Strip.DIFFERENCE, 2)[0], 1e-6f);
        assertEquals((0.7 - truth) * (0.7 - truth), model.errorPerFrame()[2], 1e-6);
        assertEquals("Future truth", model.title(Strip.TRUTH));
        model.moveClip(1);
        assertEquals("Prediction", model.title(Strip.PREDICTION));
        assertNotNull(model.frame(Strip.RECONSTRUCTION, 0));
        model.moveClip(-1);
        assertEquals("After", model.title(Strip.PREDICTION));
        model.show(Samples.mail(Samples.opened(5), null));
        assertEquals("Prediction", model.title(Strip.PREDICTION), "another run");
    }

    @Test
    void asDecodedShowsTheReconstructionTheOtherWayRound() {
        model.show(Samples.mail(null, Samples.heldOut(5)));
        assertEquals(0.25f, model.frame(Strip.RECONSTRUCTION, 0)[0]);
        model.asDecoded.set(true);
        assertEquals(0.5f, model.frame(Strip.RECONSTRUCTION, 0)[0]);
        assertEquals(0.25f, model.frame(Strip.RECONSTRUCTION, 1)[0]);
        // The difference stays that of the same frame with its own truth.
        assertEquals(0.25f, model.frame(Strip.DIFFERENCE, 1)[0], 1e-6f);
    }

    @Test
    void aColumnLookedAtIsShownUntilTheUserMovesThroughTime() {
        model.scrubTo(0);
        model.hover(3);
        assertEquals(1, model.shownTime());
        assertEquals(0, model.time.get());
        model.hover(-1);
        assertEquals(0, model.shownTime());
        model.hover(1);
        model.scrubTo(2);
        assertEquals(0, model.shownTime());
        model.hover(0);
        model.moveFrames(1);
        assertEquals(1, model.shownTime());
        model.hover(99);
        assertEquals(-1, model.hovered.get());
    }

    @Test
    void playingGoesByTimeAndWrapsScrubbingStopsIt() {
        model.framesPerSecond.set(10);
        long tenth = 100_000_000L;
        model.tick(20 * tenth);
        assertEquals(1, model.time.get());
        model.tick(20 * tenth + tenth / 2);
        assertEquals(1, model.time.get());
        model.tick(21 * tenth);
        assertEquals(0, model.time.get());
        model.scrubTo(3);
        assertEquals(1, model.time.get());
        assertFalse(model.playing.get());
        model.tick(40 * tenth);
        assertEquals(1, model.time.get());
        model.moveFrames(1);
        assertEquals(0, model.time.get());
        model.moveFrames(-1);
        assertEquals(1, model.time.get());
        model.scrubTo(99);
        assertEquals(1, model.time.get());
    }

    @Test
    void clipsGoRound() {
        assertEquals("1 of 2", model.clipText());
        model.moveClip(-1);
        assertEquals("2 of 2", model.clipText());
        assertEquals(1f, model.frame(Strip.INPUT, 0)[0]);
        model.moveClip(1);
        assertEquals("1 of 2", model.clipText());
    }

    @Test
    void anotherRunTakesTheOldOutputsAway() {
        model.show(Samples.mail(null, Samples.heldOut(5)));
        int before = model.revision.get();
        model.show(Samples.mail(Samples.opened(0), null));
        assertNull(model.frame(Strip.PREDICTION, 2));
        assertTrue(model.revision.get() > before);
    }

    @Test
    void nothingOpenIsNothingShown() {
        TheatreViewModel empty = new TheatreViewModel();
        empty.tick(1);
        empty.moveClip(1);
        empty.scrubTo(0);
        assertNull(empty.sheet());
        assertNull(empty.frame(Strip.INPUT, 0));
        assertEquals(0, empty.errorPerFrame().length);
    }

    @Test
    void guestsTakeThePlaceOfTheHeldOutClipsUntilTheyAreSentAway() {
        TheatreViewModel model = new TheatreViewModel();
        model.show(Samples.mail(Samples.opened(1), Samples.heldOut(1)));
        model.moveClip(1);
        GuestClips guests = new GuestClips("one clip of a file", List.of(Samples.clip(0.4f, 4)), null, null);
        model.show(mail(guests));
        assertEquals("one clip of a file", model.guestsText.get());
        assertEquals("1 of 1", model.clipText());
        assertEquals(0.4f, model.frame(Strip.INPUT, 0)[0]);
        assertNull(model.frame(Strip.PREDICTION, 2));
        model.show(Samples.mail(null, Samples.heldOut(2)));
        assertNull(model.frame(Strip.PREDICTION, 2), "a look at the held-out clips is not of the guests");
        model.show(mail(guests.with(Samples.heldOut(2))));
        assertEquals(0.5f, model.frame(Strip.PREDICTION, 2)[0]);
        model.show(mail(GuestClips.NONE));
        assertEquals("", model.guestsText.get());
        assertEquals("1 of 2", model.clipText());
        assertEquals(0f, model.frame(Strip.INPUT, 0)[0]);
        assertEquals(0.5f, model.frame(Strip.PREDICTION, 2)[0]);
    }

    @Test
    void aClipIsChosenByItsNumberOrNotAtAll() {
        model.chooseClip(1);
        assertEquals("2 of 2", model.clipText());
        model.chooseClip(2);
        assertEquals(1, model.clip.get());
    }

    @Test
    void guestsThatAnotherRunCannotTakeGo() {
        TheatreViewModel model = new TheatreViewModel();
        model.show(Samples.mail(Samples.opened(1), Samples.heldOut(1)));
        model.show(mail(new GuestClips("short", List.of(Samples.clip(0.4f, 3)), null, null)));
        model.show(Samples.mail(Samples.opened(2), null));
        assertEquals("", model.guestsText.get());
        assertEquals("1 of 2", model.clipText());
    }

    private static Mail mail(GuestClips guests) {
        return Samples.mail(box -> box.put(guests));
    }

    @Test
    void aPartThatIsOverStaysAtItsLastFrame() {
        model.show(mail(new GuestClips("long", List.of(Samples.clip(0.4f, 7)), null, null)));
        model.scrubTo(6);
        assertEquals(1, model.column(Strip.INPUT));
        assertEquals(6, model.column(Strip.PREDICTION));
    }

    @Test
    void aFrameKeepsItsNumberWhenItIsShownAsDecoded() {
        model.scrubTo(0);
        assertEquals(0, model.frameNumber(Strip.RECONSTRUCTION, model.column(Strip.RECONSTRUCTION)));
        model.asDecoded.set(true);
        assertEquals(1, model.frameNumber(Strip.RECONSTRUCTION, model.column(Strip.RECONSTRUCTION)));
        assertEquals(0, model.frameNumber(Strip.INPUT, model.column(Strip.INPUT)));
    }
}
