package afterimage.app.session;

import afterimage.app.home.Niceness;
import afterimage.app.home.Workers;
import afterimage.engine.BadInput;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.MatrixPeak;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.evaluate.TrainedRun;
import afterimage.engine.loop.Diverged;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.WatchLog;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one worker thread, on which runs are opened and trained. Its methods return at once; what happens comes through
 * the {@link SnapshotMailbox}.
 */
public final class TrainingSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingSession.class);
    private static final long CLOSE_SECONDS = 60;
    private static final long WINDOW_SECONDS = 10;

    private final SnapshotMailbox mailbox;
    private final Mnist digits;
    private final Compute compute;
    private final Onlookers onlookers;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(TrainingSession::worker);
    private boolean closing;
    private TrainingControl control = new TrainingControl();
    /** Whether a training job waits or runs; without one there is nothing to pause or stop. */
    private boolean active;
    /** What was opened or trained last, to be run on other clips. */
    private InView inView;

    private record InView(RunSpec spec, Supplier<Checkpoint> checkpoint) {}

    private volatile CountDownLatch window = new CountDownLatch(0);

    /** When training ends by itself; read before each step. */
    private volatile Limit limit = Limit.none();

    public TrainingSession(SnapshotMailbox mailbox, Mnist digits, Compute compute) {
        this.mailbox = mailbox;
        this.digits = digits;
        this.compute = compute;
        this.onlookers = new Onlookers(mailbox);
    }

    /** Below the window's priority, and so is all that this thread makes: TensorFlow's threads, clips, metrics. */
    private static Thread worker(Runnable work) {
        return new Thread(
                () -> {
                    Niceness.lower();
                    work.run();
                },
                "training");
    }

    /**
     * The program's own model waits for this: while TensorFlow's library is loaded no other native code can be linked, and
     * a window that comes up needs some.
     */
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
    public void open(RunFolder folder) {
        work(() -> show(folder));
    }

    /** Makes a run, as {@code maker} does on the worker, and brings it into view. */
    public void openMade(Supplier<RunFolder> maker) {
        work(() -> show(maker.get()));
    }

    /** All that can fail comes first: a run that cannot be shown leaves the one in view where it is. */
    private void show(RunFolder folder) {
        RunSpec spec = folder.spec();
        Checkpoint checkpoint = latest(folder);
        HeldOutMetrics metrics = new HeldOutMetrics(spec, digits);
        InView run = new InView(spec, () -> latest(folder));
        if (checkpoint == null) {
            mailbox.put(OpenedRun.untrained(spec, folder.path(), metrics.clips()));
            enter(run);
            return;
        }
        try (ShownModel shown = new ShownModel(onlookers, spec, checkpoint, compute.settings(mailbox))) {
            Prediction made = shown.predict(metrics.clips());
            mailbox.put(OpenedRun.of(spec, folder.path(), checkpoint, metrics.clips()));
            mailbox.put(new News.Watched(new WatchLog(folder.path()).read()));
            enter(run);
            shown.tell(metrics, made);
        }
    }

    private static Checkpoint latest(RunFolder folder) {
        BadInput.unless(
                RunFolder.isRun(folder.path()),
                "The run '%s' is gone; open another, or train a new one.",
                folder.path());
        return folder.hasCheckpoint() ? folder.shown() : null;
    }

    private synchronized void enter(InView run) {
        inView = run;
    }

    /**
     * From now on tells of the model in view, each time it has other weights, but about once a second at most.
     *
     * @param watcher called on other threads; null when nobody looks any longer, and then nothing is copied
     */
    public synchronized void watch(Consumer<ModelInView> watcher) {
        onlookers.watch().use(watcher);
        if (watcher != null && !active && inView != null) {
            InView run = inView;
            worker.execute(() -> tellWatch(run));
        }
    }

    private void tellWatch(InView run) {
        try {
            Checkpoint checkpoint = run.checkpoint().get();
            if (checkpoint != null) {
                onlookers.watch().tell(run.spec(), checkpoint.state().step(), checkpoint::weights);
            }
        } catch (BadInput e) {
            LOG.info("what is in view cannot be looked into", e);
        }
    }

    /**
     * Like {@link #open} for a run that is not in a folder of the user's.
     *
     * @param recorded what its model is known to make of the held-out clips, shown until it has been made
     */
    public void open(RunSpec spec, Supplier<Checkpoint> checkpoint, Supplier<Optional<HeldOut>> recorded) {
        work(() -> {
            Checkpoint read = checkpoint.get();
            HeldOutMetrics metrics = new HeldOutMetrics(spec, digits);
            // The program's own run cannot fail, so its clips are there before its model is.
            mailbox.put(OpenedRun.of(spec, null, read, metrics.clips()));
            recorded.get().map(News.Looked::new).ifPresent(mailbox::put);
            awaitWindow();
            enter(new InView(spec, checkpoint));
            try (ShownModel shown = new ShownModel(onlookers, spec, read, compute.settings(mailbox))) {
                shown.tell(metrics, shown.predict(metrics.clips()));
            }
        });
    }

    /**
     * Shows other clips in place of the held-out ones: at once, and with what the model in view makes of them as soon as
     * that is computed, anew after each look while it trains.
     */
    public synchronized void showGuests(GuestClips clips) {
        onlookers.guests().set(clips);
        if (!clips.isEmpty() && !active && inView != null) {
            InView run = inView;
            work(() -> runOnGuests(run));
        }
    }

    private void runOnGuests(InView run) {
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
        SessionSettings settings = compute.settings(mailbox);
        GuestModel.Own own = clips -> {
            try (TrainedRun trained = new TrainedRun(run.spec(), checkpoint.weights(), settings)) {
                return trained.predict(clips);
            }
        };
        try (GuestModel model = new GuestModel(run.spec(), own, checkpoint::weights, settings)) {
            onlookers.guests().show(run.spec(), checkpoint.state().step(), model);
        }
    }

    /**
     * Trains a run, new or opened, until told to stop.
     *
     * @param paused whether to begin paused after a single step
     */
    public synchronized void train(RunFolder folder, boolean paused) {
        TrainingControl own = new TrainingControl();
        if (paused) {
            own.step();
        }
        if (active) {
            return;
        }
        active = true;
        control = own;
        work(() -> runTraining(folder, own, paused));
    }

    /** Whether a run trains, is paused, or is about to begin or end. */
    public synchronized boolean isTraining() {
        return active;
    }

    public synchronized void pause() {
        if (!active) {
            return;
        }
        control.pause();
        onlookers.evaluator().hurry();
        mailbox.put(SessionState.PAUSED);
    }

    public synchronized void resume() {
        if (!active) {
            return;
        }
        control.resume();
        mailbox.put(SessionState.RUNNING);
    }

    public synchronized void step() {
        if (!active) {
            return;
        }
        control.step();
        mailbox.put(SessionState.PAUSED);
    }

    public synchronized void stop() {
        if (!active) {
            return;
        }
        control.stop();
        mailbox.put(SessionState.STOPPING);
    }

    /** Has the run that trains saved soon; it goes on. */
    public synchronized void save() {
        if (active) {
            control.save();
        }
    }

    /** When training ends by itself, from the next step on. */
    public void until(Limit end) {
        limit = end;
    }

    /** Whether anybody looks at the metrics of what trains. */
    public void watchMetrics(boolean now) {
        onlookers.evaluator().setWatched(now);
    }

    /** Models run on the CPU from the next one on. */
    public void useCpu() {
        compute.useCpu();
    }

    /** @throws BadInput if no optimizer can use it */
    public synchronized void setLearningRate(double rate) {
        control.setLearningRate(rate);
    }

    /** Measures the machine as soon as the worker has done what it was asked before; told on the worker's thread. */
    public void measure(Consumer<MachineRate> measured) {
        worker.execute(() -> {
            try {
                SessionSettings settings = compute.settings(mailbox);
                long free = settings.freeBytes();
                try (MatrixPeak peak = new MatrixPeak(settings)) {
                    measured.accept(new MachineRate(Math.max(peak.measure(), peak.measure()), free));
                }
            } catch (RuntimeException | OutOfMemoryError e) {
                LOG.warn("the machine's rate cannot be measured", e);
            }
        });
    }

    private void work(Runnable job) {
        worker.execute(() -> {
            mailbox.put(SessionState.PREPARING);
            try {
                job.run();
            } catch (BadInput | Diverged e) {
                LOG.warn("refused", e);
                mailbox.put(new News.Problem(e.getMessage()));
            } catch (DeviceFailed e) {
                LOG.warn("the device failed", e);
                if (e.leavesTheCpu()) {
                    mailbox.put(new News.DeviceFailure(e.getMessage()));
                } else {
                    mailbox.put(new News.Problem(e.getMessage()));
                }
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                LOG.error("the worker failed", e);
                mailbox.put(new News.Problem("It failed while working ("
                        + e.getClass().getSimpleName() + "); what was saved is kept, details are in the log."));
                // Nobody foresaw this: whoever listens for uncaught failures shows it.
                throw e;
            } finally {
                end();
            }
        });
    }

    private synchronized void end() {
        active = false;
        onlookers.evaluator().hurry();
        mailbox.put(SessionState.IDLE);
    }

    private void runTraining(RunFolder folder, TrainingControl own, boolean paused) {
        SessionSettings settings = compute.settings(mailbox);
        try (TrainingRun run = new TrainingRun(folder, digits, settings);
                GuestModel guestModel = new GuestModel(folder.spec(), run::predict, run::weights, settings)) {
            HeldOutMetrics metrics = new HeldOutMetrics(folder.spec(), digits);
            mailbox.put(OpenedRun.of(run, metrics.clips()));
            mailbox.put(new News.Watched(new WatchLog(folder.path()).read()));
            enter(new InView(folder.spec(), () -> latest(folder)));
            mailbox.put(paused ? SessionState.PAUSED : SessionState.RUNNING);
            trainAndSave(run, own, new TrainingNews(onlookers, run, metrics, guestModel));
        }
    }

    /** A run that cannot be saved when it ends waits once, paused, for somebody to make room. */
    private void trainAndSave(TrainingRun run, TrainingControl own, TrainingListener listener) {
        try {
            Limit horizon = Limit.of(run.folder.spec().training().horizon(), run.step(), run.seconds());
            run.train(own, listener, () -> limit.equals(Limit.none()) ? horizon : limit);
        } catch (BadInput e) {
            // What ended it has been; only Stop ends it now.
            run.train(waitingFor(run, e), listener, Limit::none);
        }
    }

    private synchronized TrainingControl waitingFor(TrainingRun run, BadInput failure) {
        if (closing || run.isSaved()) {
            throw failure;
        }
        control = new TrainingControl();
        control.pause();
        mailbox.put(new News.Problem(failure.getMessage()
                + " The run waits, paused; Stop tries once more to save it, and then ends it in any case."));
        mailbox.put(SessionState.PAUSED);
        return control;
    }

    /** Stops, waits until the run is saved, and ends the worker. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
        }
        stop();
        Workers.end(worker, "the worker", CLOSE_SECONDS);
        onlookers.evaluator().close();
    }
}
