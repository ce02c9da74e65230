package afterimage.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.app.session.News;
import afterimage.app.session.Samples;
import afterimage.app.session.SessionState;
import afterimage.app.setup.SetupFixes.Fix;
import afterimage.engine.BadInput;
import afterimage.engine.cell.Peephole;
import afterimage.engine.data.DataSpec;
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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SetupViewModelTest {
    private final SetupViewModel model = new SetupViewModel(Presets.ALL);

    private void choose(Setting setting, Enum<?> value) {
        model.text(setting).set(value.name());
    }

    static Stream<Map.Entry<String, RunSpec>> presets() {
        return Presets.ALL.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aPresetComesBackFromThePanelUnchanged(Map.Entry<String, RunSpec> preset) {
        model.preset.set(preset.getKey());
        assertEquals(preset.getValue(), model.spec.get());
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
        assertEquals(run, model.spec.get());
        assertTrue(model.fits(run));
        assertFalse(model.fits(SpecJson.with(run, List.of("training.patience=8"))));
        model.text(Setting.BATCH).set("5");
        assertEquals(SpecJson.with(run, List.of("training.batch=5")), model.spec.get());
    }

    @Test
    void everyChangeShowsItsCostAtOnce() {
        long before = model.summary.getValue().parameters();
        model.text(Setting.LAYERS).set("24, 24");
        assertEquals(2, model.spec.get().model().layers().size());
        assertTrue(model.summary.getValue().parameters() > before);
    }

    @Test
    void fieldsAreReadAsPeopleWriteThem() {
        model.text(Setting.SPEED).set("2.5-4");
        model.text(Setting.FRAMES).set("5+15");
        model.text(Setting.KERNEL).set("5 · 3");
        model.text(Setting.RATE).set("1e-3");
        RunSpec spec = model.spec.get();
        assertEquals(2.5, spec.sequence().minSpeed());
        assertEquals(4, spec.sequence().maxSpeed());
        assertEquals(
                List.of(5, 15),
                List.of(spec.sequence().inputFrames(), spec.sequence().futureFrames()));
        assertEquals(5, spec.model().layers().get(0).inputKernel());
        assertEquals(3, spec.model().layers().get(0).stateKernel());
        assertEquals(0.001, spec.training().learningRate());
        model.text(Setting.SPEED).set("3.6");
        assertEquals(3.6, model.spec.get().sequence().maxSpeed());
    }

    @Test
    void aFieldThatCannotBeUsedSaysSoAndTheSpecIsNone() {
        assertProblem(Setting.SPEED, () -> model.text(Setting.SPEED).set("fast"));
        assertProblem(Setting.SPEED, () -> model.text(Setting.SPEED).set("5 – 3"));
        assertProblem(Setting.FRAMES, () -> model.text(Setting.FRAMES).set("20"));
        assertProblem(Setting.FRAMES, () -> model.text(Setting.FRAMES).set("10 + 0"));
        assertProblem(Setting.SEED, () -> model.text(Setting.SEED).set("x"));
        assertProblem(Setting.LAYERS, () -> model.text(Setting.LAYERS).set(""));
        assertProblem(Setting.LAYERS, () -> model.text(Setting.LAYERS).set("0"));
        assertProblem(Setting.KERNEL, () -> model.text(Setting.KERNEL).set("4"));
        assertProblem(Setting.RATE, () -> model.text(Setting.RATE).set("-1"));
        assertProblem(Setting.RATE, () -> model.text(Setting.RATE).set("NaN"));
        assertProblem(Setting.BATCH, () -> model.text(Setting.BATCH).set("0"));
    }

    private void assertProblem(Setting field, Runnable change) {
        change.run();
        assertNull(model.spec.get());
        assertNull(model.summary.getValue());
        assertNotNull(model.problems.get(field), field + ": " + model.problems);
        model.fill(Presets.named(Presets.QUICK_START));
        assertNotNull(model.spec.get());
        assertTrue(model.problems.isEmpty());
    }

    @Test
    void theOtherCellReplacesOnlyWhatItCannotUse() {
        choose(Setting.PEEPHOLES, Peephole.PIXEL);
        choose(Setting.TASK, Task.PREDICTOR);
        choose(Setting.CELL, CellKind.FC_LSTM);
        RunSpec spec = model.spec.get();
        assertEquals(1, spec.model().patch());
        assertEquals(Peephole.CHANNEL, spec.model().peephole());
        assertEquals(Task.PREDICTOR, spec.model().task());
        choose(Setting.CELL, CellKind.CONV_LSTM);
        assertEquals(4, model.spec.get().model().patch());
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
        assertEquals(spec, model.spec.get());
        model.text(Setting.LAYERS).set("8, 8");
        assertEquals(0.25, model.spec.get().model().dropout());
        assertEquals(spec.model().start(), model.spec.get().model().start());
    }

    @Test
    void onlyTheLearningRateMayDifferFromARunThatGoesOn() {
        RunSpec run = model.spec.get();
        model.text(Setting.RATE).set("0.0001");
        assertTrue(model.fits(run));
        assertEquals(0.0001, model.rate.value());
        model.text(Setting.BATCH).set("8");
        assertFalse(model.fits(run));
    }

    /** Those with a range have a nearest number to every other. */
    private static boolean isNumber(Setting setting) {
        try {
            return !setting.form.nearest().apply("-1e15").equals("-1e15");
        } catch (BadInput e) {
            return false;
        }
    }

    @Test
    void eachNumberIsTakenUpToItsEndsAndNotBeyond() {
        model.fill(everythingInUse("STEP"));
        int numbers = 0;
        for (Setting field : Setting.values()) {
            if (isNumber(field) && model.uses(field)) {
                numbers++;
                String good = model.text(field).get();
                for (String far : new String[] {"-1e15", "1e15"}) {
                    model.text(field).set(field.form.nearest().apply(far));
                    assertNull(model.problems.get(field), field + " " + far + model.problems);
                }
                for (String bad : new String[] {"-1e15", "1e15", "NaN", "many"}) {
                    model.text(field).set(bad);
                    assertNotNull(model.problems.get(field), field + " takes " + bad);
                }
                model.text(field).set(good);
            }
        }
        assertTrue(numbers > 25, numbers + " numbers");
        assertTrue(model.problems.isEmpty());
    }

    @Test
    void whatIsOfferedBesideAProblemSolvesIt() {
        for (String kind : new String[] {"STEP", "COSINE"}) {
            model.fill(everythingInUse(kind));
            for (Setting field : Setting.values()) {
                String good = model.text(field).get();
                for (String bad :
                        new String[] {"-1e15", "1e15", "0", "many", "4", "5 – 3", "9 + 0", "1,2,3,4,5,6,7,8,9"}) {
                    if (!field.choices.isEmpty()) {
                        continue;
                    }
                    model.text(field).set(bad);
                    if (model.problems.containsKey(field)) {
                        Fix fix = model.fix(field).orElseThrow(() -> new AssertionError(field + " " + bad));
                        fix.apply().run();
                        assertNull(model.problems.get(field), field + " " + bad + " " + fix.words());
                    }
                    model.text(field).set(good);
                }
            }
        }
    }

    @Test
    void everyChoiceIsOneThatTheSpecTakes() {
        for (Setting setting : Setting.values()) {
            for (String choice : setting.choices.keySet()) {
                model.fill(Presets.named("next-frame"));
                model.text(setting).set(choice);
                String refusal = model.problems.values().toString();
                assertFalse(refusal.contains("must be one of") || refusal.contains("wrong kind"), refusal);
            }
        }
    }

    @Test
    void whatDoesNotGoTogetherIsToldWhereItWasChangedAndWhatTheRunHadIsOffered() {
        model.fill(Presets.named("composite-movers"));
        model.text(Setting.DROPOUT).set("0.5");
        assertEquals("A model with movers takes no dropout.", model.problems.get(Setting.DROPOUT));
        assertEquals("use 0", model.fix(Setting.DROPOUT).orElseThrow().words());
        model.text(Setting.DROPOUT).set("0");
        String task = model.text(Setting.TASK).get();
        choose(Setting.TASK, Task.NEXT_FRAME);
        choose(Setting.DECODER_INPUT, ModelSpec.DecoderInput.NONE);
        assertEquals(Set.of(Setting.DECODER_INPUT), model.problems.keySet());
        choose(Setting.DECODER_INPUT, ModelSpec.DecoderInput.OWN_OUTPUT);
        model.text(Setting.TASK).set(task);
        assertTrue(model.problems.isEmpty(), model.problems.toString());
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
        model.text(Setting.FRAME_SIZE).set("66");
        assertEquals("use 2", model.fix(Setting.PATCH).orElseThrow().words());
        model.fix(Setting.PATCH).orElseThrow().apply().run();
        assertEquals(2, model.spec.get().model().patch());
        model.text(Setting.KERNEL).set("4");
        assertEquals("use 5", model.fix(Setting.KERNEL).orElseThrow().words());
        model.text(Setting.KERNEL).set("5, 3");
        assertNotNull(model.problems.get(Setting.KERNEL));
        model.fix(Setting.KERNEL).orElseThrow().apply().run();
        assertEquals("5", model.text(Setting.KERNEL).get());
        choose(Setting.CELL, CellKind.FC_LSTM);
        choose(Setting.PEEPHOLES, Peephole.PIXEL);
        assertEquals("use per unit", model.fix(Setting.PEEPHOLES).orElseThrow().words());
        model.fix(Setting.PEEPHOLES).orElseThrow().apply().run();
        assertNotNull(model.spec.get());
    }

    @Test
    void whatTheMachineCannotHoldIsSaidWithTheLargestBatchThatItCan() {
        model.text(Setting.BATCH).set("64");
        RunSpec asked = model.spec.get();
        long free = ModelSummary.of(asked.model(), asked.sequence(), 11).memoryBytes();
        model.show(new News.MachineRate(1e9, free));
        assertTrue(model.problems.get(Setting.BATCH).contains("memory"));
        assertEquals(asked, model.spec.get());
        assertEquals("use batch 11", model.fix(Setting.BATCH).orElseThrow().words());
        model.fix(Setting.BATCH).orElseThrow().apply().run();
        assertTrue(model.problems.isEmpty());
        model.show(new News.MachineRate(1e9, 1));
        assertTrue(model.fix(Setting.BATCH).isEmpty());
    }

    @Test
    void layersAreWrittenTogetherOrOneByOne() {
        model.text(Setting.LAYERS).set("8, 4");
        model.text(Setting.KERNEL).set("5 · 3, 1");
        assertEquals(
                List.of(new ModelSpec.Layer(8, 5, 3), new ModelSpec.Layer(4, 1, 1)),
                model.spec.get().model().layers());
        List<List<String>> layers = SetupText.layers("8, 4", "5 · 3, 1");
        assertEquals(List.of(List.of("8", "5", "3"), List.of("4", "1", "1")), layers);
        layers.get(1).set(2, "7");
        model.setLayers(layers);
        assertEquals("5 · 3, 1 · 7", model.text(Setting.KERNEL).get());
        model.setLayers(List.of(layers.get(0), layers.get(1), layers.get(1)));
        assertEquals("8, 4, 4", model.text(Setting.LAYERS).get());
        model.setLayers(List.of(List.of("4", "1", "1")));
        assertEquals("1", model.text(Setting.KERNEL).get());
        assertEquals(
                List.of(new ModelSpec.Layer(4, 1, 1)), model.spec.get().model().layers());
    }

    @Test
    void aScheduleBeginsWithStepsThatDoSomethingAndTheLossIsWhatItsWeightsSay() {
        for (Schedule.Kind kind : Schedule.Kind.values()) {
            choose(Setting.SCHEDULE, kind);
            assertEquals(kind, model.spec.get().training().schedule().kind());
        }
        model.text(Setting.MAE).set("0.5");
        assertEquals(new Loss(0, 0.5, 1), model.spec.get().training().loss());
        model.text(Setting.LOSS).set("MSE");
        assertEquals(Loss.MSE, model.spec.get().training().loss());
        assertEquals("0", model.text(Setting.BCE).get());
    }

    @Test
    void anotherOptimizerBringsItsUsualDecay() {
        choose(Setting.OPTIMIZER, OptimizerKind.ADAMW);
        assertEquals(0.999, model.spec.get().training().decay());
    }

    @Test
    void theSlidersRateHasTwoDigitsAndItsPlaceIsItsLogarithm() {
        model.rate.slide(Math.log10(0.0012345));
        assertEquals("0.0012", model.text(Setting.RATE).get());
        assertEquals(Math.log10(0.0012), model.rate.position().orElseThrow(), 1e-12);
        model.rate.slide(Math.log10(0.0000123));
        assertEquals("1.2e-5", model.text(Setting.RATE).get());
        assertEquals(1.2e-5, model.spec.get().training().learningRate());
        model.text(Setting.RATE).set("x");
        assertTrue(model.rate.position().isEmpty());
    }

    @Test
    void theSliderIsAsLongAsIsUsualOrAsTheRunNeeds() {
        assertEquals(RateScale.USUAL, model.rate.scale.get());
        model.rate.begin(2e-7);
        assertEquals(new RateScale(-7, -1), model.rate.scale.get());
        model.rate.begin(0.5);
        assertEquals(new RateScale(-5, 0), model.rate.scale.get());
        assertEquals("1e-3", RateScale.tick(-3));
    }

    @Test
    void thereIsAWayBackToTheRateThatCountedBefore() {
        model.text(Setting.RATE).set("0.01");
        assertEquals("", model.rate.former.get());
        model.rate.commit();
        assertEquals("0.003", model.rate.former.get());
        model.text(Setting.RATE).set("x");
        model.rate.commit();
        model.rate.back();
        assertEquals(0.003, model.rate.value());
        assertEquals("0.01", model.rate.former.get());
        model.fill(Presets.named(Presets.QUICK_START));
        assertEquals("", model.rate.former.get());
    }

    @Test
    void theFirstFieldInTheWayIsNamedAndPointedAt() {
        assertEquals("", model.firstProblem());
        model.text(Setting.BATCH).set("many");
        model.text(Setting.RATE).set("-1");
        assertTrue(model.firstProblem().startsWith("Learning rate: "), model.firstProblem());
        model.pointAtFirstProblem();
        assertEquals(Setting.RATE, model.pointedAt.get());
    }

    @Test
    void whereNotEvenOneClipFitsSmallerLayersAreOfferedAndTextOffersWhatTheCellBeginsWith() {
        choose(Setting.CELL, CellKind.FC_LSTM);
        model.text(Setting.LAYERS).set("abc");
        assertEquals("use 500", model.fix(Setting.LAYERS).orElseThrow().words());
        model.text(Setting.LAYERS).set("2000");
        RunSpec asked = model.spec.get();
        ModelSpec quarter = asked.model().with("layers", List.of(new ModelSpec.Layer(500, 1, 1)));
        model.show(new News.MachineRate(
                1e9,
                ModelSummary.of(quarter, asked.sequence(), asked.training().batch())
                        .memoryBytes()));
        Fix fix = model.fix(Setting.BATCH).orElseThrow();
        assertEquals("use layers 500", fix.words());
        fix.apply().run();
        assertTrue(model.problems.isEmpty());
    }

    @Test
    void presetsAreListedByWhereTheyComeFrom() {
        List<String> sorted = PresetBox.PresetGroup.sorted(model.presets.keySet());
        assertEquals(model.presets.size(), sorted.size());
        assertEquals(
                List.of(
                        "quick-start",
                        "lab-report-500",
                        "shi-fc-2048x2",
                        "srivastava-composite-2048",
                        "next-frame-movers"),
                sorted.stream()
                        .filter(key -> PresetBox.PresetGroup.isFirst(key, sorted))
                        .toList());
    }

    /** Work over the machine's rate and the share of it that ConvLSTM steps reach, 0.85; then as it ran. */
    @Test
    void theStepTimeIsEstimatedUntilSuchARunHasRun() {
        assertEquals("measuring…", model.stepTime.get());
        long flops = model.summary.getValue().stepFlops();
        model.show(new News.MachineRate(flops / 0.048 / 0.85, Long.MAX_VALUE));
        assertEquals("about 48 ms", model.stepTime.get());
        model.show(Samples.mail(Samples.opened(5), null));
        model.text(Setting.FRAMES).set("2 + 2");
        model.show(Samples.mail(box -> box.put(new News.Trained(new Snapshot(6, 1, 20, 0.1, 0.2, 0)))));
        assertEquals("50 ms as it ran", model.stepTime.get());
        model.text(Setting.RATE).set("0.5");
        assertEquals("50 ms as it ran", model.stepTime.get());
        model.text(Setting.BATCH).set("x");
        assertEquals("–", model.stepTime.get());
    }

    @Test
    void whileARunTrainsEachChangedSettingIsForTheNextAndTheRateActsAtOnceUntilThen() {
        model.fill(Samples.spec());
        assertEquals("", model.actsOn(Setting.RATE));
        model.show(Samples.mail(box -> {
            box.put(Samples.opened(1));
            box.put(SessionState.RUNNING);
        }));
        model.text(Setting.RATE).set("0.001");
        assertEquals("Acts on this run at once.", model.actsOn(Setting.RATE));
        assertEquals("", model.actsOn(Setting.BATCH));
        model.text(Setting.BATCH).set("5");
        assertEquals("For the next run.", model.actsOn(Setting.BATCH));
        assertEquals("For the next run.", model.actsOn(Setting.RATE));
        model.show(Samples.state(SessionState.IDLE));
        assertEquals("", model.actsOn(Setting.BATCH));
    }

    @Test
    void dataStayWithAnotherPresetAndFramesMakeRoomForThem() {
        DataSpec large = new DataSpec("sprites", "0".repeat(64), new DataSpec.Images(64, List.of(10, 1, 1)), null);
        model.use(large);
        assertEquals(128, model.spec.get().sequence().size());
        assertNull(model.preset.get());
        model.preset.set("conv-autoencoder");
        assertEquals("sprites", model.spec.get().data().name());
        assertEquals(Task.AUTOENCODER, model.spec.get().model().task());
        model.use(null);
        assertNull(model.spec.get().data());
        assertEquals(List.of(large), model.sources);
        DataSpec other = new DataSpec("a run's", "1".repeat(64), new DataSpec.Images(28, List.of(10, 1, 1)), null);
        model.fill(Presets.named(Presets.QUICK_START).with("data", other));
        assertEquals(List.of(large, other), model.sources, "those of an opened run can be chosen");
    }
}
