package afterimage.engine.run;

import afterimage.engine.BadInput;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.device.TensorFlowVersion;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.BatchQueue;
import afterimage.engine.train.Trainer;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A run being trained: model, trainer, clips and folder, and the loop over them. One thread uses it; others talk to
 * it through {@link TrainingControl} and {@link TrainingListener}.
 */
public final class TrainingRun implements AutoCloseable {
    private static final double AUTOSAVE_SECONDS = 20;
    /** Saving may take at most this share of the time. */
    private static final double SAVING_SHARE = 0.02;

    private static final int LOOK_BATCH = 16;
    private static final int PACE_STEPS = 50;
    private static final Set<Long> EARLY_LOOKS = Set.of(10L, 25L, 50L);

    private final RunFolder folder;
    private final RunSpec spec;
    private final SessionSettings settings;
    private final MovingDigits clips;
    private final List<Batch> heldOut;
    private final VideoModel model;
    private final Trainer trainer;
    private final LossHistory history;
    private double learningRate;
    private double secondsBefore;
    private long lastLook = -1;
    private long savedStep = -1;
    private boolean ended;

    /**
     * Begins a run, or goes on where its folder's checkpoint is.
     *
     * @param digits where digit images come from
     */
    public TrainingRun(RunFolder folder, Mnist digits, SessionSettings settings) {
        this.folder = folder;
        this.spec = folder.spec();
        this.settings = settings;
        this.clips = new MovingDigits(spec.sequence(), digits.read(Split.TRAIN), spec.seed());
        this.heldOut =
                heldOutBatches(spec, new MovingDigits(spec.sequence(), digits.read(Split.VALIDATION), spec.seed()));
        Checkpoint checkpoint = folder.hasCheckpoint() ? folder.checkpoint() : null;
        this.model = new VideoModel(spec.model(), spec.sequence(), settings);
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
            model.close();
            throw e;
        }
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

    /**
     * Trains until stopped, {@code limit} is reached or the spec's patience is at its end, saving now and then and at the
     * end.
     *
     * @throws Diverged if the loss is no longer a number; the last checkpoint stays
     */
    public void train(TrainingControl control, TrainingListener listener, Limit limit) {
        double spent = 0;
        double lastSave = 0;
        double saveCost = 0;
        Pace pace = new Pace(PACE_STEPS);
        look(listener);
        try (BatchQueue batches = new BatchQueue(clips, spec.training().batch(), trainer.step())) {
            while (!ended && !limit.reached(trainer.step(), spent)) {
                if (control.isPaused()) {
                    pace = new Pace(PACE_STEPS);
                }
                if (!control.awaitTurn()) {
                    break;
                }
                long begin = System.nanoTime();
                learningRate = control.learningRate().orElse(learningRate);
                double rate = spec.training().schedule().rate(learningRate, trainer.step());
                float loss = trainer.step(batches.take(), rate);
                if (!Float.isFinite(loss)) {
                    throw new Diverged(trainer.step(), learningRate, folder.hasCheckpoint());
                }
                history.addTrain(new LossPoint(trainer.step(), loss));
                pace.add(begin);
                listener.onStep(new Snapshot(trainer.step(), secondsBefore + spent, pace.perSecond(), rate, loss));
                if (looksAfter(trainer.step())) {
                    look(listener);
                }
                spent += secondsSince(begin);
                if (spent - lastSave > Math.max(AUTOSAVE_SECONDS, saveCost / SAVING_SHARE) || control.isPaused()) {
                    long saving = System.nanoTime();
                    autosave(spent, listener);
                    saveCost = secondsSince(saving);
                    lastSave = spent;
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
        // Looks at the begin and end of a sitting are for the eye; the history must not depend on sittings.
        if (looksAfter(seen.step())) {
            history.addHeldOut(new LossPoint(seen.step(), seen.loss()));
        }
        ended = patience().ends(history.heldOut());
        listener.onHeldOut(seen);
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
        if (savedStep == trainer.step()) {
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
        if (!weights.values().stream().allMatch(NpyArray::isFinite)) {
            throw new Diverged(trainer.step(), learningRate, folder.hasCheckpoint());
        }
        folder.save(new Checkpoint(state, weights, trainer.slots(), history));
        savedStep = trainer.step();
        listener.onSaved(savedStep);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @Override
    public void close() {
        model.close();
    }

    /** Steps a second over the last few steps. */
    private static final class Pace {
        private final long[] begins;
        private int count;

        Pace(int steps) {
            begins = new long[steps];
        }

        void add(long begin) {
            begins[count++ % begins.length] = begin;
        }

        double perSecond() {
            int kept = Math.min(count, begins.length);
            long oldest = begins[count <= begins.length ? 0 : count % begins.length];
            return kept / secondsSince(oldest);
        }
    }
}
