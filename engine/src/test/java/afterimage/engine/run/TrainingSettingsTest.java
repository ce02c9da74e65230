package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.train.ClipBy;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import afterimage.engine.train.TrainingSpec;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a model is trained, as JSON. */
class TrainingSettingsTest {
    private static final RunSpec SPEC = Presets.named(Presets.QUICK_START);

    private static TrainingSpec with(String... settings) {
        RunSpec changed = SpecJson.with(SPEC, List.of(settings));
        assertEquals(changed, SpecJson.read(SpecJson.write(changed), "again"));
        return changed.training();
    }

    private static JsonNode trainingOf(RunSpec spec) throws JsonProcessingException {
        return SpecJson.MAPPER.readTree(SpecJson.write(spec)).get("training");
    }

    @Test
    void aSpecOfTheVersionBeforeTrainsAsItDid() throws JsonProcessingException {
        ObjectNode old = (ObjectNode) SpecJson.MAPPER.readTree(SpecJson.write(SPEC));
        ((ObjectNode) old.get("training")).remove(List.of("weightDecay", "clipBy", "schedule", "patience"));
        TrainingSpec read = SpecJson.read(old.toString(), "old").training();
        assertEquals(SPEC.training(), read);
        assertEquals(0, read.weightDecay());
        assertEquals(ClipBy.GLOBAL_NORM, read.clipBy());
        assertEquals(Schedule.CONSTANT, read.schedule());
        assertEquals(0, read.patience());
    }

    @Test
    void whatIsLeftOutBeginsWithItsFirstSetting() {
        assertEquals(60, with("training.horizon.seconds=60").horizon().seconds());
        assertThrows(BadInput.class, () -> with("training.horizon.hours=1"));
    }

    @Test
    void pureLossesAreWrittenAsNamesAndMixesAsWeights() throws JsonProcessingException {
        assertEquals("\"BCE\"", trainingOf(SPEC).get("loss").toString());
        assertEquals(Loss.MAE, with("training.loss=MAE").loss());
        assertEquals(Loss.BCE, with("training.loss={\"bce\":1}").loss());
        Loss mix = with("training.loss={\"mse\":1,\"mae\":0.5}").loss();
        assertEquals(new Loss(1, 0.5, 0), mix);
        assertEquals("1.0 MSE + 0.5 MAE", mix.toString());
        assertEquals(
                "{\"mse\":1.0,\"mae\":0.5}",
                trainingOf(SpecJson.with(SPEC, List.of("training.loss={\"mse\":1,\"mae\":0.5}")))
                        .get("loss")
                        .toString());
        assertEquals(new Loss(2, 0, 0), with("training.loss={\"mse\":2}").loss());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.loss=L2",
                "training.loss={}",
                "training.loss={\"mse\":-1,\"bce\":2}",
                "training.loss={\"mse\":0}",
                "training.loss={\"ssim\":1}",
                "training.loss=3",
                "training.optimizer=ADAMAX",
                "training.weightDecay=-0.1",
                "training.weightDecay=2",
                "training.clipBy=HALF",
                "training.schedule=COSINE",
                "training.schedule.kind=STEP",
                "training.schedule={\"kind\":\"COSINE\",\"totalSteps\":2.5}",
                "training.patience=-1",
                "training.patience=1.5"
            })
    void whatCannotBeUsedIsRefusedInASentence(String setting) {
        String told = assertThrows(BadInput.class, () -> with(setting)).getMessage();
        assertTrue(told.endsWith(".") && !told.contains("Exception") && !told.contains("afterimage."), told);
    }

    @ParameterizedTest
    @CsvSource({"RMSPROP", "RMSPROP_MOMENTUM", "ADAM", "ADAMW", "SGD", "ADAGRAD"})
    void optimizersGoByTheirNames(OptimizerKind kind) {
        assertEquals(kind, with("training.optimizer=" + kind).optimizer());
    }

    @Test
    void everySettingIsReachedByItsPath() {
        TrainingSpec t = with(
                "training.weightDecay=1e-4",
                "training.clipBy=VALUE",
                "training.schedule.kind=COSINE",
                "training.schedule.totalSteps=1000",
                "training.schedule.floor=0.1",
                "training.schedule.warmupSteps=50",
                "training.patience=7");
        assertEquals(1e-4, t.weightDecay());
        assertEquals(ClipBy.VALUE, t.clipBy());
        assertEquals(new Schedule(Schedule.Kind.COSINE, null, null, 1000L, 0.1, 50L), t.schedule());
        assertEquals(7, t.patience());
        assertEquals(
                new Schedule(Schedule.Kind.STEP, 10_000L, 0.9, null, null, null),
                with("training.schedule={\"kind\":\"STEP\",\"every\":10000,\"factor\":0.9}")
                        .schedule());
    }
}
