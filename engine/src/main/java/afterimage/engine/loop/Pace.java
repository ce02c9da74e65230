package afterimage.engine.loop;

/** Steps a second over the last few steps. */
final class Pace {
    private static final int STEPS = 50;

    private final long[] begins = new long[STEPS];
    private int count;

    /** @param begin of a step that is done, nanoseconds */
    void add(long begin) {
        begins[count++ % STEPS] = begin;
    }

    double perSecond() {
        int kept = Math.min(count, STEPS);
        long oldest = begins[count <= STEPS ? 0 : count % STEPS];
        return kept / secondsSince(oldest);
    }

    static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
