package afterimage.engine.run;

import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.BatchQueue;
import afterimage.engine.train.Trainer;

/** What trains on clips of one kind: model, trainer and the clips. A stage of other frames needs another graph. */
final class StageGraph implements AutoCloseable {
    private final SequenceSpec sequence;
    private final MovingDigits clips;
    private final int batch;
    private final VideoModel model;
    private final Trainer trainer;
    private BatchQueue batches;

    StageGraph(RunSpec spec, SequenceSpec sequence, DigitSet digits, SessionSettings settings) {
        this.sequence = sequence;
        this.clips = new MovingDigits(sequence, digits, spec.seed());
        this.batch = spec.training().batch();
        this.model = new VideoModel(spec.model(), sequence, settings);
        try {
            this.trainer = new Trainer(model, spec.training(), spec.seed());
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    SequenceSpec sequence() {
        return sequence;
    }

    VideoModel model() {
        return model;
    }

    Trainer trainer() {
        return trainer;
    }

    /** The next step's clips. */
    Batch take() throws InterruptedException {
        if (batches == null) {
            batches = new BatchQueue(clips, batch, trainer.step());
        }
        return batches.take();
    }

    /** Clips that wait for their step. */
    int ready() {
        return batches == null ? 0 : batches.ready() * batch;
    }

    /** Ends what makes clips ahead, until the next is taken. */
    void rest() {
        if (batches != null) {
            batches.close();
            batches = null;
        }
    }

    /** Goes on in place of {@code other}, with its weights, slots and steps. */
    void takeOver(StageGraph other) {
        model.load(other.model.weights());
        trainer.resume(other.trainer.slots(), other.trainer.step());
    }

    /** The first of the clips, to try whether the model still works. */
    Batch trial() {
        return clips.batch(0, 1);
    }

    @Override
    public void close() {
        rest();
        model.close();
    }
}
