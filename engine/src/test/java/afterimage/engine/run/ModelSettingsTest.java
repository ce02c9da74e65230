package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Distribution;
import afterimage.engine.cell.InitialWeights;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.Sampling;
import afterimage.engine.train.TrainingControl;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teacher forcing, scheduled sampling, dropout and first weights: in files, by path, and from sitting to sitting. */
class ModelSettingsTest {
    private static final Data DIGITS = Data.packaged();
    private static final List<String> TINY = List.of(
            "model.layers.0.units=3",
            "sequence.inputFrames=3",
            "sequence.futureFrames=3",
            "training.heldOutEvery=2",
            "training.heldOutClips=2");

    private static Checkpoint without;

    @TempDir
    private Path folder;

    @Test
    void aSpecWithoutTheNewSettingsIsReadAsBefore() {
        RunSpec spec = Presets.named(Presets.QUICK_START);
        String text = SpecJson.write(spec);
        String old = text.replaceAll("(?s),\\s*\"conditional\".*?\"dropout\" : 0.0", "");
        assertFalse(old.contains("sampling") || old.contains("stateToState") || old.contains("dropout"), old);
        assertEquals(spec, SpecJson.read(old, "old"));
        assertEquals(spec, SpecJson.read(text, "new"));
        assertEquals(Conditional.ALL, spec.model().conditional());
        assertEquals(InitialWeights.usual(), spec.model().start());
        assertEquals(0, spec.model().dropout());
    }

    @Test
    void everySettingHasAPathAndComesBackFromAFile() {
        RunSpec spec = SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.decoderInput=SCHEDULED",
                        "model.conditional=PREDICTION",
                        "model.sampling.kind=EXPONENTIAL",
                        "model.sampling.to=0.25",
                        "model.sampling.steps=500",
                        "model.start.stateToState=ORTHOGONAL",
                        "model.start.inputScale=0.5",
                        "model.start.forgetBias=2",
                        "model.dropout=0.25"));
        assertEquals(DecoderInput.SCHEDULED, spec.model().decoderInput());
        assertEquals(Conditional.PREDICTION, spec.model().conditional());
        assertEquals(
                new Sampling(Sampling.Kind.EXPONENTIAL, 1, 0.25, 500),
                spec.model().sampling());
        assertEquals(
                new InitialWeights(null, 0.5, Distribution.ORTHOGONAL, 0.0, 2.0),
                spec.model().start());
        assertEquals(0.25, spec.model().dropout());
        assertEquals(spec, SpecJson.read(SpecJson.write(spec), "written"));
        assertEquals(
                spec.model().start(),
                SpecJson.with(
                                Presets.named(Presets.QUICK_START),
                                List.of("model.start={\"inputScale\":0.5,\"stateToState\":\"ORTHOGONAL\","
                                        + "\"forgetBias\":2}"))
                        .model()
                        .start());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"model.dropout=1", "model.dropout=-0.1", "model.sampling.steps=0", "model.decoderInput=MINE"})
    void whatCannotBeUsedIsRefused(String setting) {
        assertThrows(BadInput.class, () -> SpecJson.with(Presets.named(Presets.QUICK_START), List.of(setting)));
    }

    /** Draws and masks go on where they were; without them the losses would be others. */
    @ParameterizedTest
    @ValueSource(strings = {"model.decoderInput=TRUTH", "model.decoderInput=SCHEDULED", "model.dropout=0.3"})
    void aRunInTwoSittingsIsTheRunInOne(String setting) {
        RunSpec plain = SpecJson.with(Presets.named(Presets.QUICK_START), TINY);
        List<String> settings =
                List.of(setting, "model.sampling.from=0.8", "model.sampling.to=0.2", "model.sampling.steps=5");
        RunSpec spec = SpecJson.with(plain, settings);
        Checkpoint whole = trained("whole", spec, 6);
        Checkpoint parts = trained("parts", spec, 2, 6);
        assertEquals(whole.history().train(), parts.history().train());
        assertEquals(whole.history().heldOut(), parts.history().heldOut());
        assertEquals(whole.weights(), parts.weights());
        assertEquals(whole.slots(), parts.slots());
        Checkpoint other = withoutSetting(SpecJson.with(plain, settings.subList(1, 4)));
        // The same weights at the first look, which has no draws; different losses in training.
        assertEquals(other.history().heldOut().get(0), whole.history().heldOut().get(0));
        assertNotEquals(other.history().train(), whole.history().train());
    }

    /** Trained once: it is the same for each. */
    private Checkpoint withoutSetting(RunSpec spec) {
        if (without == null) {
            without = trained("without", spec, 6);
        }
        return without;
    }

    private Checkpoint trained(String name, RunSpec spec, long... until) {
        RunFolder run = RunFolder.create(folder.resolve(name), spec);
        for (long steps : until) {
            try (TrainingRun training = new TrainingRun(RunFolder.open(run.path()), DIGITS, SessionSettings.cpu())) {
                training.train(new TrainingControl(), snapshot -> {}, new Limit(steps, 0));
            }
        }
        return run.checkpoint();
    }
}
