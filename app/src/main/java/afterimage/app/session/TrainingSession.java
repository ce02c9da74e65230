package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.evaluate.HeldOutMetrics;
import afterimage.engine.loop.Limit;
import afterimage.engine.loop.TrainingRun;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.WatchLog;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.trace.TensorStats;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Trains runs on the worker's thread. Its methods return at once; what happens comes through the mailbox. */
public final class TrainingSession implements AutoCloseable {
    private final SnapshotMailbox mailbox;
    private final Data data;
    private final Compute compute;
    private final Onlookers onlookers;
    private final ViewSession.RunThread thread;
    public final ViewSession view;
    private boolean closing;
    private TrainingControl control = new TrainingControl();
    /** Whether a training job waits or runs; without one there is nothing to pause or stop. */
    private boolean active;
    /** When training ends by itself; read before each step. */
    private volatile Limit limit = Limit.none();

    public TrainingSession(SnapshotMailbox mailbox, Data data, Compute compute) {
        this.mailbox = mailbox;
        this.data = data;
        this.compute = compute;
        this.onlookers = new Onlookers(mailbox);
        this.thread = new ViewSession.RunThread(mailbox);
        this.view = new ViewSession(data, compute, onlookers, thread, this::isTraining);
    }

    /** Trains a run, new or opened, until told to stop; where it is to begin paused, after a single step. */
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
        thread.work(() -> {
            try {
                runTraining(folder, own, paused);
            } finally {
                ended();
                // Who began to look after the last step was told nothing.
                view.catchUp();
            }
        });
    }

    private synchronized void ended() {
        active = false;
        onlookers.evaluator().hurry();
    }

    /** Whether a run trains, is paused, or is about to begin or end. */
    public synchronized boolean isTraining() {
        return active;
    }

    public void pause() {
        tell(TrainingControl::pause, SessionState.PAUSED);
        onlookers.evaluator().hurry();
    }

    public void resume() {
        tell(TrainingControl::resume, SessionState.RUNNING);
    }

    public void step() {
        tell(TrainingControl::step, SessionState.PAUSED);
    }

    public void stop() {
        tell(TrainingControl::stop, SessionState.STOPPING);
    }

    private synchronized void tell(Consumer<TrainingControl> what, SessionState then) {
        if (active) {
            what.accept(control);
            mailbox.put(then);
        }
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

    /** Models run on the CPU from the next one on. */
    public void useCpu() {
        compute.useCpu();
    }

    /** @throws BadInput if no optimizer can use it */
    public synchronized void setLearningRate(double rate) {
        control.setLearningRate(rate);
    }

    /** Measures the machine as soon as the worker has done what it was asked before. */
    public void measure() {
        thread.beside(() -> {
            try {
                mailbox.put(News.MachineRate.of(compute.settings(mailbox)));
            } catch (RuntimeException | OutOfMemoryError e) {
                LoggerFactory.getLogger(TrainingSession.class).warn("the machine's rate cannot be measured", e);
            }
        });
    }

    private void runTraining(RunFolder folder, TrainingControl own, boolean paused) {
        SessionSettings settings = compute.settings(mailbox);
        try (TrainingRun run = new TrainingRun(folder, data, settings);
                Onlookers.GuestModel guestModel =
                        new Onlookers.GuestModel(folder.spec(), run::predict, run::weights, settings)) {
            HeldOutMetrics metrics = new HeldOutMetrics(folder.spec(), data);
            mailbox.put(OpenedRun.of(run, metrics.clips()));
            mailbox.put(new News.Watched(new WatchLog(folder.path()).read()));
            view.enter(seen(run));
            mailbox.put(paused ? SessionState.PAUSED : SessionState.RUNNING);
            try {
                trainAndSave(run, own, new TrainingNews(onlookers, run, metrics, guestModel));
            } finally {
                view.enter(seen(run));
            }
        }
    }

    private static ViewSession.Seen seen(TrainingRun run) {
        return new ViewSession.Seen(run.folder, run.folder.saved(), run.step(), run.seconds());
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
        mailbox.put(new News.Problem(Texts.said(failure.getMessage()) + " " + Texts.of("session.unsaved")));
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
        thread.close();
        onlookers.evaluator().close();
    }

    /** What happens in training as mail for the window, and work for those who measure, try and look inside meanwhile. */
    private record TrainingNews(
            Onlookers onlookers, TrainingRun run, HeldOutMetrics metrics, Onlookers.GuestModel guestModel)
            implements TrainingListener {
        private RunSpec spec() {
            return run.folder.spec();
        }

        @Override
        public void onStep(Snapshot snapshot) {
            onlookers.mailbox().put(new News.Trained(snapshot));
            if (onlookers.guests().areWaiting()) {
                onlookers.guests().show(spec(), run.step(), guestModel);
            }
            if (onlookers.watch().isDue()) {
                onlookers.watch().tell(spec(), run.step(), run::weights);
            }
        }

        @Override
        public void onHeldOut(HeldOut seen) {
            onlookers.mailbox().put(new News.Looked(seen));
            onlookers.evaluator().measureBesideTraining(seen, metrics);
            onlookers.guests().show(spec(), seen.step(), guestModel);
        }

        @Override
        public void onWatched(List<TensorStats> stats) {
            onlookers.mailbox().put(new News.Watched(stats));
        }

        @Override
        public void onProblem(String sentence) {
            onlookers.mailbox().put(new News.Problem(Texts.said(sentence)));
        }

        @Override
        public void onMoved(String why) {
            onlookers.mailbox().put(OpenedRun.of(run, metrics.clips()));
            onProblem(why);
        }

        @Override
        public void onBlankOutput(Optional<String> warning) {
            onlookers.mailbox().put(new News.BlankOutput(Texts.said(warning.orElse(""))));
        }

        @Override
        public void onSaved(long step) {
            onlookers.mailbox().put(new News.Saved(step, false));
        }

        @Override
        public void onEnded(String why) {
            onProblem(why);
        }
    }
}
