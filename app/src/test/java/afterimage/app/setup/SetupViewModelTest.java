package afterimage.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.News;
import afterimage.app.session.MachineRate;
import afterimage.app.session.Samples;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
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

    @Test
    void eachNumberIsTakenUpToItsEndsAndNotBeyond() {
        model.fill(everythingInUse("STEP"));
        for (SetupField field : SetupField.values()) {
            if (field.isNumber() && model.choices().uses(field)) {
                String good = model.text(field).get();
                for (double end : new double[] {field.nearest(-1e15), field.nearest(1e15)}) {
                    model.text(field).set(SetupText.number(end));
                    assertNull(model.problems().get(field), field + " " + end + model.problems());
                }
                for (String bad : new String[] {"-1e15", "1e15", "NaN", "many", ""}) {
                    model.text(field).set(bad);
                    assertNotNull(model.problems().get(field), field + " takes " + bad);
                }
                model.text(field).set(good);
            }
        }
        assertTrue(model.problems().isEmpty());
    }

    @Test
    void whatIsOfferedBesideAProblemSolvesIt() {
        for (String kind : new String[] {"STEP", "COSINE"}) {
            model.fill(everythingInUse(kind));
            for (SetupField field : SetupField.values()) {
                String good = model.text(field).get();
                for (String bad :
                        new String[] {"-1e15", "1e15", "0", "many", "4", "5 – 3", "9 + 0", "1,2,3,4,5,6,7,8,9"}) {
                    model.text(field).set(bad);
                    if (model.problems().containsKey(field)) {
                        SetupFix fix = model.fix(field).orElseThrow(() -> new AssertionError(field + " " + bad));
                        fix.apply().run();
                        assertNull(model.problems().get(field), field + " " + bad + " " + fix.words());
                    }
                    model.text(field).set(good);
                }
            }
        }
    }

    private static RunSpec everythingInUse(String schedule) {
        return SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.decoderInput=SCHEDULED",
                        "training.loss={\"mse\":1,\"mae\":1,\"bce\":1}",
                        "training.schedule={\"kind\":\"" + schedule
                                + "\",\"every\":10,\"factor\":0.5,\"totalSteps\":1000}"));
    }

    @Test
    void settingsThatDoNotGoTogetherOfferTheNearestThatDo() {
        model.text(SetupField.SIZE).set("66");
        assertEquals("use 2", model.fix(SetupField.PATCH).orElseThrow().words());
        model.fix(SetupField.PATCH).orElseThrow().apply().run();
        assertEquals(2, model.specProperty().get().model().patch());
        model.kernelProperty().set("4");
        assertEquals("use 5", model.fix(SetupField.KERNEL).orElseThrow().words());
        model.kernelProperty().set("5, 3");
        assertNotNull(model.problems().get(SetupField.KERNEL));
        model.fix(SetupField.KERNEL).orElseThrow().apply().run();
        assertEquals("5", model.kernelProperty().get());
        model.cellProperty().set(CellKind.FC_LSTM);
        model.peepholeProperty().set(Peephole.PIXEL);
        assertEquals(
                "use per channel", model.fix(SetupField.PEEPHOLE).orElseThrow().words());
        model.fix(SetupField.PEEPHOLE).orElseThrow().apply().run();
        assertNotNull(model.specProperty().get());
    }

    @Test
    void whatTheMachineCannotHoldIsSaidWithTheLargestBatchThatItCan() {
        model.batchProperty().set("64");
        RunSpec asked = model.specProperty().get();
        long free = ModelSummary.of(asked.model(), asked.sequence(), 11).memoryBytes();
        model.show(new MachineRate(1e9, free));
        assertTrue(model.problems().get(SetupField.BATCH).contains("memory"));
        assertEquals(asked, model.specProperty().get());
        assertEquals("use batch 11", model.fix(SetupField.BATCH).orElseThrow().words());
        model.fix(SetupField.BATCH).orElseThrow().apply().run();
        assertTrue(model.problems().isEmpty());
        model.show(new MachineRate(1e9, 1));
        assertTrue(model.fix(SetupField.BATCH).isEmpty());
    }

    @Test
    void layersAreWrittenTogetherOrOneByOne() {
        model.layersProperty().set("8, 4");
        model.kernelProperty().set("5 · 3, 1");
        assertEquals(
                List.of(new ModelSpec.Layer(8, 5, 3), new ModelSpec.Layer(4, 1, 1)),
                model.specProperty().get().model().layers());
        List<LayerTexts> layers = LayerTexts.of(
                model.layersProperty().get(), model.kernelProperty().get());
        model.setLayers(LayerTexts.with(layers, 1, LayerTexts.Part.STATE, "7"));
        assertEquals("5 · 3, 1 · 7", model.kernelProperty().get());
        model.setLayers(LayerTexts.added(layers));
        assertEquals("8, 4, 4", model.layersProperty().get());
        model.setLayers(LayerTexts.without(layers, 0));
        assertEquals("1", model.kernelProperty().get());
        assertEquals(
                List.of(new ModelSpec.Layer(4, 1, 1)),
                model.specProperty().get().model().layers());
    }

    @Test
    void aScheduleBeginsWithStepsThatDoSomethingAndTheLossIsWhatItsWeightsSay() {
        for (Schedule.Kind kind : Schedule.Kind.values()) {
            model.choices().schedule.set(kind);
            assertEquals(kind, model.specProperty().get().training().schedule().kind());
        }
        model.text(SetupField.MAE).set("0.5");
        assertEquals(new Loss(0, 0.5, 1), model.specProperty().get().training().loss());
        model.choices().loss.set(Loss.MSE);
        assertEquals(Loss.MSE, model.specProperty().get().training().loss());
        assertEquals("0", model.text(SetupField.BCE).get());
    }

    @Test
    void anotherOptimizerBringsItsUsualDecay() {
        model.optimizerProperty().set(OptimizerKind.ADAMW);
        assertEquals(0.999, model.specProperty().get().training().decay());
    }

    @Test
    void theSlidersRateHasTwoDigitsAndItsPlaceIsItsLogarithm() {
        model.rate().slide(Math.log10(0.0012345));
        assertEquals("0.0012", model.rateProperty().get());
        assertEquals(Math.log10(0.0012), model.rate().position().orElseThrow(), 1e-12);
        model.rate().slide(Math.log10(0.0000123));
        assertEquals("1.2e-5", model.rateProperty().get());
        assertEquals(1.2e-5, model.specProperty().get().training().learningRate());
        model.rateProperty().set("x");
        assertTrue(model.rate().position().isEmpty());
    }

    @Test
    void theSliderIsAsLongAsIsUsualOrAsTheRunNeeds() {
        assertEquals(RateScale.USUAL, model.rate().scaleProperty().get());
        model.beginAtRate(2e-7);
        assertEquals(new RateScale(-7, -1), model.rate().scaleProperty().get());
        model.beginAtRate(0.5);
        assertEquals(new RateScale(-5, 0), model.rate().scaleProperty().get());
        assertEquals("1e-3", RateScale.tick(-3));
    }

    @Test
    void thereIsAWayBackToTheRateThatCountedBefore() {
        model.rateProperty().set("0.01");
        assertEquals("", model.rate().formerProperty().get());
        model.commitRate();
        assertEquals("0.003", model.rate().formerProperty().get());
        model.rateProperty().set("x");
        model.commitRate();
        model.rate().back();
        assertEquals(0.003, model.learningRate());
        assertEquals("0.01", model.rate().formerProperty().get());
        model.fill(Presets.named(Presets.QUICK_START));
        assertEquals("", model.rate().formerProperty().get());
    }

    @Test
    void theFirstFieldInTheWayIsNamedAndPointedAt() {
        assertEquals("", model.firstProblem());
        model.batchProperty().set("many");
        model.rateProperty().set("-1");
        assertTrue(model.firstProblem().startsWith("Learning rate: "), model.firstProblem());
        model.pointAtFirstProblem();
        assertEquals(SetupField.RATE, model.pointedAtProperty().get());
    }

    @Test
    void whereNotEvenOneClipFitsSmallerLayersAreOfferedAndTextOffersWhatTheCellBeginsWith() {
        model.cellProperty().set(CellKind.FC_LSTM);
        model.layersProperty().set("abc");
        assertEquals("use 500", model.fix(SetupField.LAYERS).orElseThrow().words());
        model.layersProperty().set("2000");
        RunSpec asked = model.specProperty().get();
        ModelSpec quarter = asked.model().withLayers(List.of(new ModelSpec.Layer(500, 1, 1)));
        model.show(new MachineRate(
                1e9,
                ModelSummary.of(quarter, asked.sequence(), asked.training().batch())
                        .memoryBytes()));
        SetupFix fix = model.fix(SetupField.BATCH).orElseThrow();
        assertEquals("use layers 500", fix.words());
        fix.apply().run();
        assertTrue(model.problems().isEmpty());
    }

    @Test
    void presetsAreListedByWhereTheyComeFrom() {
        List<String> sorted = PresetGroup.sorted(model.presets().keySet());
        assertEquals(model.presets().size(), sorted.size());
        assertEquals(
                List.of(
                        "quick-start",
                        "lab-report-500",
                        "shi-fc-2048x2",
                        "srivastava-composite-2048",
                        "next-frame-movers"),
                sorted.stream().filter(key -> PresetGroup.isFirst(key, sorted)).toList());
    }

    /** Work over the machine's rate and the share of it that ConvLSTM steps reach, 0.85; then as it ran. */
    @Test
    void theStepTimeIsEstimatedUntilSuchARunHasRun() {
        assertEquals("measuring…", model.stepTimeProperty().get());
        long flops = model.summaryProperty().get().stepFlops();
        model.show(new MachineRate(flops / 0.048 / 0.85, Long.MAX_VALUE));
        assertEquals("about 48 ms", model.stepTimeProperty().get());
        model.show(Samples.mail(Samples.opened(5), null));
        model.framesProperty().set("2 + 2");
        model.show(Samples.mail(box -> box.put(new News.Trained(new Snapshot(6, 1, 20, 0.1, 0.2)))));
        assertEquals("50 ms as it ran", model.stepTimeProperty().get());
        model.rateProperty().set("0.5");
        assertEquals("50 ms as it ran", model.stepTimeProperty().get());
        model.batchProperty().set("x");
        assertEquals("–", model.stepTimeProperty().get());
    }
}
