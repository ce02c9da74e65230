package afterimage.app.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedModelTest {
    private final Map<String, RunSpec> presets = Presets.ALL;

    private PublishedModel nearest(RunSpec spec) {
        return PublishedModel.nearest(spec, presets).orElseThrow();
    }

    private RunSpec with(String preset, String... settings) {
        return SpecJson.with(presets.get(preset), List.of(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shi-5x5-256", "shi-fc-2048x2", "lab-report-1500", "srivastava-composite-2048x2"})
    void aPublishedModelIsItself(String key) {
        PublishedModel found = nearest(with(key, "seed=7", "training.heldOutClips=4", "name=mine"));
        assertEquals(key, found.preset());
        assertEquals(List.of(), found.differences());
        assertTrue(found.sentence().startsWith("✓ As in"), found.sentence());
    }

    @Test
    void differencesAreNamedWithBothSides() {
        PublishedModel found = nearest(with("shi-5x5-128-128", "model.peephole=PIXEL", "training.batch=8"));
        assertEquals("shi-5x5-128-128", found.preset());
        assertEquals(
                List.of(
                        new PublishedModel.Difference("Peepholes", "per pixel", "per channel"),
                        new PublishedModel.Difference("Batch", "8", "16")),
                found.differences());
        assertEquals("✓ As in Shi et al. 2015: Layers, Kernel, Output layer; 2 settings differ", found.sentence());
    }

    @Test
    void whatOnlyOneSideHasAUseForIsADashOnTheOther() {
        PublishedModel found = nearest(with("lab-report-500", "training.optimizer=ADAGRAD"));
        assertTrue(found.differences().contains(new PublishedModel.Difference("Decay", "–", "0.9")));
    }

    @Test
    void cellAndTaskCountMoreThanTheRest() {
        assertEquals("shi-", nearest(with("conv-composite")).preset().substring(0, 4));
        assertEquals(
                "srivastava-composite-2048",
                nearest(with("fc-composite", "model.layers.0.units=100")).preset());
        assertEquals(
                "lab-report-500",
                nearest(with("lab-report-500", "training.loss=BCE")).preset());
    }

    @Test
    void withoutPublishedPresetsThereIsNone() {
        RunSpec quick = presets.get(Presets.QUICK_START);
        assertTrue(PublishedModel.nearest(quick, Map.of(Presets.QUICK_START, quick))
                .isEmpty());
    }
}
