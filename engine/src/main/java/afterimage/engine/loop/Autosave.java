package afterimage.engine.loop;

import afterimage.engine.run.Moments;
import java.util.Set;

/**
 * When a run saves by itself: every so many seconds, less often where two saves running were slow, but within a minute.
 * One slow save says little about the next: the first of a run makes graphs, others meet a busy disk. Besides, milestones of a run are saved for its past, early ones only where saving is quick.
 * Not safe for several threads.
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
    /** A milestone is passed over where the saves before it took more than this share of the sitting and these seconds. */
    private static final double MILESTONE_SHARE = 0.1;

    private static final double MILESTONE_EXTRA = 1;
    /** Saved however long it takes: the first shapes of every run. */
    private static final Set<Long> ALWAYS = Set.of(1L, 10L);

    private final double seconds;
    private final double share;
    private double wait;
    private double last;
    /** Seconds of the last save, and of the quicker one of the last two. */
    private double lastCost;

    private double cost;
    /** Seconds that all saves of this sitting took. */
    private double all;

    /** @param first seconds until the first save, {@code seconds} between others, {@code share} of the time at most */
    public Autosave(double first, double seconds, double share) {
        this.wait = first;
        this.seconds = seconds;
        this.share = share;
    }

    public static Autosave usual() {
        return new Autosave(FIRST_SECONDS, SECONDS, SHARE);
    }

    /** @param spent seconds of training in this sitting */
    boolean isDue(double spent) {
        return spent - last > Math.max(wait, Math.min(cost / share, MOST_SECONDS));
    }

    /** Whether a save is due at this step for the run's past; it changes nothing about when the others are. */
    boolean isMilestone(long step, double spent) {
        return Moments.isMilestone(step) && (ALWAYS.contains(step) || all <= MILESTONE_SHARE * spent + MILESTONE_EXTRA);
    }

    /** A save that began after {@code spent} seconds of training, NaN for a milestone, took {@code took} seconds. */
    void saved(double spent, double took) {
        all += took;
        if (!Double.isNaN(spent)) {
            last = spent;
            wait = seconds;
            cost = Math.min(took, lastCost);
            lastCost = took;
        }
    }
}
