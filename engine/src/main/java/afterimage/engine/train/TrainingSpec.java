package afterimage.engine.train;

import afterimage.engine.BadInput;
import afterimage.engine.Range;
import afterimage.engine.Settings;
import afterimage.engine.cell.Precision;
import java.util.List;

/**
 * How a model is trained.
 *
 * @param loss what is made small; what the settings below add to gradients is not in it
 * @param learningRate the base rate at the start, which the schedule multiplies; can be changed while training runs
 * @param momentum SGD, RMSPROP_MOMENTUM: share of the last update that goes on; ADAM, ADAMW: beta 1, that of the mean
 *     gradient
 * @param decay RMSPROP, RMSPROP_MOMENTUM, ADAM, ADAMW (beta 2): share of the old mean square that is kept
 * @param batch clips a step
 * @param clipNorm limit of the gradients, see clipBy; 0 for no limit
 * @param reconstructionShare composite: weight of the reconstruction's loss, the prediction's is the rest
 * @param heldOutEvery steps between two looks at the held-out clips
 * @param weightDecay pull of matrices and kernels (not of biases and peepholes) towards zero: this share of a weight is
 *     added to its gradient after clipping, or, ADAMW, this share times the rate is taken from the weight itself
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
 * @param precision of the products of its steps; null for FLOAT32
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
        Double firstSquare,
        Precision precision)
        implements Settings<TrainingSpec> {
    public static final Range LEARNING_RATE = Range.of(0, 10).above();
    public static final Range MOMENTUM = Range.of(0, 1).below();
    public static final Range DECAY = Range.of(0, 1).below();
    public static final Range BATCH = Range.whole(1, 1024);
    public static final Range CLIP_NORM = Range.of(0, 1e6);
    public static final Range RECONSTRUCTION_SHARE = Range.of(0, 1);
    public static final Range HELD_OUT_EVERY = Range.whole(1, Integer.MAX_VALUE);
    public static final Range HELD_OUT_CLIPS = Range.whole(1, 1024);
    public static final Range WEIGHT_DECAY = Range.of(0, 1);
    public static final Range PATIENCE = Range.whole(0, 1_000_000);
    public static final Range READING_WEIGHT = Range.of(0, 100);
    public static final Range AVERAGING = Range.of(0, 1).below();
    public static final Range EPSILON = Range.of(0, 1);
    public static final Range FIRST_SQUARE = Range.of(0, 1e6);
    private static final int MAX_STAGES = 20;

    public TrainingSpec {
        // Specs of earlier versions lack what may be null; so trained they are as they were.
        weightDecay = weightDecay == null ? 0 : weightDecay;
        clipBy = clipBy == null ? ClipBy.GLOBAL_NORM : clipBy;
        schedule = schedule == null ? Schedule.CONSTANT : schedule;
        patience = patience == null ? 0 : patience;
        readingWeight = readingWeight == null ? 0.5 : readingWeight;
        stages = stages == null ? List.of() : List.copyOf(stages);
        averaging = averaging == null ? 0 : averaging;
        convention = convention == null ? Convention.OWN : convention;
        precision = precision == null ? Precision.FLOAT32 : precision;
        BadInput.unless(loss != null, "The loss must be MSE, MAE, BCE or a mix like {\"mse\": 1, \"mae\": 0.5}.");
        BadInput.unless(optimizer != null, "The optimizer must be one of %s.", List.of(OptimizerKind.values()));
        READING_WEIGHT.require(readingWeight, "The weight of frames written while reading must be %s, not %s.");
        EPSILON.require(epsilon, "Epsilon must be %s, not %s.");
        FIRST_SQUARE.require(firstSquare, "RMSProp's first mean square must be %s, not %s.");
        AVERAGING.require(averaging, "The share that averaged weights keep at a step must be %s, 0 for none, not %s.");
        BadInput.unless(stages.size() <= MAX_STAGES, "Training has at most %d stages.", MAX_STAGES);
        BadInput.unless(
                horizon != null
                        || !schedule.needsHorizon() && stages.stream().allMatch(stage -> stage.untilShare() == null),
                "Shares of the training need a horizon: set training.horizon, e.g. {\"seconds\": 600}.");
        requireLearningRate(learningRate);
        MOMENTUM.require(momentum, "The momentum must be %s, not %s.");
        DECAY.require(decay, "The decay must be %s, not %s.");
        BATCH.require(batch, "The batch must be %s clips, not %s.");
        CLIP_NORM.require(clipNorm, "The limit of the gradients must be %s, 0 for off, not %s.");
        RECONSTRUCTION_SHARE.require(reconstructionShare, "The reconstruction's share of the loss must be %s, not %s.");
        HELD_OUT_EVERY.require(heldOutEvery, "Steps between two looks at held-out clips must be %s, not %s.");
        HELD_OUT_CLIPS.require(heldOutClips, "There must be %s held-out clips, not %s.");
        WEIGHT_DECAY.require(weightDecay, "The weight decay must be %s, not %s.");
        PATIENCE.require(patience, "The patience must be %s looks at the held-out clips, 0 for off, not %s.");
    }

    public boolean keepsBestWeights() {
        return keepsBest == null ? patience > 0 : keepsBest;
    }

    public double usedEpsilon() {
        return epsilon == null ? convention.epsilon(optimizer) : epsilon;
    }

    public double usedFirstSquare() {
        return firstSquare == null ? convention.firstSquare : firstSquare;
    }

    /** The rate of a step, a person's base rate times the schedule's share. */
    public double rate(double base, long stepsDone, double secondsSpent) {
        return schedule.rate(base, stepsDone, secondsSpent, horizon);
    }

    public static void requireLearningRate(double rate) {
        LEARNING_RATE.require(rate, "The learning rate must be %s, not %s.");
    }
}
