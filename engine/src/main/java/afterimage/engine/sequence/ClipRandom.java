package afterimage.engine.sequence;

/**
 * SplitMix64 (Steele, Lea, Flood 2014). Written out because the same numbers must come on every Java version and
 * machine; the library's generators promise that for some methods only.
 */
final class ClipRandom {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /** The stream of clip {@code clip} of seed {@code seed}; streams of neighbours are unrelated. */
    ClipRandom(long seed, long clip) {
        this.state = mix(mix(seed + GOLDEN) + clip * GOLDEN);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double nextDouble() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in 0 to bound - 1; the bias is below bound / 2^31. */
    int nextInt(int bound) {
        return (int) ((next() >>> 33) * bound >>> 31);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
