package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.app.system.Workers;
import afterimage.engine.BadInput;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.loop.Diverged;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which runs are opened and trained. It tells when it is busy and what failed. */
final class RunThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunThread.class);
    private static final long CLOSE_SECONDS = 60;

    private final SnapshotMailbox mailbox;
    private final ExecutorService thread = Workers.standingBack("training");

    RunThread(SnapshotMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Does it after all that it was asked before, and tells nothing of it. */
    void beside(Runnable job) {
        thread.execute(job);
    }

    /** Does it after all that it was asked before, and is busy meanwhile. */
    void work(Runnable job) {
        thread.execute(() -> {
            mailbox.put(SessionState.PREPARING);
            try {
                job.run();
            } catch (BadInput | Diverged e) {
                LOG.warn("refused", e);
                mailbox.put(new News.Problem(Texts.said(e.getMessage())));
            } catch (DeviceFailed e) {
                LOG.warn("the device failed", e);
                String failure = Texts.said(e.getMessage());
                mailbox.put(e.leavesTheCpu() ? new News.DeviceFailure(failure) : new News.Problem(failure));
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                LOG.error("the worker failed", e);
                mailbox.put(
                        new News.Problem(Texts.of("session.broken", e.getClass().getSimpleName())));
                // Nobody foresaw this: whoever listens for uncaught failures shows it.
                throw e;
            } finally {
                mailbox.put(SessionState.IDLE);
            }
        });
    }

    @Override
    public void close() {
        Workers.end(thread, "training", CLOSE_SECONDS);
    }
}
