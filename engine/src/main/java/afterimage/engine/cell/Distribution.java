package afterimage.engine.cell;

import afterimage.engine.RandomStream;

/** Where the first values of weights come from. */
public enum Distribution {
    /** Glorot and Bengio 2010: uniform within scale * sqrt(6 / (inputs + outputs)), receptive field counted in both. */
    GLOROT_UNIFORM(1),
    /** Uniform within scale. */
    UNIFORM(0.05),
    /** Normal with scale as standard deviation; values beyond two of them are drawn again. */
    TRUNCATED_NORMAL(0.05),
    /**
     * Scale times an orthogonal matrix for each of the four gates (Saxe et al. 2014), so that a state keeps its norm
     * from step to step. A kernel has it at its centre and is zero elsewhere (Xiao et al. 2018, delta-orthogonal): that
     * is what keeps the norm under a convolution. For state-to-state weights only, [..., N, 4N].
     */
    ORTHOGONAL(1);

    /** The scale taken where none is set. */
    final double usualScale;

    Distribution(double usualScale) {
        this.usualScale = usualScale;
    }

    /** Fills a tensor of {@code shape} [..., inputs, outputs]. */
    void fill(float[] values, long[] shape, double scale, RandomStream random) {
        long outputs = shape[shape.length - 1];
        long inputs = shape[shape.length - 2];
        switch (this) {
            case GLOROT_UNIFORM -> {
                long field = values.length / (inputs * outputs);
                uniform(values, scale * Math.sqrt(6.0 / (field * (inputs + outputs))), random);
            }
            case UNIFORM -> uniform(values, scale, random);
            case TRUNCATED_NORMAL -> {
                for (int i = 0; i < values.length; i++) {
                    double normal = random.nextNormal();
                    while (Math.abs(normal) > 2) {
                        normal = random.nextNormal();
                    }
                    values[i] = (float) (normal * scale);
                }
            }
            case ORTHOGONAL -> orthogonal(values, Math.toIntExact(inputs), scale, random);
        }
    }

    private static void uniform(float[] values, double limit, RandomStream random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
        }
    }

    private static void orthogonal(float[] values, int units, double scale, RandomStream random) {
        int tap = units * 4 * units;
        int centre = values.length / tap / 2 * tap;
        for (int gate = 0; gate < 4; gate++) {
            new OrthogonalMatrix(units, random).write(values, centre + gate * units, 4 * units, scale);
        }
    }
}
