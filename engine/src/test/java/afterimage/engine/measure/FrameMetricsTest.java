package afterimage.engine.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import afterimage.engine.clip.Clip;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameMetricsTest {
    /** 8x8 frames: the truth is half black and half white, the output off by a known amount. */
    private static Clip frames(float... values) {
        float[] pixels = new float[values.length * 64];
        for (int t = 0; t < values.length; t++) {
            java.util.Arrays.fill(pixels, t * 64, (t + 1) * 64, values[t]);
        }
        return Clip.of(values.length, 8, 8, pixels);
    }

    @Test
    void errorsAreThoseOfTheHand() {
        FrameMetrics metrics = new FrameMetrics(true);
        metrics.add(frames(0.5f, 0.75f), frames(0, 1));
        Score score = metrics.score();
        assertEquals((0.25 + 0.0625) / 2, score.mse(), 1e-12);
        assertEquals(64 * (0.25 + 0.0625) / 2, score.mseFrame(), 1e-9);
        assertEquals((0.5 + 0.25) / 2, score.mae(), 1e-12);
        assertEquals(64 * 0.375, score.maeFrame(), 1e-9);
        assertEquals(64 * (-Math.log(0.5) - Math.log(0.75)) / 2, score.bceFrame(), 1e-6);
        assertEquals((-10 * Math.log10(0.25) - 10 * Math.log10(0.0625)) / 2, score.psnr(), 1e-9);
        assertArrayEquals(new double[] {0.25, 0.0625}, score.perFrameMse(), 1e-12);
    }

    @Test
    void psnrAndSsimSeeClippedValuesTheOthersDoNot() {
        FrameMetrics metrics = new FrameMetrics(false);
        metrics.add(frames(1.5f), frames(1));
        assertEquals(0.25, metrics.score().mse(), 1e-12);
        assertEquals(100, metrics.score().psnr());
        assertEquals(1, metrics.score().ssim(), 1e-12);
        assertNull(metrics.score().bceFrame());
    }

    /** One 7x7 window: its statistics by hand. Values 0 and 1 in 24 and 25 places, the output 0.9 of the truth. */
    @Test
    void ssimOfOneWindow() {
        float[] truth = new float[49];
        float[] output = new float[49];
        for (int i = 0; i < 49; i++) {
            truth[i] = i % 2 == 0 ? 1 : 0;
            output[i] = 0.9f * truth[i];
        }
        double mean = 25 / 49.0;
        double variance = 49 / 48.0 * (mean - mean * mean);
        double c1 = 1e-4;
        double c2 = 9e-4;
        double expected = (2 * 0.9 * mean * mean + c1)
                * (2 * 0.9 * variance + c2)
                / ((mean * mean * 1.81 + c1) * (variance * 1.81 + c2));
        assertEquals(expected, Ssim.of(output, truth, 7, 7, 1), 1e-7);
    }

    @Test
    void baselinesAreWhatTheySay() {
        Clip clip = frames(0.25f, 0.5f, 1);
        assertArrayEquals(new float[128], Baselines.blank(frames(1, 1)).pixels());
        assertArrayEquals(
                frames(0.5f, 0.5f).pixels(), Baselines.repeat(clip, 1, 2).pixels());
    }

    @Test
    void statedCrossEntropyOfABlankGuessIsTheEntropyOfTheMean() {
        double p = 0.3;
        double entropy = -(p * Math.log(p) + (1 - p) * Math.log(1 - p));
        List<Clip> truth = List.of(frames(0.2f, 0.4f));
        assertEquals(entropy, Baselines.statedCrossEntropy(List.of(frames(0, 0)), truth), 1e-6);
        assertEquals(0, Baselines.statedCrossEntropy(List.of(frames(0, 1)), List.of(frames(0, 1))), 1e-12);
    }

    @Test
    void theFloorIsTheTruthAgainstItself() {
        double half = -(0.4 * Math.log(0.4) + 0.6 * Math.log(0.6)) / 2;
        assertEquals(half, Baselines.entropyFloor(List.of(frames(0.4f, 1))), 1e-6);
    }
}
