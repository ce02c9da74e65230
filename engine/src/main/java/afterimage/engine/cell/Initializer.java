package afterimage.engine.cell;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How a tensor is filled before training: the same values on every machine for the same seed and name. */
public enum Initializer {
    /** Glorot and Bengio 2010: uniform within sqrt(6 / (inputs + outputs)), receptive field counted in both. */
    GLOROT_UNIFORM,
    ZERO,
    /**
     * A gate bias [4N] in the order i, f, c, o: zero but for the forget gate's, which is one, so that a new cell
     * remembers (Jozefowicz et al. 2015).
     */
    REMEMBER;

    /** New values for a tensor of {@code shape}; the stream depends on seed and name, not on the order of calls. */
    public float[] values(long[] shape, long seed, String name) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        float[] values = new float[size];
        switch (this) {
            case ZERO -> Arrays.fill(values, 0);
            case REMEMBER -> Arrays.fill(values, size / 4, size / 2, 1);
            case GLOROT_UNIFORM -> fillGlorot(values, shape, new SplittableRandom(seed * 31 + name.hashCode()));
        }
        return values;
    }

    private static void fillGlorot(float[] values, long[] shape, SplittableRandom random) {
        long outputs = shape[shape.length - 1];
        long inputs = shape[shape.length - 2];
        long field = values.length / (inputs * outputs);
        double limit = Math.sqrt(6.0 / (field * (inputs + outputs)));
        for (int i = 0; i < values.length; i++) {
            // 53 bits by hand: the library's bounded doubles differ between Java versions.
            double unit = (random.nextLong() >>> 11) * 0x1.0p-53;
            values[i] = (float) ((2 * unit - 1) * limit);
        }
    }
}
