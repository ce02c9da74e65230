package afterimage.engine.train;

import afterimage.engine.BadInput;
import java.util.function.Consumer;

/**
 * How a model is trained.
 *
 * @param loss what is made small; what the settings below add to gradients is not in it
 * @param optimizer which rule updates the weights
 * @param learningRate the base rate at the start, which the schedule multiplies; can be changed while training runs
 * @param momentum SGD, RMSPROP_MOMENTUM: share of the last update that goes on; ADAM, ADAMW: beta 1, that of the mean
 *     gradient
 * @param decay RMSPROP, RMSPROP_MOMENTUM, ADAM, ADAMW (beta 2): share of the old mean square that is kept
 * @param batch clips a step
 * @param clipNorm limit of the gradients, see clipBy; 0 for no limit
 * @param reconstructionShare composite: weight of the reconstruction's loss, the prediction's is the rest
 * @param heldOutEvery steps between two looks at the held-out clips
 * @param heldOutClips how many those are
 * @param weightDecay pull of matrices and kernels (not of biases and peepholes) towards zero: this share of a weight is
 *     added to its gradient after clipping, or, ADAMW, this share times the rate is taken from the weight itself
 * @param clipBy what clipNorm limits
 * @param schedule how the rate goes from step to step
 * @param patience looks at the held-out clips without a lower loss after which training ends; 0 for never
 * @param readingWeight of the loss of frames written while the input is read, beside that of all others; not in the
 *     loss that is shown
 */
public record TrainingSpec(
        Loss loss,
        OptimizerKind optimizer,
        double learningRate,
        double momentum,
        double decay,
        int batch,
        double clipNorm,
        double reconstructionShare,
        int heldOutEvery,
        int heldOutClips,
        Double weightDecay,
        ClipBy clipBy,
        Schedule schedule,
        Integer patience,
        Double readingWeight) {

    public TrainingSpec {
        // Specs of earlier versions lack the last four; so trained they are as they were.
        weightDecay = weightDecay == null ? 0 : weightDecay;
        clipBy = clipBy == null ? ClipBy.GLOBAL_NORM : clipBy;
        schedule = schedule == null ? Schedule.CONSTANT : schedule;
        patience = patience == null ? 0 : patience;
        readingWeight = readingWeight == null ? 0.5 : readingWeight;
        BadInput.unless(
                readingWeight >= 0 && readingWeight <= 100,
                "The weight of frames written while reading must be 0 to 100, not %s.",
                readingWeight);
        BadInput.unless(loss != null, "The loss must be MSE, MAE, BCE or a mix like {\"mse\": 1, \"mae\": 0.5}.");
        BadInput.unless(
                optimizer != null,
                "The optimizer must be one of %s.",
                java.util.Arrays.toString(OptimizerKind.values()));
        requireLearningRate(learningRate);
        BadInput.unless(momentum >= 0 && momentum < 1, "The momentum must be in [0, 1), not %s.", momentum);
        BadInput.unless(decay >= 0 && decay < 1, "The decay must be in [0, 1), not %s.", decay);
        BadInput.unless(batch >= 1 && batch <= 1024, "The batch must be 1 to 1024 clips, not %d.", batch);
        BadInput.unless(
                clipNorm >= 0 && clipNorm <= 1e6,
                "The limit of the gradients must be 0 (off) to 1e6, not %s.",
                clipNorm);
        BadInput.unless(
                reconstructionShare >= 0 && reconstructionShare <= 1,
                "The reconstruction's share of the loss must be in [0, 1], not %s.",
                reconstructionShare);
        BadInput.unless(heldOutEvery >= 1, "Held-out clips are looked at every 1 step or more, not %d.", heldOutEvery);
        BadInput.unless(
                heldOutClips >= 1 && heldOutClips <= 1024,
                "There must be 1 to 1024 held-out clips, not %d.",
                heldOutClips);
        BadInput.unless(
                weightDecay >= 0 && weightDecay <= 1, "The weight decay must be in [0, 1], not %s.", weightDecay);
        BadInput.unless(
                patience >= 0 && patience <= 1_000_000,
                "The patience must be 0 (off) to 1000000 looks at the held-out clips, not %d.",
                patience);
    }

    /** A constant rate, no weight decay, no early end. */
    public TrainingSpec(
            Loss loss,
            OptimizerKind optimizer,
            double learningRate,
            double momentum,
            double decay,
            int batch,
            double clipNorm,
            double reconstructionShare,
            int heldOutEvery,
            int heldOutClips) {
        this(
                loss,
                optimizer,
                learningRate,
                momentum,
                decay,
                batch,
                clipNorm,
                reconstructionShare,
                heldOutEvery,
                heldOutClips,
                null,
                null,
                null,
                null,
                null);
    }

    public TrainingSpec withLearningRate(double other) {
        return with(change -> change.learningRate = other);
    }

    /** The same but for what {@code change} sets. */
    public TrainingSpec with(Consumer<Change> change) {
        Change made = new Change(this);
        change.accept(made);
        return made.spec();
    }

    /** Settings on their way to others. */
    public static final class Change {
        public Loss loss;
        public OptimizerKind optimizer;
        public double learningRate;
        public double momentum;
        public double decay;
        public int batch;
        public double clipNorm;
        public double reconstructionShare;
        public int heldOutEvery;
        public int heldOutClips;
        public double weightDecay;
        public ClipBy clipBy;
        public Schedule schedule;
        public int patience;
        public double readingWeight;

        private Change(TrainingSpec from) {
            loss = from.loss;
            optimizer = from.optimizer;
            learningRate = from.learningRate;
            momentum = from.momentum;
            decay = from.decay;
            batch = from.batch;
            clipNorm = from.clipNorm;
            reconstructionShare = from.reconstructionShare;
            heldOutEvery = from.heldOutEvery;
            heldOutClips = from.heldOutClips;
            weightDecay = from.weightDecay;
            clipBy = from.clipBy;
            schedule = from.schedule;
            patience = from.patience;
            readingWeight = from.readingWeight;
        }

        private TrainingSpec spec() {
            return new TrainingSpec(
                    loss,
                    optimizer,
                    learningRate,
                    momentum,
                    decay,
                    batch,
                    clipNorm,
                    reconstructionShare,
                    heldOutEvery,
                    heldOutClips,
                    weightDecay,
                    clipBy,
                    schedule,
                    patience,
                    readingWeight);
        }
    }

    /** Refuses a rate that no optimizer can use. */
    public static void requireLearningRate(double rate) {
        BadInput.unless(rate > 0 && rate <= 10, "The learning rate must be above 0 and at most 10, not %s.", rate);
    }
}
