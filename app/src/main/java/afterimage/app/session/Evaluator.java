package afterimage.app.session;

import afterimage.engine.clip.Clip;
import afterimage.engine.model.Branch;
import afterimage.engine.run.HeldOutMetrics;
import afterimage.engine.trace.HeldOut;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;

/**
 * Takes the metrics of the held-out clips on a thread of its own, so that training does not wait for them. If looks
 * come faster than they can be measured, those between are left out.
 */
final class Evaluator implements AutoCloseable {
    private record Job(HeldOut seen, HeldOutMetrics metrics, long generation) {}

    private final SnapshotMailbox mailbox;
    private final AtomicReference<Job> waiting = new AtomicReference<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "metrics");
        made.setDaemon(true);
        made.setPriority(Thread.MIN_PRIORITY);
        return made;
    });

    Evaluator(SnapshotMailbox mailbox) {
        this.mailbox = mailbox;
    }

    void measure(HeldOut seen, HeldOutMetrics metrics) {
        if (waiting.getAndSet(new Job(seen, metrics, mailbox.generation())) == null) {
            thread.execute(this::work);
        }
    }

    private void work() {
        Job job = waiting.getAndSet(null);
        try {
            Map<Branch, List<Clip>> outputs = Map.of(
                    Branch.RECONSTRUCTION, job.seen.reconstructions(), Branch.PREDICTION, job.seen.predictions());
            mailbox.put(new Measured(job.seen.step(), job.metrics.of(outputs)), job.generation);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Evaluator.class).error("metrics of step {}", job.seen.step(), e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
