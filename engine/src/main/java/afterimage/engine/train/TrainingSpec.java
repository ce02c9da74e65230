package afterimage.engine.train;

import afterimage.engine.BadInput;

/**
 * How a model is trained.
 *
 * @param loss what is made small
 * @param optimizer which rule updates the weights
 * @param learningRate at the start; can be changed while training runs
 * @param momentum SGD: share of the last update that goes on; ADAM: beta 1, that of the mean gradient
 * @param decay RMSPROP, ADAM (beta 2): share of the old mean square that is kept
 * @param batch clips a step
 * @param clipNorm largest norm of all gradients together; 0 for no limit
 * @param reconstructionShare composite: weight of the reconstruction's loss, the prediction's is the rest
 * @param heldOutEvery steps between two looks at the held-out clips
 * @param heldOutClips how many those are
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
        int heldOutClips) {

    public TrainingSpec {
        BadInput.unless(loss != null, "The loss must be MSE or BCE.");
        BadInput.unless(optimizer != null, "The optimizer must be RMSPROP, ADAM or SGD.");
        requireLearningRate(learningRate);
        BadInput.unless(momentum >= 0 && momentum < 1, "The momentum must be in [0, 1), not %s.", momentum);
        BadInput.unless(decay >= 0 && decay < 1, "The decay must be in [0, 1), not %s.", decay);
        BadInput.unless(batch >= 1 && batch <= 1024, "The batch must be 1 to 1024 clips, not %d.", batch);
        BadInput.unless(
                clipNorm >= 0 && clipNorm <= 1e6, "The gradient norm limit must be 0 (off) to 1e6, not %s.", clipNorm);
        BadInput.unless(
                reconstructionShare >= 0 && reconstructionShare <= 1,
                "The reconstruction's share of the loss must be in [0, 1], not %s.",
                reconstructionShare);
        BadInput.unless(heldOutEvery >= 1, "Held-out clips are looked at every 1 step or more, not %d.", heldOutEvery);
        BadInput.unless(
                heldOutClips >= 1 && heldOutClips <= 1024,
                "There must be 1 to 1024 held-out clips, not %d.",
                heldOutClips);
    }

    /** Refuses a rate that no optimizer can use. */
    public static void requireLearningRate(double rate) {
        BadInput.unless(rate > 0 && rate <= 10, "The learning rate must be above 0 and at most 10, not %s.", rate);
    }
}
