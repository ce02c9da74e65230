package afterimage.engine.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameMetricsTest {
    /** 8x8 frames: the truth is half black and half white, the output off by a known amount. */
    private static Clip frames(float... values) {
        float[] pixels = new float[values.length * 64];
        for (int t = 0; t < values.length; t++) {
            java.util.Arrays.fill(pixels, t * 64, (t + 1) * 64, values[t]);
        }
        return new Clip(values.length, 8, 8, pixels);
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
        double[] truth = new double[49];
        double[] output = new double[49];
        for (int i = 0; i < 49; i++) {
            truth[i] = i % 2 == 0 ? 1 : 0;
            output[i] = 0.9 * truth[i];
        }
        double mean = 25 / 49.0;
        double variance = 49 / 48.0 * (mean - mean * mean);
        double c1 = 1e-4;
        double c2 = 9e-4;
        double expected = (2 * 0.9 * mean * mean + c1)
                * (2 * 0.9 * variance + c2)
                / ((mean * mean * 1.81 + c1) * (variance * 1.81 + c2));
        assertEquals(expected, new FrameMetrics.Ssim(7, 7).of(output, truth).range1(), 1e-12);
    }

    /** Every window's statistics taken apart, in frames whose sides differ; one object for several frames. */
    @Test
    void ssimIsThatOfEachWindowAlone() {
        Random random = new Random(5);
        FrameMetrics.Ssim ssim = new FrameMetrics.Ssim(12, 17);
        for (int repeat = 0; repeat < 3; repeat++) {
            double[] x = random.doubles(12 * 17).toArray();
            double[] y = random.doubles(12 * 17).map(v -> v < 0.5 ? 0 : v).toArray();
            FrameMetrics.Ssim.Similarity similarity = ssim.of(x, y);
            assertEquals(DirectSsim.of(x, y, 12, 17, 1), similarity.range1(), 1e-12);
            assertEquals(DirectSsim.of(x, y, 12, 17, 2), similarity.range2(), 1e-12);
        }
    }

    @Test
    void everyMetricHasItsCurve() {
        FrameMetrics metrics = new FrameMetrics(true);
        metrics.add(frames(0.5f, 0.75f, 1), frames(0, 1, 1));
        metrics.add(frames(0.25f, 0.75f, 1), frames(0, 1, 1));
        Score score = metrics.score();
        assertArrayEquals(new double[] {0.15625, 0.0625, 0}, score.perFrameMse(), 1e-12);
        assertArrayEquals(new double[] {0.375, 0.25, 0}, score.perFrameMae(), 1e-12);
        double[] nats = {-32 * (Math.log(0.5) + Math.log(0.75)), -64 * Math.log(0.75), -64 * Math.log1p(-1e-7)};
        assertArrayEquals(nats, score.perFrameBce(), 1e-9);
        assertEquals((nats[0] + nats[1] + nats[2]) / 3, score.bceFrame(), 1e-9);
        assertEquals(10 * score.bceFrame(), score.bce10Frames(), 1e-9);
        double[] decibels = {-5 * Math.log10(0.25 * 0.0625), -10 * Math.log10(0.0625), 100};
        assertArrayEquals(decibels, score.perFramePsnr(), 1e-9);
        // Flat frames have no variance: only the means' part is left, for x and y it is (2xy + c) / (x² + y² + c).
        double black = 1e-4 * (1 / (0.25 + 1e-4) + 1 / (0.0625 + 1e-4)) / 2;
        double white = (1.5 + 1e-4) / (1.5625 + 1e-4);
        assertArrayEquals(new double[] {black, white, 1}, score.perFrameSsim(), 1e-9);
        assertEquals((black + white + 1) / 3, score.ssim(), 1e-9);
        double black2 = 4e-4 * (1 / (0.25 + 4e-4) + 1 / (0.0625 + 4e-4)) / 2;
        assertEquals((black2 + (1.5 + 4e-4) / (1.5625 + 4e-4) + 1) / 3, score.ssimRange2(), 1e-9);
    }

    @Test
    void clipsOfAnotherSizeAreRefused() {
        FrameMetrics metrics = new FrameMetrics(true);
        metrics.add(frames(0, 1), frames(0, 1));
        assertThrows(IllegalArgumentException.class, () -> metrics.add(frames(0), frames(0)));
        assertThrows(IllegalArgumentException.class, () -> metrics.add(frames(0, 1), frames(0)));
        assertNull(new FrameMetrics(true).score());
    }

    /** Pixel by pixel with two logarithms each; pixels that are certain and wrong among them. */
    @Test
    void crossEntropyIsThatOfEachPixelAlone() {
        Random random = new Random(6);
        float[] p = new float[4096];
        float[] y = new float[4096];
        double expected = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = new float[] {0, 1, 1e-3f, random.nextFloat()}[random.nextInt(4)];
            y[i] = new float[] {0, 1, random.nextFloat()}[random.nextInt(3)];
            double sure = Math.max(1e-7, Math.min(1 - 1e-7, p[i]));
            expected -= y[i] * Math.log(sure) + (1 - (double) y[i]) * Math.log1p(-sure);
        }
        assertEquals(expected, FrameMetrics.CrossEntropy.of(p, y), 1e-9 * expected);
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
        assertEquals(entropy, StatedGuess.of(List.of(frames(0, 0)), truth).crossEntropy(), 1e-6);
        assertEquals(
                0, StatedGuess.of(List.of(frames(0, 1)), List.of(frames(0, 1))).crossEntropy(), 1e-12);
    }

    @Test
    void theFloorIsTheTruthAgainstItself() {
        double half = -(0.4 * Math.log(0.4) + 0.6 * Math.log(0.6)) / 2;
        assertEquals(half, Baselines.entropyFloor(List.of(frames(0.4f, 1))), 1e-6);
    }

    @Test
    void theMeanImageIsTheMeanOfAllFrames() {
        MovingDigits clips = new MovingDigits(
                SequenceSpec.labReport().withFrames(2, 1), Mnist.packaged().read(Split.TEST), 3);
        Clip mean = Baselines.meanImage(clips, 5);
        assertEquals(1, mean.time());
        for (int i = 0; i < 64 * 64; i++) {
            double sum = 0;
            for (int k = 0; k < 5; k++) {
                Clip clip = clips.clip(k).clip();
                for (int t = 0; t < 3; t++) {
                    sum += clip.at(t, i / 64, i % 64);
                }
            }
            assertEquals(sum / 15, mean.at(0, i / 64, i % 64), 1e-7);
        }
    }
}
