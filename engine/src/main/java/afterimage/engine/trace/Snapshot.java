package afterimage.engine.trace;

/**
 * What happened at one training step.
 *
 * @param seconds time spent training, over all sittings of the run; steps a second are the recent pace
 * @param loss the training batch's loss, mean over pixels
 * @param clipsReady training clips that were made ahead and wait for their step
 */
public record Snapshot(
        long step, double seconds, double stepsPerSecond, double learningRate, double loss, int clipsReady) {

    /** Where no clips wait. */
    public Snapshot(long step, double seconds, double stepsPerSecond, double learningRate, double loss) {
        this(step, seconds, stepsPerSecond, learningRate, loss, 0);
    }
}
