package afterimage.engine.loop;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.data.Data;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.Prediction;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunFolder;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.LossPoint;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.NotFinite;
import afterimage.engine.train.Stage;
import afterimage.engine.train.Trainer;
import afterimage.engine.train.TrainingControl;
import afterimage.engine.train.TrainingListener;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run being trained: model, trainer, clips and folder, and the loop over them. One thread uses it; others talk to
 * it through {@link TrainingControl} and {@link TrainingListener}.
 */
public final class TrainingRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    /** How a step is made; tests give one that fails. */
    public interface Stepping {
        float step(Trainer trainer, Batch batch, double learningRate);
    }

    public final RunFolder folder;
    private final RunSpec spec;
    private final SessionSettings settings;
    private final Autosave autosave;
    private final Stepping stepping;
    private final RunSaver saver;
    public final LossHistory history;
    private final Looks looks;
    private final long begin;
    private StageGraph graph;
    private double learningRate;
    /** Of training, before this sitting and in it. */
    private double secondsBefore;

    private double spent;
    /** Whether a step is under way: if it fails, nobody knows which weights it has changed already. */
    private boolean stepUnderWay;

    /**
     * Begins a run, or goes on where its folder's checkpoint is. One that was just made and is refused goes again.
     *
     * @throws BadInput if training would need more memory than the device has free, or somebody trains the run already
     * @throws DeviceFailed if the device cannot hold the model, or is gone
     */
    public TrainingRun(RunFolder folder, Data data, SessionSettings settings) {
        this(folder, data, settings, Autosave.usual(), Trainer::step);
    }

    public TrainingRun(RunFolder folder, Data data, SessionSettings settings, Autosave autosave, Stepping stepping) {
        this.folder = folder;
        this.spec = folder.spec();
        this.settings = settings;
        this.autosave = autosave;
        this.stepping = stepping;
        try {
            MemoryNeed.require(spec.summary(), settings);
            data.lookIn(folder.path());
            // Refused before anything is written: data that are gone, or another.
            spec.clips(data, Split.TRAIN);
            this.saver = new RunSaver(folder, this::checkpoint);
            folder.requireUnchanged();
            data.takeInto(spec.data(), folder.path());
            Checkpoint checkpoint = folder.hasCheckpoint() ? folder.checkpoint() : null;
            this.history = checkpoint == null ? new LossHistory() : checkpoint.history();
            Checkpoint.State state = checkpoint == null
                    ? Checkpoint.State.now(0, 0, spec.training().learningRate(), settings.device())
                    : checkpoint.state();
            this.begin = state.step();
            this.secondsBefore = state.seconds();
            this.learningRate = state.learningRate();
            this.looks = new Looks(spec, data, settings, history, saver.best);
            this.graph = new StageGraph(spec, clipsAfter(begin), data, settings);
            if (checkpoint == null) {
                graph.model.initialise(spec.seed());
                graph.trainer.begin();
            } else {
                graph.model.load(checkpoint.weights());
                graph.trainer.resume(checkpoint.slots(), begin);
            }
            saver.resume(history, begin, checkpoint != null);
        } catch (RuntimeException | Error e) {
            if (e instanceof BadInput) {
                undo();
            }
            close();
            if (e instanceof RuntimeException failure) {
                throw DeviceFailed.in(failure, settings.device());
            }
            throw e;
        }
    }

    private void undo() {
        if (saver != null) {
            saver.undo();
        }
        folder.undo();
    }

    private SequenceSpec clipsAfter(long step) {
        return Stage.clips(spec.training(), spec.sequence(), step, secondsBefore + spent, history.heldOut());
    }

    /** The held-out clips of a run, fewer where its data have fewer; the same in every sitting. */
    public static List<MovingClip> heldOutClips(RunSpec spec, Data data) {
        return spec.clips(data, Split.VALIDATION).first(spec.training().heldOutClips());
    }

    /** The base learning rate of the last step, or of the first to come. */
    public double learningRate() {
        return learningRate;
    }

    public long step() {
        return graph.trainer.step();
    }

    /** Whether the folder has the run as it is now. */
    public boolean isSaved() {
        return saver.step() == step();
    }

    /** Seconds of training before this sitting, and with it once it has ended; without the time that saving takes. */
    public double seconds() {
        return secondsBefore;
    }

    /**
     * Trains until stopped, the limit is reached or the spec's patience is at its end, and saves now and then and last.
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
        saver.tellNote(listener);
        try {
            steps(control, listener, limit);
        } catch (NotFinite e) {
            throw Diverged.of(e, learningRate, begin, saver.step());
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
        Pace pace = new Pace();
        looks.look(graph, listener);
        try {
            while (!looks.ended && !limit.get().reached(step(), spent, looks.loss)) {
                if (control.isPaused()) {
                    pace = new Pace();
                }
                if (!control.awaitTurn()) {
                    break;
                }
                long begin = System.nanoTime();
                learningRate = control.learningRate().orElse(learningRate);
                enterStage(control, listener);
                step(control, begin, pace, listener);
                spent += Pace.secondsSince(begin);
                boolean isDue = autosave.isDue(spent) || control.isPaused() || control.takeSaveRequest();
                if (isDue || autosave.isMilestone(step(), spent)) {
                    long saving = System.nanoTime();
                    saver.autosave(step(), listener);
                    autosave.saved(isDue ? spent : Double.NaN, Pace.secondsSince(saving));
                }
            }
            saver.saveUninterrupted(step(), listener);
            looks.look(graph, listener);
            if (looks.ended) {
                listener.onEnded(history.endReason());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            saver.saveUninterrupted(step(), listener);
        } finally {
            control.setUnsaved(false);
            graph.rest();
            secondsBefore += spent;
            spent = 0;
        }
    }

    private void step(TrainingControl control, long begin, Pace pace, TrainingListener listener)
            throws InterruptedException {
        double rate = spec.training().rate(learningRate, step(), secondsBefore + spent);
        Batch batch = graph.take();
        boolean isWatched = looks.areDue(step() + 1);
        if (isWatched) {
            graph.trainer.watchNextStep();
        }
        control.setUnsaved(true);
        stepUnderWay = true;
        float loss = stepping.step(graph.trainer, batch, rate);
        stepUnderWay = false;
        history.addTrain(new LossPoint(step(), loss));
        pace.add(begin);
        listener.onStep(new Snapshot(step(), secondsBefore + spent, pace.perSecond(), rate, loss, graph.ready()));
        if (isWatched) {
            saver.watched.add(graph.trainer.watched());
            listener.onWatched(graph.trainer.watched());
            looks.look(graph, listener);
        }
    }

    /** Changes the graph where another stage begins; that may take long, and nothing needs to wait for it. */
    private void enterStage(TrainingControl control, TrainingListener listener) {
        SequenceSpec clips = clipsAfter(step());
        if (clips.equals(graph.sequence)) {
            return;
        }
        saver.autosave(step(), listener);
        control.setUnsaved(!isSaved());
        graph = graph.followedBy(clips);
    }

    /** Runs clips of input and future frames through the model as it is now; on the training thread only. */
    public Prediction predict(List<Clip> clips) {
        return looks.predict(graph, Batch.of(spec.sequence(), clips));
    }

    /** All weights that looks take, as they are now, copied; on the training thread only. */
    public Map<String, NpyArray> weights() {
        return graph.trainer.shownWeights();
    }

    /** A failure of the device with how the run stands after it. */
    private DeviceFailed standing(DeviceFailed failed, TrainingListener listener) {
        LOG.warn("the device failed after step {}", step(), failed);
        saveIfWhole(listener);
        return failed.and(saver.words()
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
            saver.save(step(), listener);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.warn("what the device held could not be saved", e);
        }
    }

    private Checkpoint checkpoint() {
        return graph.checkpoint(secondsBefore + spent, learningRate, history);
    }

    /** Whatever fails of it, the lock is given back. */
    @Override
    public void close() {
        try (saver;
                looks) {
            if (graph != null) {
                graph.close();
            }
        }
    }
}
