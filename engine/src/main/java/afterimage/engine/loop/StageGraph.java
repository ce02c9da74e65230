package afterimage.engine.loop;

import afterimage.engine.data.Data;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.VideoModel;
import afterimage.engine.run.Checkpoint;
import afterimage.engine.run.LossHistory;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.Clips;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.PlacedDigits;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.BatchQueue;
import afterimage.engine.train.NotFinite;
import afterimage.engine.train.Trainer;
import java.util.Map;

/** What trains on clips of one kind: model, trainer and the clips. A stage of other frames needs another graph. */
final class StageGraph implements AutoCloseable {
    private final RunSpec spec;
    private final Data data;
    private final SessionSettings settings;
    final SequenceSpec sequence;
    final VideoModel model;
    final Trainer trainer;
    private final Clips clips;
    /** The same as steps take them. */
    private final Clips trained;

    private BatchQueue batches;

    StageGraph(RunSpec spec, SequenceSpec sequence, Data data, SessionSettings settings) {
        this.spec = spec;
        this.data = data;
        this.settings = settings;
        this.sequence = sequence;
        this.clips = data.clips(spec.data(), sequence, Split.TRAIN, spec.seed());
        // A copy of frames a step would hold up who computes faster than this machine sends.
        boolean draws = !(settings.isHere() && settings.isCpu()) && clips instanceof MovingDigits;
        this.trained = draws ? new PlacedDigits((MovingDigits) clips) : clips;
        this.model = VideoModel.forSteps(
                spec.model(),
                sequence,
                settings,
                new VideoModel.Steps(
                        spec.training().batch(), spec.training().precision(), null, draws ? clips.digits() : null));
        try {
            this.trainer = new Trainer(model, spec.training(), spec.seed());
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    Batch take() throws InterruptedException {
        if (batches == null) {
            batches = new BatchQueue(trained, spec.training().batch(), trainer.step());
        }
        return batches.take();
    }

    /** Clips that wait for their step. */
    int ready() {
        return batches == null ? 0 : batches.ready() * spec.training().batch();
    }

    /** Ends what makes clips ahead, until the next is taken. */
    void rest() {
        if (batches != null) {
            batches.close();
            batches = null;
        }
    }

    /** A graph for other clips in place of this one, which is closed: with its weights, slots and steps. */
    StageGraph followedBy(SequenceSpec others) {
        StageGraph next = new StageGraph(spec, others, data, settings);
        try {
            next.model.load(model.weights());
            next.trainer.resume(trainer.slots(), trainer.step());
        } catch (RuntimeException e) {
            next.close();
            throw e;
        }
        close();
        return next;
    }

    /**
     * Where training is, to be saved before the next step.
     *
     * @throws NotFinite if training cannot go on from there, e.g. as the model fails on the first of the clips
     */
    Checkpoint checkpoint(double seconds, double learningRate, LossHistory history) {
        Map<String, NpyArray> weights = model.liveWeights();
        Map<String, NpyArray> slots = trainer.liveSlots();
        trainer.requireFinite(weights, slots, clips.batch(0, 1));
        Checkpoint.State state = Checkpoint.State.now(trainer.step(), seconds, learningRate, settings.device());
        return new Checkpoint(state, weights, slots, history);
    }

    @Override
    public void close() {
        rest();
        model.close();
    }
}
