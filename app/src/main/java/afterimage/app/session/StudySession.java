package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.app.system.Workers;
import afterimage.engine.BadInput;
import afterimage.engine.data.Data;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.study.StudyEvent;
import afterimage.engine.study.StudyFolder;
import afterimage.engine.study.StudyRunner;
import afterimage.engine.train.TrainingControl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of studies, beside {@link TrainingSession}'s; whoever starts either sees to it that only one trains. */
public class StudySession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StudySession.class);
    private static final long CLOSE_SECONDS = 60;

    private final SnapshotMailbox mailbox;
    private final Data data;
    private final Compute compute;
    private final BlockingQueue<StudyEvent> news = new LinkedBlockingQueue<>();
    private final ExecutorService worker = Workers.standingBack("study");
    private TrainingControl control = new TrainingControl();
    private boolean active;

    /** @param mailbox told if the device is missing */
    public StudySession(SnapshotMailbox mailbox, Data data, Compute compute) {
        this.mailbox = mailbox;
        this.data = data;
        this.compute = compute;
    }

    /** Whether a study trains, is paused, or is about to end. */
    public synchronized boolean isActive() {
        return active;
    }

    /**
     * Goes on with a study until it is done or stopped; not while another one is active.
     *
     * @param workers devices to train at, one run at each at a time; none for what the window runs on
     */
    public synchronized void start(StudyFolder study, List<String> workers) {
        if (active) {
            return;
        }
        active = true;
        TrainingControl own = new TrainingControl();
        control = own;
        worker.execute(() -> {
            String problem = train(study, workers, own);
            synchronized (this) {
                active = false;
            }
            news.add(new StudyEvent.Ended(problem));
        });
    }

    public synchronized void pause() {
        control.pause();
    }

    public synchronized void resume() {
        control.resume();
    }

    /** Ends it after the step it is in, and saves. */
    public synchronized void stop() {
        control.stop();
    }

    /** Takes out what has happened since the last call. */
    public List<StudyEvent> drain() {
        List<StudyEvent> taken = new ArrayList<>();
        news.drainTo(taken);
        return taken;
    }

    private String train(StudyFolder study, List<String> workers, TrainingControl own) {
        try {
            try {
                new StudyRunner(study, data, compute.at(workers, mailbox)).run(own, news::add);
            } catch (DeviceFailed e) {
                LOG.warn("this machine takes over", e);
                mailbox.put(new News.Problem(Texts.said(e.getMessage())));
                if (workers.isEmpty()) {
                    compute.useCpu();
                }
                new StudyRunner(study, data, compute.at(List.of(), mailbox)).run(own, news::add);
            }
            return "";
        } catch (BadInput | DeviceFailed e) {
            LOG.warn("the study cannot go on", e);
            return Texts.said(e.getMessage());
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.error("the study failed", e);
            return Texts.of("session.study-broken", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        stop();
        Workers.end(worker, "study", CLOSE_SECONDS);
    }
}
