package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.app.home.Pretrained;
import afterimage.app.system.Workers;
import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.loop.Diverged;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.WatchLog;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings runs into view, and runs the model in view for those who look at it while nothing trains. */
public final class ViewSession {
    private static final Logger LOG = LoggerFactory.getLogger(ViewSession.class);
    private static final long WINDOW_SECONDS = 10;
    private static final long LOOK_MILLIS = 1000;

    private final Data data;
    private final Compute compute;
    private final Onlookers onlookers;
    private final RunThread thread;
    /** While a run trains, that tells the onlookers. */
    private final BooleanSupplier trains;
    /** What was opened or trained last, to be run on other clips. */
    private volatile InView inView;

    private HeldOutMetrics metrics;

    private record InView(RunSpec spec, Supplier<Checkpoint> checkpoint, Seen seen) {}

    /** A run's folder when it was shown: time of its last save, steps and seconds of training. */
    record Seen(RunFolder folder, FileTime saved, long step, double seconds) {
        Seen(RunFolder folder, FileTime saved, Checkpoint.State state) {
            this(folder, saved, state.step(), state.seconds());
        }

        List<LossPoint> later(List<LossPoint> all) {
            return all.stream().filter(point -> point.step() > step).toList();
        }
    }

    private volatile CountDownLatch window = new CountDownLatch(0);

    ViewSession(Data data, Compute compute, Onlookers onlookers, RunThread thread, BooleanSupplier trains) {
        this.data = data;
        this.compute = compute;
        this.onlookers = onlookers;
        this.thread = thread;
        this.trains = trains;
        onlookers.evaluator().repeat(this::lookForSaves, LOOK_MILLIS);
    }

    /** The program's own model waits, as a window could link no native code while TensorFlow's is loaded. */
    public void holdUntil(CountDownLatch windowIsUp) {
        window = windowIsUp;
    }

