package afterimage.engine.train;

import afterimage.engine.BadInput;
import java.util.List;
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
 * @param horizon how long it is meant to train, which schedules without steps of their own and stages are shares of; null
 *     for no such plan
 * @param stages before the run's own clips, in their order; null for none
 * @param averaging share of the averaged weights that is kept at a step (Polyak and Juditsky 1992, as an exponential
 *     mean), in [0, 1); 0 for no such average. Where it is, held-out looks and all that uses the run take the average
 * @param keepsBest whether the weights of the lowest held-out loss are kept beside the last; null for whether there is
 *     patience, which then ends with them
 * @param convention what RMSProp and Adam add to what they divide by, see {@link Convention}; null for OWN
 * @param epsilon that number; null for the convention's
 * @param firstSquare what RMSProp's mean square begins at; null for the convention's
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
        Double readingWeight,
        Horizon horizon,
        List<Stage> stages,
        Double averaging,
        Boolean keepsBest,
        Convention convention,
        Double epsilon,
        Double firstSquare) {

    private static final int MAX_STAGES = 20;

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
        stages = stages == null ? List.of() : List.copyOf(stages);
        averaging = averaging == null ? 0 : averaging;
        convention = convention == null ? Convention.OWN : convention;
        BadInput.unless(loss != null, "The loss must be MSE, MAE, BCE or a mix like {\"mse\": 1, \"mae\": 0.5}.");
        BadInput.unless(
                optimizer != null,
                "The optimizer must be one of %s.",
                java.util.Arrays.toString(OptimizerKind.values()));
        BadInput.unless(epsilon == null || epsilon >= 0 && epsilon <= 1, "Epsilon must be in [0, 1], not %s.", epsilon);
        BadInput.unless(
                firstSquare == null || firstSquare >= 0 && firstSquare <= 1e6,
                "RMSProp's first mean square must be 0 to 1e6, not %s.",
                firstSquare);
        BadInput.unless(
                averaging >= 0 && averaging < 1,
                "The averaged weights keep a share in [0, 1) at a step, 0 for none, not %s.",
                averaging);
        requirePlan(horizon, stages, schedule);
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
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static void requirePlan(Horizon horizon, List<Stage> stages, Schedule schedule) {
        BadInput.unless(stages.size() <= MAX_STAGES, "Training has at most %d stages.", MAX_STAGES);
        boolean shares = stages.stream().anyMatch(stage -> stage.untilShare() != null);
        BadInput.unless(
                horizon != null || !shares && !schedule.needsHorizon(),
                "Shares of the training need a horizon: set training.horizon, e.g. {\"seconds\": 600}.");
    }

    /** Whether the weights of the lowest held-out loss are kept. */
    public boolean keepsBestWeights() {
        return keepsBest == null ? patience > 0 : keepsBest;
    }

    /** What RMSProp or Adam adds to what it divides by. */
    public double usedEpsilon() {
        return epsilon == null ? convention.epsilon(optimizer) : epsilon;
    }

    /** What RMSProp's mean square begins at. */
    public double usedFirstSquare() {
        return firstSquare == null ? convention.firstSquare() : firstSquare;
    }

    /** The rate of a step, a person's base rate times the schedule's share. */
    public double rate(double base, long stepsDone, double secondsSpent) {
        return schedule.rate(base, stepsDone, secondsSpent, horizon);
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
        public Horizon horizon;
        public List<Stage> stages;
        public double averaging;
        public Boolean keepsBest;
        public Convention convention;
        public Double epsilon;
        public Double firstSquare;

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
            horizon = from.horizon;
            stages = from.stages;
            averaging = from.averaging;
            keepsBest = from.keepsBest;
            convention = from.convention;
            epsilon = from.epsilon;
            firstSquare = from.firstSquare;
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
                    readingWeight,
                    horizon,
                    stages,
                    averaging,
                    keepsBest,
                    convention,
                    epsilon,
                    firstSquare);
        }
    }

    /** Refuses a rate that no optimizer can use. */
    public static void requireLearningRate(double rate) {
        BadInput.unless(rate > 0 && rate <= 10, "The learning rate must be above 0 and at most 10, not %s.", rate);
    }
}
