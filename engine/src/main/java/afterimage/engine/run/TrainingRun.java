package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.NativeFiles;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.SafeFile;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.NotFinite;
import afterimage.engine.train.Stage;
import afterimage.engine.train.Trainer;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run being trained: model, trainer, clips and folder, and the loop over them. One thread uses it; others talk to
 * it through {@link TrainingControl} and {@link TrainingListener}.
 */
public final class TrainingRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    private static final int LOOK_BATCH = 16;
    private static final Set<Long> EARLY_LOOKS = Set.of(10L, 25L, 50L);

    /** How a step is made; tests give one that fails. */
    interface Stepping {
        float step(Trainer trainer, Batch batch, double learningRate);
    }

    private final RunFolder folder;
    private final RunSpec spec;
    private final SessionSettings settings;
    private final DigitSet digits;
    private final List<Batch> heldOut;
    private final BlankWatch blank;
    private final Autosave autosave;
    private final Stepping stepping;
    private final LossHistory history;
    private final BestWeights best;
    private final WatchLog watched;
    private final long begin;
    private RunLock lock;
    private StageGraph graph;
    /** Null until it is needed. */
    private Looker looker;

    private double learningRate;
    private double secondsBefore;
    private long lastLook = -1;
    private double latestLoss = Double.NaN;
    private long savedStep = -1;
    private boolean ended;
    /** Whether a step is under way: if it fails, nobody knows which weights it has changed already. */
    private boolean stepUnderWay;

    /**
     * Begins a run, or goes on where its folder's checkpoint is.
     *
     * @param digits where digit images come from
     * @throws BadInput if training would need more memory than the device has free, or somebody trains the run already
     * @throws DeviceFailed if the device cannot hold the model, or is gone
     */
    public TrainingRun(RunFolder folder, Mnist digits, SessionSettings settings) {
        this(folder, digits, settings, Autosave.usual(), Trainer::step);
    }

    TrainingRun(RunFolder folder, Mnist digits, SessionSettings settings, Autosave autosave, Stepping stepping) {
        this.folder = folder;
        this.spec = folder.spec();
        this.settings = settings;
        this.autosave = autosave;
        this.stepping = stepping;
        MemoryNeed.require(spec.summary(), settings);
        this.digits = digits.read(Split.TRAIN);
        this.heldOut = heldOutBatches(
                spec, new MovingDigits(spec.sequence(), digits.read(Split.VALIDATION), spec.heldOutSeed()));
        this.blank = new BlankWatch(spread());
        this.best = new BestWeights(folder.path());
        this.watched = new WatchLog(folder.path());
        this.lock = RunLock.take(folder.path());
        try {
            folder.requireUnchanged();
            Checkpoint checkpoint = folder.hasCheckpoint() ? folder.checkpoint() : null;
            this.history = checkpoint == null ? new LossHistory() : checkpoint.history();
            this.secondsBefore = checkpoint == null ? 0 : checkpoint.state().seconds();
            this.begin = checkpoint == null ? 0 : checkpoint.state().step();
            this.savedStep = checkpoint == null ? -1 : begin;
            this.learningRate = checkpoint == null
                    ? spec.training().learningRate()
                    : checkpoint.state().learningRate();
            this.graph = new StageGraph(spec, clipsAfter(begin, 0), this.digits, settings);
            if (checkpoint == null) {
                graph.model().initialise(spec.seed());
                graph.trainer().begin();
            } else {
                graph.model().load(checkpoint.weights());
                graph.trainer().resume(checkpoint.slots(), begin);
                best.resume(history, begin);
            }
            watched.cutAfter(begin);
        } catch (RuntimeException | Error e) {
            if (e instanceof BadInput) {
                lock.undo();
            }
            close();
            if (e instanceof RuntimeException failure) {
                throw DeviceFailed.in(failure, settings.device());
            }
            throw e;
        }
    }

    /** The clips of the step to come. */
    private SequenceSpec clipsAfter(long step, double spent) {
        return Stage.clips(spec.training(), spec.sequence(), step, secondsBefore + spent, history.heldOut());
    }

    private Trainer trainer() {
        return graph.trainer();
    }

    /** The held-out clips of a run; the same in every sitting. */
    public static List<MovingClip> heldOutClips(RunSpec spec, Mnist digits) {
        MovingDigits clips = new MovingDigits(spec.sequence(), digits.read(Split.VALIDATION), spec.heldOutSeed());
        return LongStream.range(0, spec.training().heldOutClips())
                .mapToObj(clips::clip)
                .toList();
    }

    private static List<Batch> heldOutBatches(RunSpec spec, MovingDigits clips) {
        List<Batch> batches = new ArrayList<>();
        int total = spec.training().heldOutClips();
        for (int first = 0; first < total; first += LOOK_BATCH) {
            batches.add(clips.batch(first, Math.min(LOOK_BATCH, total - first)));
        }
        return batches;
    }

    private Map<Branch, FrameSpread> spread() {
        Map<Branch, FrameSpread> truth = new EnumMap<>(Branch.class);
        int pixels = spec.sequence().size() * spec.sequence().size();
        for (Branch branch : spec.model().task().branches()) {
            truth.put(branch, FrameSpread.of(heldOut, branch == Branch.PREDICTION, pixels));
        }
        return truth;
    }

    public RunFolder folder() {
        return folder;
    }

    public LossHistory history() {
        return history;
    }

    /** The base learning rate of the last step, or of the first to come. */
    public double learningRate() {
        return learningRate;
    }

    /** Training steps done. */
    public long step() {
        return trainer().step();
    }

    /** Whether the folder has the run as it is now. */
    public boolean isSaved() {
        return savedStep == trainer().step();
    }

    /** Seconds of training before this sitting, and with it once it has ended; without the time that saving takes. */
    public double seconds() {
        return secondsBefore;
    }

    /** Whether the spec's patience is at its end after these looks, so that no further step would be made. */
    public static boolean hasEnded(RunSpec spec, LossHistory history) {
        return new EarlyStopping(spec.training().patience()).ends(history.heldOut());
    }

    /**
     * Trains until stopped, {@code limit} is reached or the spec's patience is at its end, saving now and then and at the
     * end.
     *
     * @throws Diverged if there is NaN or infinity in the loss or the weights; the last good checkpoint stays
     * @throws DeviceFailed if the device is full or lost; saved if that is possible, else the last autosave stays
     */
    public void train(TrainingControl control, TrainingListener listener, Limit limit) {
        train(control, listener, () -> limit);
    }

    /** The same with a limit that is asked for before each step, so that it may change meanwhile. */
    public void train(TrainingControl control, TrainingListener listener, Supplier<Limit> limit) {
        stepUnderWay = false;
        lock.note().ifPresent(listener::onProblem);
        try {
            steps(control, listener, limit);
        } catch (NotFinite e) {
            throw Diverged.of(e, learningRate, begin, savedStep);
        } catch (OutOfMemoryError e) {
            throw standing(DeviceFailed.outOfMemory(e), listener);
        } catch (RuntimeException e) {
            RuntimeException told = DeviceFailed.in(e, settings.device());
            if (told instanceof DeviceFailed failed) {
                throw standing(failed, listener);
            }
            if (!(e instanceof BadInput)) {
                saveIfWhole(listener);
            }
            throw e;
        }
    }

    private void steps(TrainingControl control, TrainingListener listener, Supplier<Limit> limit) {
        double spent = 0;
        Pace pace = new Pace();
        look(listener);
        try {
            while (!ended && !limit.get().reached(trainer().step(), spent, latestLoss)) {
                if (control.isPaused()) {
                    pace = new Pace();
                }
                if (!control.awaitTurn()) {
                    break;
                }
                long begin = System.nanoTime();
                learningRate = control.learningRate().orElse(learningRate);
                enterStage(control, spent, listener);
                double rate = spec.training().rate(learningRate, trainer().step(), secondsBefore + spent);
                Batch batch = graph.take();
                boolean looks = looksAfter(trainer().step() + 1);
                if (looks) {
                    trainer().watchNextStep();
                }
                control.setUnsaved(true);
                stepUnderWay = true;
                float loss = stepping.step(trainer(), batch, rate);
                stepUnderWay = false;
                history.addTrain(new LossPoint(trainer().step(), loss));
                pace.add(begin);
                listener.onStep(new Snapshot(
                        trainer().step(), secondsBefore + spent, pace.perSecond(), rate, loss, graph.ready()));
                if (looks) {
                    watched.add(trainer().watched());
                    listener.onWatched(trainer().watched());
                    look(listener);
                }
                spent += secondsSince(begin);
                if (autosave.isDue(spent) || control.isPaused() || control.takeSaveRequest()) {
                    long saving = System.nanoTime();
                    autosave(spent, listener);
                    autosave.saved(spent, secondsSince(saving));
                }
            }
            saveUninterrupted(spent, listener);
            look(listener);
            if (ended) {
                listener.onEnded(patience().reason(history.heldOut()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            saveUninterrupted(spent, listener);
        } finally {
            control.setUnsaved(false);
            graph.rest();
            secondsBefore += spent;
        }
    }

    /** Changes the graph where another stage begins; that may take long, and nothing needs to wait for it. */
    private void enterStage(TrainingControl control, double spent, TrainingListener listener) {
        SequenceSpec clips = clipsAfter(trainer().step(), spent);
        if (clips.equals(graph.sequence())) {
            return;
        }
        autosave(spent, listener);
        control.setUnsaved(!isSaved());
        StageGraph next = new StageGraph(spec, clips, digits, settings);
        try {
            next.takeOver(graph);
        } catch (RuntimeException e) {
            next.close();
            throw e;
        }
        graph.close();
        graph = next;
    }

    /** Whether the graph that trains is not the one to look through. */
    private boolean looksElsewhere() {
        return spec.training().averaging() > 0 || !graph.sequence().equals(spec.sequence());
    }

    private Looker looker() {
        if (looker == null) {
            looker = new Looker(spec, settings);
        }
        return looker;
    }

    /** Runs clips of input and future frames through the model as it is now; on the training thread only. */
    public Prediction predict(List<Clip> clips) {
        return predict(Batch.of(spec.sequence(), clips));
    }

    /** All weights that looks take, as they are now, copied; on the training thread only. */
    public Map<String, NpyArray> weights() {
        return trainer().shownWeights();
    }

    /** Runs clips through the model as it is now. */
    public Prediction predict(Batch batch) {
        return looksElsewhere()
                ? looker().predict(weights(), batch)
                : graph.model().predict(batch);
    }

    /** Regularly, and a few times more at the very beginning, when most happens. */
    private boolean looksAfter(long step) {
        return step % spec.training().heldOutEvery() == 0 || EARLY_LOOKS.contains(step);
    }

    private void look(TrainingListener listener) {
        if (lastLook == trainer().step()) {
            return;
        }
        lastLook = trainer().step();
        HeldOut seen = looksElsewhere()
                ? looker().look(weights(), heldOut, trainer().step())
                : trainer().look(heldOut);
        latestLoss = seen.loss();
        // Looks at the begin and end of a sitting are for the eye; the history must not depend on sittings.
        if (looksAfter(seen.step())) {
            history.addHeldOut(new LossPoint(seen.step(), seen.loss()));
            if (spec.training().keepsBestWeights() && best.isBetter(seen.loss())) {
                best.keep(seen.loss(), seen.step(), weights());
            }
        }
        ended = patience().ends(history.heldOut());
        listener.onHeldOut(seen);
        if (blank.see(seen)) {
            listener.onBlankOutput(blank.warning());
        }
    }

    /** A failure of the device with how the run stands after it. */
    private DeviceFailed standing(DeviceFailed failed, TrainingListener listener) {
        LOG.warn("the device failed after step {}", trainer().step(), failed);
        saveIfWhole(listener);
        String saved = savedStep < 0 ? "nothing of the run was saved yet" : "the run is saved up to step " + savedStep;
        return failed.and(saved
                + (failed.leavesTheCpu()
                        ? " and can go on from there on the CPU."
                        : "; a smaller batch, or smaller layers in a new run, would need less."));
    }

    /** After a failure between steps the run is worth saving; the failure itself is what is told. */
    private void saveIfWhole(TrainingListener listener) {
        if (stepUnderWay) {
            return;
        }
        try {
            save(0, listener);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("what the device held could not be saved", e);
        }
    }

    private EarlyStopping patience() {
        return new EarlyStopping(spec.training().patience());
    }

    /** A disk that is full for a moment must not end a long run: it is told, and the next autosave tries again. */
    private void autosave(double spent, TrainingListener listener) {
        try {
            save(spent, listener);
        } catch (BadInput e) {
            listener.onProblem(e.getMessage());
        }
    }

    /** Files cannot be written by an interrupted thread. */
    private void saveUninterrupted(double spent, TrainingListener listener) {
        boolean interrupted = Thread.interrupted();
        try {
            save(spent, listener);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A folder that is no longer the run's is left to whoever has it; the run goes on beside it. */
    private void keepPlace(TrainingListener listener) {
        if (lock.holds()) {
            return;
        }
        Path gone = folder.path().toAbsolutePath();
        Path place = SafeFile.writableFolder(SafeFile.free(gone.getParent(), gone.getFileName() + "-2"));
        lock.close();
        lock = RunLock.take(place);
        folder.goOnIn(place);
        best.goOnIn(place);
        watched.goOnIn(place);
        savedStep = -1;
        listener.onMoved(
                "The run's folder was removed, moved or replaced; it is saved in '" + place + "' from now on.");
    }

    private void save(double spent, TrainingListener listener) {
        keepPlace(listener);
        if (isSaved()) {
            return;
        }
        try {
            save(spent);
        } catch (BadInput e) {
            if (lock.holds()) {
                throw e;
            }
            // The folder was taken away while it was saved.
            keepPlace(listener);
            save(spent);
        }
        listener.onSaved(savedStep);
    }

    private void save(double spent) {
        Checkpoint.State state = new Checkpoint.State(
                Checkpoint.FORMAT,
                trainer().step(),
                secondsBefore + spent,
                learningRate,
                Program.version(),
                settings.device(),
                Program.machine(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Program.java(),
                NativeFiles.version());
        Map<String, NpyArray> weights = graph.model().weights();
        Map<String, NpyArray> slots = trainer().slots();
        trainer().requireFinite(weights, slots, graph.trial());
        folder.save(new Checkpoint(state, weights, slots, history));
        best.save(state, spec);
        watched.save();
        savedStep = trainer().step();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @Override
    public void close() {
        try {
            if (graph != null) {
                graph.close();
            }
        } finally {
            closeRest();
        }
    }

    private void closeRest() {
        try {
            if (looker != null) {
                looker.close();
            }
        } finally {
            lock.close();
        }
    }
}
