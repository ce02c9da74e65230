package afterimage.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import afterimage.engine.train.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The papers' presets against what the papers and their code say. */
class PresetsTest {
    @ParameterizedTest
    @CsvSource({
        "shi-fc-2048x2, 142667776",
        "shi-5x5-256, 13524496",
        "shi-5x5-128-128, 10042896",
        "shi-5x5-128-64-64, 7585296",
        "shi-1x1-128-128, 11550224",
        "shi-1x1-128-64-64, 8830480"
    })
    void rowsOfTheConvLstmPaper(String name, long published) {
        RunSpec spec = Presets.named(name);
        assertEquals(published, spec.summary().parameters());
        TrainingSpec t = spec.training();
        assertEquals(Loss.BCE, t.loss());
        assertEquals(OptimizerKind.RMSPROP, t.optimizer());
        assertEquals(1e-3, t.learningRate());
        assertEquals(0.9, t.decay());
        assertEquals(Schedule.CONSTANT, t.schedule());
        assertTrue(t.patience() > 0, "early stopping");
    }

    /** Their loss is a sum over clips, decoders, frames and pixels; ours the mean, half of it from each decoder. */
    @ParameterizedTest
    @CsvSource({"srivastava-composite-2048, 1", "srivastava-composite-2048x2, 2"})
    void srivastavasComposites(String name, int layers) {
        RunSpec spec = Presets.named(name);
        assertEquals(layers, spec.model().layers().size());
        spec.model().layers().forEach(layer -> assertEquals(2048, layer.units()));
        assertEquals(Presets.named("srivastava-clips").sequence(), spec.sequence());
        SequenceSpec s = spec.sequence();
        TrainingSpec t = spec.training();
        double sumOfAClip = 2.0 * s.inputFrames() * s.size() * s.size();
        assertEquals(1e-4 * sumOfAClip, t.learningRate(), 1e-12);
        assertEquals(1e-4 / (sumOfAClip * t.batch()), t.weightDecay(), 1e-22);
        assertEquals(80, t.batch());
        assertEquals(OptimizerKind.SGD, t.optimizer());
        assertEquals(0.9, t.momentum());
        assertEquals(0.5, t.reconstructionShare());
        assertEquals(0.9 * t.learningRate(), t.rate(t.learningRate(), 10_000, 0), 1e-12);
        assertEquals(t.learningRate(), t.rate(t.learningRate(), 9_999, 0));
    }

    @Test
    void everyPresetIsWhatItsFileSaysWhenWrittenAgain() {
        Presets.ALL.forEach((name, spec) -> assertEquals(spec, SpecJson.read(SpecJson.write(spec), name)));
    }
}
