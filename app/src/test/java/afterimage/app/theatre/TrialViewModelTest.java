package afterimage.app.theatre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.GuestClips;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.Samples;
import afterimage.engine.evaluate.LossBaselines;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.Trial;
import afterimage.engine.trace.HeldOut;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialViewModelTest {
    private final RunSpec run =
            Samples.spec().with("sequence", Samples.spec().sequence().withFrames(10, 12));
    private final TrialViewModel model = new TrialViewModel();

    @BeforeEach
    void open() {
        open(run);
    }

    private void open(RunSpec spec) {
        model.show(Samples.mail(
                new OpenedRun(
                        spec,
                        null,
                        1,
                        0.003,
                        List.of(),
                        List.of(),
                        List.of(),
                        new LossBaselines(0.2, 0.3, OptionalDouble.empty())),
                null));
    }

    private void guests(GuestClips guests) {
        model.show(Samples.mail(box -> box.put(guests)));
    }

    @Test
    void itBeginsAsTheRunWasTrained() {
        assertNull(model.trial.get());
        assertEquals(2, model.digits.get());
        assertEquals(12, model.future.get());
        assertEquals(List.of(12, 20, 30, 50), model.futures.get());
    }

    @Test
    void eachChoiceIsATrialAndTheWayBackIsNone() {
        model.digits.set(3);
        model.pace.set(2.0);
        model.future.set(30);
        Trial trial = model.trial.get();
        assertEquals(new Trial(run.sequence().with("digits", 3).withSpeed(6, 10).withFrames(10, 30), false), trial);
        assertEquals("3 digits · 6–10 px · 10 + 30", TrialViewModel.about(trial));
        model.digits.set(2);
        model.pace.set(1.0);
        model.future.set(12);
        assertNull(model.trial.get());
    }

    @Test
    void trueFramesAreSaidLoudlyAndOnlyForDecodersThatTakeFrames() {
        model.truth.set(true);
        assertTrue(TrialViewModel.about(model.trial.get()).contains("TRUE frames"));
        assertEquals("", model.truthProblem.get());
        open(run.with("model", run.model().with("decoderInput", DecoderInput.NONE)));
        assertFalse(model.truthProblem.get().isEmpty());
        assertNull(model.trial.get());
        assertEquals(false, model.truth.get());
    }

    @Test
    void whenTheHeldOutClipsAreBackTheChoicesAreToo() {
        model.digits.set(1);
        GuestClips shown = new GuestClips("", List.of(Samples.clip(0, 4)), model.trial.get(), null);
        guests(shown);
        guests(shown.with(new HeldOut(1, 0.5, new Prediction(Map.of()))));
        assertEquals(1, model.digits.get());
        guests(GuestClips.NONE);
        assertEquals(2, model.digits.get());
        assertNull(model.trial.get());
    }

    @Test
    void itStaysWhileAnotherRunCanTakeIt() {
        model.digits.set(1);
        open(run);
        assertEquals(1, model.trial.get().sequence().digits());
    }
}
