package afterimage.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SetupViewModelTest {
    private final SetupViewModel model = new SetupViewModel(Presets.all());

    static Stream<Map.Entry<String, RunSpec>> presets() {
        return Presets.all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetComesBackFromThePanelUnchanged(Map.Entry<String, RunSpec> preset) {
        model.presetProperty().set(preset.getKey());
        assertEquals(preset.getValue(), model.specProperty().get());
        assertTrue(model.fits(preset.getValue()));
    }

    /** What the panel does not show is the shown spec's, also where something else is changed. */
    @Test
    void settingsThatThePanelDoesNotShowComeBackUnchanged() {
        RunSpec run = SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "training.loss={\"mse\":1,\"mae\":0.5}",
                        "training.optimizer=ADAMW",
                        "training.weightDecay=0.01",
                        "training.clipBy=NORM",
                        "training.schedule={\"kind\":\"COSINE\",\"totalSteps\":900,\"warmupSteps\":30}",
                        "training.patience=9"));
        model.fill(run);
        assertEquals(run, model.specProperty().get());
        assertTrue(model.fits(run));
        assertFalse(model.fits(SpecJson.with(run, List.of("training.patience=8"))));
        model.batchProperty().set("5");
        assertEquals(
                SpecJson.with(run, List.of("training.batch=5")),
                model.specProperty().get());
    }

    @Test
    void everyChangeShowsItsCostAtOnce() {
        long before = model.summaryProperty().get().parameters();
        model.layersProperty().set("24, 24");
        assertEquals(2, model.specProperty().get().model().layers().size());
        assertTrue(model.summaryProperty().get().parameters() > before);
    }

    @Test
    void fieldsAreReadAsPeopleWriteThem() {
        model.speedProperty().set("2.5-4");
        model.framesProperty().set("5+15");
        model.kernelProperty().set("5 · 3");
        model.rateProperty().set("1e-3");
        RunSpec spec = model.specProperty().get();
        assertEquals(2.5, spec.sequence().minSpeed());
        assertEquals(4, spec.sequence().maxSpeed());
        assertEquals(
                List.of(5, 15),
                List.of(spec.sequence().inputFrames(), spec.sequence().futureFrames()));
        assertEquals(5, spec.model().layers().get(0).inputKernel());
        assertEquals(3, spec.model().layers().get(0).stateKernel());
        assertEquals(0.001, spec.training().learningRate());
        model.speedProperty().set("3.6");
        assertEquals(3.6, model.specProperty().get().sequence().maxSpeed());
    }

    @Test
    void aFieldThatCannotBeUsedSaysSoAndTheSpecIsNone() {
        assertProblem(SetupField.SPEED, () -> model.speedProperty().set("fast"));
        assertProblem(SetupField.SPEED, () -> model.speedProperty().set("5 – 3"));
        assertProblem(SetupField.FRAMES, () -> model.framesProperty().set("20"));
        assertProblem(SetupField.FRAMES, () -> model.framesProperty().set("10 + 0"));
        assertProblem(SetupField.SEED, () -> model.seedProperty().set("x"));
        assertProblem(SetupField.LAYERS, () -> model.layersProperty().set(""));
        assertProblem(SetupField.LAYERS, () -> model.layersProperty().set("0"));
        assertProblem(SetupField.KERNEL, () -> model.kernelProperty().set("4"));
        assertProblem(SetupField.RATE, () -> model.rateProperty().set("-1"));
        assertProblem(SetupField.RATE, () -> model.rateProperty().set("NaN"));
        assertProblem(SetupField.BATCH, () -> model.batchProperty().set("0"));
    }

    private void assertProblem(SetupField field, Runnable change) {
        change.run();
        assertNull(model.specProperty().get());
        assertNull(model.summaryProperty().get());
        assertNotNull(model.problems().get(field), field + ": " + model.problems());
        model.fill(Presets.named(Presets.QUICK_START));
        assertNotNull(model.specProperty().get());
        assertTrue(model.problems().isEmpty());
    }

    @Test
    void theOtherCellReplacesOnlyWhatItCannotUse() {
        model.peepholeProperty().set(Peephole.PIXEL);
        model.taskProperty().set(Task.PREDICTOR);
        model.cellProperty().set(CellKind.FC_LSTM);
        RunSpec spec = model.specProperty().get();
        assertEquals(1, spec.model().patch());
        assertEquals(Peephole.CHANNEL, spec.model().peephole());
        assertEquals(Task.PREDICTOR, spec.model().task());
        model.cellProperty().set(CellKind.CONV_LSTM);
        assertEquals(4, model.specProperty().get().model().patch());
    }

    @Test
    void modelSettingsThatThePanelDoesNotShowAreKept() {
        RunSpec spec = SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.decoderInput=SCHEDULED",
                        "model.conditional=PREDICTION",
                        "model.sampling.steps=77",
                        "model.start.stateToState=ORTHOGONAL",
                        "model.dropout=0.25"));
        model.fill(spec);
        assertEquals(spec, model.specProperty().get());
        model.layersProperty().set("8, 8");
        assertEquals(0.25, model.specProperty().get().model().dropout());
        assertEquals(spec.model().start(), model.specProperty().get().model().start());
    }

    @Test
    void onlyTheLearningRateMayDifferFromARunThatGoesOn() {
        RunSpec run = model.specProperty().get();
        model.rateProperty().set("0.0001");
        assertTrue(model.fits(run));
        assertEquals(0.0001, model.learningRate());
        model.batchProperty().set("8");
        assertFalse(model.fits(run));
    }
}
