package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Mean squared error of a pixel at each time step, gathered over clips; a plain and quick {@link FrameMetrics}. */
public final class FrameErrors {
    private double[] sums = new double[0];
    private int clips;

    /** @throws IllegalArgumentException if the two differ in size */
    public static double[] of(Clip output, Clip truth) {
        if (output.time() != truth.time() || output.framePixels() != truth.framePixels()) {
            throw new IllegalArgumentException("clips of different sizes cannot be compared");
        }
        return IntStream.range(0, truth.time())
                .mapToDouble(t -> of(output.frame(t), truth.frame(t)))
                .toArray();
    }

    private static double of(float[] output, float[] truth) {
        double squared = 0;
        for (int i = 0; i < truth.length; i++) {
            double error = (double) output[i] - truth[i];
            squared += error * error;
        }
        return squared / truth.length;
    }

    /** @throws IllegalArgumentException if the clip is of another length than those before */
    public void add(Clip output, Clip truth) {
        double[] own = of(output, truth);
        if (clips == 0) {
            sums = new double[own.length];
        }
        if (own.length != sums.length) {
            throw new IllegalArgumentException("clips of different lengths have no common steps");
        }
        for (int t = 0; t < own.length; t++) {
            sums[t] += own[t];
        }
        clips++;
    }

    public int clips() {
        return clips;
    }

    /** Means over the clips added, a number a frame; empty before there are any. */
    public double[] means() {
        return Arrays.stream(sums).map(sum -> sum / clips).toArray();
    }
}
