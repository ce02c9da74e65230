package afterimage.engine.run;

/**
 * When a run saves by itself: every so many seconds, less often where saving is slow. Not safe for several threads.
 */
final class Autosave {
    private static final double SECONDS = 20;
    /** Saving may take at most this share of the time. */
    private static final double SHARE = 0.02;

    private final double seconds;
    private final double share;
    private double last;
    private double cost;

    private Autosave(double seconds, double share) {
        this.seconds = seconds;
        this.share = share;
    }

    static Autosave usual() {
        return new Autosave(SECONDS, SHARE);
    }

    /** After every step, however long it takes. */
    static Autosave everyStep() {
        return new Autosave(0, Double.POSITIVE_INFINITY);
    }

    /** @param spent seconds of training in this sitting */
    boolean isDue(double spent) {
        return spent - last > Math.max(seconds, cost / share);
    }

    /** A save that began after {@code spent} seconds of training took {@code took} seconds. */
    void saved(double spent, double took) {
        last = spent;
        cost = took;
    }
}
