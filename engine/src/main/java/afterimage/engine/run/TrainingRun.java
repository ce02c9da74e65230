package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.device.TensorFlowVersion;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.BatchQueue;
import afterimage.engine.train.NotFinite;
import afterimage.engine.train.Trainer;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
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
    private final MovingDigits clips;
    private final List<Batch> heldOut;
    /** The first of them, to try before saving whether the model still works. */
    private final Batch trial;

    private final BlankWatch blank;
    private final Autosave autosave;
    private final Stepping stepping;
    private final RunLock lock;
    private final VideoModel model;
    private final Trainer trainer;
    private final LossHistory history;
    private final long begin;
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
        this.clips = new MovingDigits(spec.sequence(), digits.read(Split.TRAIN), spec.seed());
        MovingDigits unseen = new MovingDigits(spec.sequence(), digits.read(Split.VALIDATION), spec.seed());
        this.heldOut = heldOutBatches(spec, unseen);
        this.trial = unseen.batch(0, 1);
        this.blank = new BlankWatch(spread());
        this.lock = RunLock.take(folder.path());
        Checkpoint checkpoint;
        try {
            checkpoint = folder.hasCheckpoint() ? folder.checkpoint() : null;
            this.model = new VideoModel(spec.model(), spec.sequence(), settings);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
        try {
            this.trainer = new Trainer(model, spec.training(), spec.seed());
            if (checkpoint == null) {
                model.initialise(spec.seed());
                trainer.begin();
            } else {
                model.load(checkpoint.weights());
                trainer.resume(checkpoint.slots(), checkpoint.state().step());
            }
        } catch (RuntimeException e) {
            close();
            throw DeviceFailed.in(e, settings.device());
        }
        this.begin = trainer.step();
        this.history = checkpoint == null ? new LossHistory() : checkpoint.history();
        this.learningRate = checkpoint == null
                ? spec.training().learningRate()
                : checkpoint.state().learningRate();
        this.secondsBefore = checkpoint == null ? 0 : checkpoint.state().seconds();
        this.savedStep = checkpoint == null ? -1 : checkpoint.state().step();
    }

    /** The held-out clips of a run; the same in every sitting. */
    public static List<MovingClip> heldOutClips(RunSpec spec, Mnist digits) {
        MovingDigits clips = new MovingDigits(spec.sequence(), digits.read(Split.VALIDATION), spec.seed());
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
        return trainer.step();
    }

    /** Whether the folder has the run as it is now. */
    public boolean isSaved() {
        return savedStep == trainer.step();
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
        try (BatchQueue batches = new BatchQueue(clips, spec.training().batch(), trainer.step())) {
            while (!ended && !limit.get().reached(trainer.step(), spent, latestLoss)) {
                if (control.isPaused()) {
                    pace = new Pace();
                }
                if (!control.awaitTurn()) {
                    break;
                }
                long begin = System.nanoTime();
                learningRate = control.learningRate().orElse(learningRate);
                double rate = spec.training().schedule().rate(learningRate, trainer.step());
                Batch batch = batches.take();
                stepUnderWay = true;
                float loss = stepping.step(trainer, batch, rate);
                stepUnderWay = false;
                history.addTrain(new LossPoint(trainer.step(), loss));
                pace.add(begin);
                int clipsReady = batches.ready() * spec.training().batch();
                listener.onStep(
                        new Snapshot(trainer.step(), secondsBefore + spent, pace.perSecond(), rate, loss, clipsReady));
                if (looksAfter(trainer.step())) {
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
            secondsBefore += spent;
        }
    }

    /** Runs clips of input and future frames through the model as it is now; on the training thread only. */
    public Prediction predict(List<Clip> clips) {
        return model.predict(Batch.of(spec.sequence(), clips));
    }

    /** All weights as they are now, copied; on the training thread only. */
    public Map<String, NpyArray> weights() {
        return model.weights();
    }

    /** Runs clips through the model as it is now. */
    public Prediction predict(Batch batch) {
        return model.predict(batch);
    }

    /** Regularly, and a few times more at the very beginning, when most happens. */
    private boolean looksAfter(long step) {
        return step % spec.training().heldOutEvery() == 0 || EARLY_LOOKS.contains(step);
    }

    private void look(TrainingListener listener) {
        if (lastLook == trainer.step()) {
            return;
        }
        lastLook = trainer.step();
        HeldOut seen = trainer.look(heldOut);
        latestLoss = seen.loss();
        // Looks at the begin and end of a sitting are for the eye; the history must not depend on sittings.
        if (looksAfter(seen.step())) {
            history.addHeldOut(new LossPoint(seen.step(), seen.loss()));
        }
        ended = patience().ends(history.heldOut());
        listener.onHeldOut(seen);
        if (blank.see(seen)) {
            listener.onBlankOutput(blank.warning());
        }
    }

    /** A failure of the device with how the run stands after it. */
    private DeviceFailed standing(DeviceFailed failed, TrainingListener listener) {
        LOG.warn("the device failed after step {}", trainer.step(), failed);
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
            listener.onSaveFailed(e.getMessage());
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

    private void save(double spent, TrainingListener listener) {
        if (isSaved()) {
            return;
        }
        Checkpoint.State state = new Checkpoint.State(
                Checkpoint.FORMAT,
                trainer.step(),
                secondsBefore + spent,
                learningRate,
                Program.version(),
                settings.device(),
                Program.machine(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Program.java(),
                TensorFlowVersion.text());
        Map<String, NpyArray> weights = model.weights();
        Map<String, NpyArray> slots = trainer.slots();
        trainer.requireFinite(weights, slots, trial);
        folder.save(new Checkpoint(state, weights, slots, history));
        savedStep = trainer.step();
        listener.onSaved(savedStep);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @Override
    public void close() {
        try {
            model.close();
        } finally {
            lock.close();
        }
    }
}
