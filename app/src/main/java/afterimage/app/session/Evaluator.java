package afterimage.app.session;

import afterimage.app.system.Niceness;
import afterimage.app.system.Workers;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.trace.HeldOut;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;

/** Takes metrics on a thread of its own, so that training does not wait; looks that come too fast are left out. */
final class Evaluator implements AutoCloseable {
    private record Job(HeldOut seen, HeldOutMetrics metrics, long generation) {}

    /** Rests this many times as long as it measured. */
    private static final long REST = 100;

    private static final long LONGEST_REST = 12_000_000_000L;

    private final SnapshotMailbox mailbox;
    private final AtomicReference<Job> waiting = new AtomicReference<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Workers.named("metrics", Niceness::lowerToLast));

    /** While a run trains, nothing is measured before this moment, nanoseconds. */
    private volatile long rested = System.nanoTime();
    /** The generation of the run that was measured last. */
    private volatile long measured = -1;

    Evaluator(SnapshotMailbox mailbox) {
        this.mailbox = mailbox;
    }

    void measure(HeldOut seen, HeldOutMetrics metrics) {
        waiting.set(new Job(seen, metrics, mailbox.generation()));
        hurry();
    }

    /** Soon, but so that measuring takes a small share of the time that training needs; the latest look counts. */
    void measureBesideTraining(HeldOut seen, HeldOutMetrics metrics) {
        long generation = mailbox.generation();
        if (waiting.getAndSet(new Job(seen, metrics, generation)) == null) {
            // A run that has just come into view has no metrics yet.
            long rest = generation == measured ? rested - System.nanoTime() : 0;
            thread.schedule(this::work, rest, TimeUnit.NANOSECONDS);
        }
    }

    /** What waits is measured now: training pauses or ends. */
    void hurry() {
        thread.execute(this::work);
    }

    private void work() {
        Job job = waiting.getAndSet(null);
        if (job == null) {
            return;
        }
        long begin = System.nanoTime();
        try {
            mailbox.put(News.Measured.of(job.seen, job.metrics), job.generation);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Evaluator.class).error("metrics of step {}", job.seen.step(), e);
        }
        long now = System.nanoTime();
        rested = now + Math.min(LONGEST_REST, REST * (now - begin));
        measured = job.generation;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
