package afterimage.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.BadInput;
import afterimage.engine.Specs;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.Sampling.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which frames are true ones: how many, and which. */
class SamplingTest {
    @Test
    void linearFallsInEqualStepsAndStays() {
        Sampling sampling = new Sampling(Kind.LINEAR, 1, 0.2, 100);
        assertEquals(1, sampling.truth(0));
        assertEquals(0.6, sampling.truth(50), 1e-15);
        assertEquals(0.2, sampling.truth(100), 1e-15);
        assertEquals(0.2, sampling.truth(5_000_000_000L), 1e-15);
    }

    @Test
    void exponentialFallsByTheSameShareEachStep() {
        Sampling sampling = new Sampling(Kind.EXPONENTIAL, 0.9, 0.1, 100);
        assertEquals(0.9, sampling.truth(0), 1e-15);
        assertEquals(0.1 + 0.8 / Math.E, sampling.truth(100), 1e-15);
        assertEquals(0.1 + 0.8 / (Math.E * Math.E), sampling.truth(200), 1e-15);
    }

    /** k / (k + exp(i / k)): with k = 1000, half is left after 1000 log 1000 = 6907.8 steps. */
    @Test
    void inverseSigmoidIsBengiosWithHalfLeftAfterItsSteps() {
        Sampling sampling = new Sampling(Kind.INVERSE_SIGMOID, 1, 0, 6908);
        assertEquals(1000 / 1001.0, sampling.truth(0), 1e-7);
        assertEquals(1000 / (1000 + Math.exp(5)), sampling.truth(5000), 1e-4);
        assertEquals(0.5, sampling.truth(6908), 1e-12);
        assertEquals(0, sampling.truth(1_000_000), 1e-12);
        assertEquals(0.5, new Sampling(Kind.INVERSE_SIGMOID, 1, 0, 1).truth(1), 1e-12);
    }

    @Test
    void aShareThatDoesNotFallWithinZeroToOneIsRefused() {
        assertThrows(BadInput.class, () -> new Sampling(null, 1, 0, 1));
        assertThrows(BadInput.class, () -> new Sampling(Kind.LINEAR, 0, 1, 1));
        assertThrows(BadInput.class, () -> new Sampling(Kind.LINEAR, 1.1, 0, 1));
        assertThrows(BadInput.class, () -> new Sampling(Kind.LINEAR, 1, -0.1, 1));
        assertThrows(BadInput.class, () -> new Sampling(Kind.LINEAR, 1, Double.NaN, 1));
        assertThrows(BadInput.class, () -> new Sampling(Kind.LINEAR, 1, 0, 0));
    }

    @Test
    void asManyFramesAreTrueAsTheScheduleSays() {
        TruthMask masks = new TruthMask(spec(DecoderInput.SCHEDULED), 5);
        assertEquals(1, share(masks.at(0, Branch.PREDICTION, 100, 100)));
        assertEquals(0.7, share(masks.at(3, Branch.PREDICTION, 100, 100)), 0.02);
        assertEquals(0.1, share(masks.at(9, Branch.PREDICTION, 100, 100)), 0.02);
        assertEquals(0, share(masks.at(10, Branch.PREDICTION, 100, 100)));
    }

    @Test
    void drawsDependOnSeedStepAndBranchAlone() {
        TruthMask masks = new TruthMask(spec(DecoderInput.SCHEDULED), 5);
        float[] mask = masks.at(5, Branch.PREDICTION, 10, 4);
        assertArrayEquals(mask, new TruthMask(spec(DecoderInput.SCHEDULED), 5).at(5, Branch.PREDICTION, 10, 4));
        assertFalse(Arrays.equals(mask, masks.at(6, Branch.PREDICTION, 10, 4)));
        assertFalse(Arrays.equals(mask, masks.at(5, Branch.RECONSTRUCTION, 10, 4)));
        assertFalse(
                Arrays.equals(mask, new TruthMask(spec(DecoderInput.SCHEDULED), 6).at(5, Branch.PREDICTION, 10, 4)));
    }

    @Test
    void teacherForcingIsAlwaysTrueAndOwnOutputNever() {
        assertEquals(1, share(new TruthMask(spec(DecoderInput.TRUTH), 5).at(99, Branch.PREDICTION, 7, 3)));
        assertEquals(0, share(new TruthMask(spec(DecoderInput.OWN_OUTPUT), 5).at(0, Branch.PREDICTION, 7, 3)));
    }

    private static double share(float[] mask) {
        double sum = 0;
        for (float entry : mask) {
            sum += entry;
        }
        return sum / mask.length;
    }

    private static ModelSpec spec(DecoderInput input) {
        return Specs.model(
                        CellKind.FC_LSTM,
                        Task.COMPOSITE,
                        Specs.fcLayers(4, 1),
                        1,
                        Peephole.CHANNEL,
                        input,
                        true,
                        OutputFrom.TOP_LAYER)
                .with("sampling", new Sampling(Kind.LINEAR, 1, 0, 10));
    }
}
