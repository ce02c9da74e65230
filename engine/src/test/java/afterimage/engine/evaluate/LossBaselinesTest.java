package afterimage.engine.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.clip.Clip;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.train.Loss;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One clip of an input and a future frame, for an autoencoder: a quarter of the input's pixels are white, one in
 * sixteen is 0.25, the rest black. All levels by hand.
 */
class LossBaselinesTest {
    private static final int PIXELS = 32 * 32;
    private static final double GREY = 1 / 4.0 + 1 / 64.0;
    private static final double FLOOR = entropy(0.25) / 16;

    private static double entropy(double p) {
        return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    }

    private static LossBaselines of(Loss loss) throws com.fasterxml.jackson.core.JsonProcessingException {
        RunSpec spec = SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.task=AUTOENCODER",
                        "sequence.size=32",
                        "sequence.inputFrames=1",
                        "sequence.futureFrames=1",
                        "training.loss=" + SpecJson.MAPPER.writeValueAsString(loss)));
        float[] pixels = new float[2 * PIXELS];
        Arrays.fill(pixels, 0, PIXELS / 4, 1);
        Arrays.fill(pixels, PIXELS / 4, PIXELS / 4 + PIXELS / 16, 0.25f);
        return LossBaselines.of(spec, List.of(new Clip(2, 32, 32, pixels)));
    }

    @Test
    void absoluteErrorOfABlankFrameIsItsMeanGrey() throws Exception {
        LossBaselines mae = of(Loss.MAE);
        assertEquals(GREY, mae.blank(), 1e-9);
        assertEquals(0, mae.copyLast(), 1e-9);
        assertTrue(mae.floor().isEmpty());
    }

    @Test
    void squaredErrorOfABlankFrameIsItsMeanSquare() throws Exception {
        LossBaselines mse = of(Loss.MSE);
        assertEquals(1 / 4.0 + 1 / 256.0, mse.blank(), 1e-9);
        assertTrue(mse.floor().isEmpty());
    }

    /** The last input frame is stated: white where it is on, and the mean of 0.25 and black where it is off. */
    @Test
    void crossEntropyIsThatOfTheStatedGuessAndHasAFloor() throws Exception {
        LossBaselines bce = of(Loss.BCE);
        assertEquals(entropy(GREY), bce.blank(), 1e-9);
        double off = 1 / 64.0 / (3 / 4.0);
        assertEquals(0.75 * entropy(off), bce.copyLast(), 1e-9);
        assertEquals(FLOOR, bce.floor().orElseThrow(), 1e-9);
    }

    @Test
    void aMixWithoutCrossEntropyIsTheSumOfItsTerms() throws Exception {
        LossBaselines mix = of(new Loss(2, 0.5, 0));
        assertEquals(2 * (1 / 4.0 + 1 / 256.0) + 0.5 * GREY, mix.blank(), 1e-9);
        assertTrue(mix.floor().isEmpty());
    }

    /** Every term is of one and the same output, all pixels the mean grey; the truth has only its own entropy. */
    @Test
    void aMixWithCrossEntropyIsThatOfOneStatedOutput() throws Exception {
        LossBaselines mix = of(new Loss(2, 0.5, 3));
        double squared = (1 - GREY) * (1 - GREY) / 4 + (0.25 - GREY) * (0.25 - GREY) / 16 + GREY * GREY * 11 / 16;
        double absolute = (1 - GREY) / 4 + Math.abs(0.25 - GREY) / 16 + GREY * 11 / 16;
        assertEquals(2 * squared + 0.5 * absolute + 3 * entropy(GREY), mix.blank(), 1e-7);
        assertEquals(3 * FLOOR, mix.floor().orElseThrow(), 1e-9);
    }
}
