package afterimage.engine.cell;

import afterimage.engine.RandomStream;
import java.util.Arrays;

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

    /**
     * A random orthogonal matrix by Kac's walk: rounds of rotations by random angles, each in the planes of random pairs of
     * rows, begun from a diagonal of random signs. A column is as good as uniform on the sphere after some log N rounds
     * (Pillai and Smith 2017); four times log2 N bring its fourth moment within 1 % of the normal's from N = 256 on. That
     * takes N^2 log N operations where an orthogonalised normal matrix takes N^3: a second instead of a minute at N = 2048.
     */
    static final class OrthogonalMatrix {
        /** Columns worked on together, so that they stay in the cache. */
        private static final int PANEL = 32;

        private final int size;
        private final double[] signs;
        /** By round: rows in random order, each two of them a pair; with an odd size the last one waits. */
        private final int[][] order;
        /** By round and pair. */
        private final double[][] cosines;

        private final double[][] sines;

        OrthogonalMatrix(int size, RandomStream random) {
            int rounds = 4 * (32 - Integer.numberOfLeadingZeros(size - 1));
            this.size = size;
            this.signs = new double[size];
            this.order = new int[rounds][];
            this.cosines = new double[rounds][size / 2];
            this.sines = new double[rounds][size / 2];
            Arrays.setAll(signs, i -> random.nextLong() < 0 ? -1 : 1);
            for (int r = 0; r < rounds; r++) {
                order[r] = RandomStream.order(size, random::nextInt);
                for (int pair = 0; pair < size / 2; pair++) {
                    double angle = 2 * Math.PI * random.nextDouble();
                    cosines[r][pair] = StrictMath.cos(angle);
                    sines[r][pair] = StrictMath.sin(angle);
                }
            }
        }

        /** Times {@code scale}, from {@code begin} on, each row {@code stride} after the one before. */
        void write(float[] values, int begin, int stride, double scale) {
            for (int first = 0; first < size; first += PANEL) {
                int width = Math.min(PANEL, size - first);
                double[][] rows = new double[size][width];
                for (int j = 0; j < width; j++) {
                    rows[first + j][j] = signs[first + j];
                }
                for (int r = 0; r < order.length; r++) {
                    rotate(rows, r);
                }
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < width; j++) {
                        values[begin + i * stride + first + j] = (float) (scale * rows[i][j]);
                    }
                }
            }
        }

        private void rotate(double[][] rows, int round) {
            for (int pair = 0; pair < size / 2; pair++) {
                double[] a = rows[order[round][2 * pair]];
                double[] b = rows[order[round][2 * pair + 1]];
                double cosine = cosines[round][pair];
                double sine = sines[round][pair];
                for (int j = 0; j < a.length; j++) {
                    double x = a[j];
                    double y = b[j];
                    a[j] = cosine * x - sine * y;
                    b[j] = sine * x + cosine * y;
                }
            }
        }
    }
}
