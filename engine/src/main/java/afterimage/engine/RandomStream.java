package afterimage.engine;

import java.util.function.IntUnaryOperator;

/**
 * SplitMix64 (Steele, Lea, Flood 2014) and the normal numbers made from it. Written out because the same numbers must
 * come on every Java version and machine; the library's generators promise that for some methods only.
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    public RandomStream(long seed) {
        this.state = seed;
    }

    /** The stream of {@code purpose} at {@code parts} of {@code seed}; streams of neighbours are unrelated. */
    public static RandomStream of(long seed, String purpose, long... parts) {
        long state = mix(seed + GOLDEN) + purpose.hashCode() * GOLDEN;
        for (long part : parts) {
            state = mix(state) + part * GOLDEN;
        }
        return new RandomStream(mix(state));
    }

    /** The stream of clip {@code clip} of seed {@code seed}; streams of neighbours are unrelated. */
    public static RandomStream ofClip(long seed, long clip) {
        return new RandomStream(mix(mix(seed + GOLDEN) + clip * GOLDEN));
    }

    /** The numbers 0 to {@code count} - 1 in an order that chance gives. */
    public static int[] order(long seed, int count) {
        return order(count, most -> of(seed, "order", most - 1).nextInt(most));
    }

    /** @param below gives a number from 0 to less than its own */
    public static int[] order(int count, IntUnaryOperator below) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = below.applyAsInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    public long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in 0 to bound - 1; the bias is below bound / 2^53. */
    public int nextInt(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** Normal with mean 0 and variance 1, by Marsaglia's polar method (1964); the pair's other number is not kept. */
    public double nextNormal() {
        while (true) {
            double x = 2 * nextDouble() - 1;
            double y = 2 * nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * Math.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