    private void awaitWindow() {
        try {
            if (!window.await(WINDOW_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("the window is not up after {} s", WINDOW_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Brings a run into view: its clips at once, what its model makes of them as soon as that is computed. */
    public void open(Supplier<RunFolder> run) {
        thread.work(() -> show(run.get()));
    }

    /** All that can fail comes first: a run that cannot be shown leaves the one in view where it is. */
    private void show(RunFolder folder) {
        RunSpec spec = folder.spec();
        FileTime saved = folder.saved();
        Checkpoint checkpoint = latest(folder);
        data.lookIn(folder.path());
        HeldOutMetrics metrics = metrics(spec);
        if (checkpoint == null) {
            double rate = spec.training().learningRate();
            onlookers.mailbox().put(OpenedRun.of(spec, folder.path(), 0, rate, new LossHistory(), metrics.clips()));
            enter(new Seen(folder, saved, 0, 0));
            return;
        }
        try (Onlookers.ShownModel shown = onlookers.model(spec, checkpoint, compute.settings(onlookers.mailbox()))) {
            Prediction made = shown.model().predict(metrics.clips());
            onlookers.mailbox().put(OpenedRun.of(spec, folder.path(), checkpoint, metrics.clips()));
            onlookers.mailbox().put(new News.Watched(new WatchLog(folder.path()).read()));
            enter(new Seen(folder, saved, checkpoint.state()));
            shown.tell(metrics, made);
        }
    }

    /** A run that is shown again, as in lessons, need not be measured against guesses once more. On the thread. */
    private HeldOutMetrics metrics(RunSpec spec) {
        if (metrics == null || !metrics.spec.equals(spec)) {
            metrics = new HeldOutMetrics(spec, data);
        }
        return metrics;
    }

    private static Checkpoint latest(RunFolder folder) {
        BadInput.unless(RunFolder.isRun(folder.path()), Texts.of("session.gone"), folder.path());
        return folder.hasCheckpoint() ? folder.shown() : null;
    }

    void enter(Seen run) {
        inView = new InView(run.folder.spec(), () -> latest(run.folder), run);
    }

    /** Whether another program trains the run in view is known by its saves: not all folders know locks. */
    private void lookForSaves() {
        InView run = inView;
        boolean isRead = run != null && run.seen != null && !trains.getAsBoolean();
        if (isRead && !run.seen.folder.saved().equals(run.seen.saved)) {
            thread.beside(() -> follow(run));
        }
    }

    /** Shows what was saved elsewhere since, as if its steps were taken here. */
    private void follow(InView run) {
        if (run != inView || trains.getAsBoolean()) {
            return;
        }
        SnapshotMailbox mailbox = onlookers.mailbox();
        Seen seen = run.seen;
        FileTime saved = seen.folder.saved();
        // What cannot be shown is looked at again when there is something else.
        enter(new Seen(seen.folder, saved, seen.step, seen.seconds));
        try {
            Checkpoint checkpoint = seen.folder.shown();
            Checkpoint.State state = checkpoint.state();
            enter(new Seen(seen.folder, saved, state));
            List<LossPoint> losses = seen.later(checkpoint.history().train());
            if (losses.isEmpty()) {
                return;
            }
            double pace = (state.step() - seen.step) / (state.seconds() - seen.seconds);
            double loss = losses.get(losses.size() - 1).loss();
            mailbox.put(new News.Trained(
                    new Snapshot(state.step(), state.seconds(), pace, state.learningRate(), loss, 0), losses));
            mailbox.put(new News.Watched(new WatchLog(seen.folder.path())
                    .read().stream().filter(stats -> stats.step() > seen.step).toList()));
            mailbox.put(new News.Saved(state.step(), true));
            HeldOutMetrics metrics = metrics(run.spec);
            try (Onlookers.ShownModel shown = onlookers.model(run.spec, checkpoint, compute.settings(mailbox))) {
                HeldOut made = new HeldOut(state.step(), shown.model().predict(metrics.clips()));
                shown.tell(
                        metrics,
                        new News.Looked(made, seen.later(checkpoint.history().heldOut())));
            }
        } catch (BadInput | DeviceFailed e) {
            LOG.info("what was saved elsewhere cannot be shown", e);
        }
    }

    /** Tells of the model in view on other threads, about once a second at most; null, and nothing is copied. */
    public synchronized void watch(Consumer<ModelInView> watcher) {
        onlookers.watch().use(watcher);
        if (watcher != null && !trains.getAsBoolean()) {
            thread.beside(this::catchUp);
        }
    }

    /** Tells who looks, unless just told. On the thread: a run being opened must not be followed by the one before. */
    void catchUp() {
        InView run = inView;
        if (run == null || !onlookers.watch().isDue()) {
            return;
        }
        try {
            Checkpoint checkpoint = run.checkpoint().get();
            if (checkpoint != null) {
                onlookers.watch().tell(run.spec(), checkpoint.state().step(), checkpoint::weights);
            }
        } catch (BadInput e) {
            LOG.info("what is in view cannot be looked into", e);
        }
    }

    /** Brings a run of the program's own into view; its recorded outputs are shown until its model has been made. */
    public void open(Pretrained run) {
        thread.work(() -> {
            RunSpec spec = run.spec();
            Checkpoint read = run.checkpoint();
            HeldOutMetrics metrics = metrics(spec);
            // The program's own run cannot fail, so its clips are there before its model is.
            onlookers.mailbox().put(OpenedRun.of(spec, null, read, metrics.clips()));
            run.outputs().map(News.Looked::new).ifPresent(onlookers.mailbox()::put);
            awaitWindow();
            inView = new InView(spec, run::checkpoint, null);
            try (Onlookers.ShownModel shown = onlookers.model(spec, read, compute.settings(onlookers.mailbox()))) {
                shown.tell(metrics, shown.model().predict(metrics.clips()));
            }
        });
    }

    /** Shows other clips than the held-out ones at once, then what the model makes of them, anew after each look. */
    public synchronized void showGuests(GuestClips clips) {
        onlookers.guests().set(clips);
        if (!clips.isEmpty() && !trains.getAsBoolean() && inView != null) {
            thread.work(this::runOnGuests);
        }
    }

    private void runOnGuests() {
        InView run = inView;
        if (!onlookers.guests().areWaiting()) {
            return;
        }
        Checkpoint checkpoint;
        try {
            checkpoint = run.checkpoint().get();
        } catch (BadInput e) {
            // Its files went bad after it came into view; clips that no model will ever see are sent away.
            onlookers.guests().set(GuestClips.NONE);
            throw e;
        }
        if (checkpoint == null) {
            return;
        }
        SessionSettings settings = compute.settings(onlookers.mailbox());
        Function<List<Clip>, Prediction> own = clips -> {
            try (TrainedRun trained = new TrainedRun(run.spec(), checkpoint.weights(), settings)) {
                return trained.predict(clips);
            }
        };
        try (Onlookers.GuestModel model = new Onlookers.GuestModel(run.spec(), own, checkpoint::weights, settings)) {
            onlookers.guests().show(run.spec(), checkpoint.state().step(), model);
        }
    }

    /** The one thread on which runs are opened and trained. It tells when it is busy and what failed. */
    record RunThread(SnapshotMailbox mailbox, ExecutorService thread) implements AutoCloseable {
        private static final long CLOSE_SECONDS = 60;

        RunThread(SnapshotMailbox mailbox) {
            this(mailbox, Workers.standingBack("training"));
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
                    mailbox.put(new News.Problem(
                            Texts.of("session.broken", e.getClass().getSimpleName())));
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
}
