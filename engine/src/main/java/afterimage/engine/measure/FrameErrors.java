package afterimage.engine.measure;

import afterimage.engine.clip.Clip;

/** The error of one clip, frame by frame: quick, for what changes under the hand. */
public final class FrameErrors {
    private FrameErrors() {}

    /**
     * Mean squared error a pixel of each frame.
     *
     * @throws IllegalArgumentException if the two differ in size
     */
    public static double[] squared(Clip output, Clip truth) {
        if (output.time() != truth.time() || output.framePixels() != truth.framePixels()) {
            throw new IllegalArgumentException("clips of different sizes cannot be compared");
        }
        double[] errors = new double[truth.time()];
        for (int t = 0; t < errors.length; t++) {
            float[] made = output.frame(t);
            float[] real = truth.frame(t);
            for (int i = 0; i < real.length; i++) {
                double error = (double) made[i] - real[i];
                errors[t] += error * error / real.length;
            }
        }
        return errors;
    }
}
