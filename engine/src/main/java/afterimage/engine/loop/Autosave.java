package afterimage.engine.loop;

/**
 * When a run saves by itself: every so many seconds, less often where saving is slow, but within a minute: one slow save
 * says little about the next. Not safe for several threads.
 */
public final class Autosave {
    private static final double SECONDS = 20;
    /**
     * The first save comes early: there is something to go on from, and what saving needs of memory (TensorFlow keeps a
     * graph for each set of tensors fetched) is taken while the run is young.
     */
    private static final double FIRST_SECONDS = 3;

    /** Saving may take at most this share of the time. */
    private static final double SHARE = 0.02;

    private static final double MOST_SECONDS = 60;

    private final double seconds;
    private final double share;
    private double wait;
    private double last;
    private double cost;

    private Autosave(double first, double seconds, double share) {
        this.wait = first;
        this.seconds = seconds;
        this.share = share;
    }

    public static Autosave usual() {
        return new Autosave(FIRST_SECONDS, SECONDS, SHARE);
    }

    /** After every step, however long it takes. */
    public static Autosave everyStep() {
        return new Autosave(0, 0, Double.POSITIVE_INFINITY);
    }

    /** @param spent seconds of training in this sitting */
    boolean isDue(double spent) {
        return spent - last > Math.max(wait, Math.min(cost / share, MOST_SECONDS));
    }

    /** A save that began after {@code spent} seconds of training took {@code took} seconds. */
    void saved(double spent, double took) {
        last = spent;
        wait = seconds;
        cost = took;
    }
}
