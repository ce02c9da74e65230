package afterimage.engine.trace;

/**
 * What happened at one training step.
 *
 * @param step training steps done
 * @param seconds time spent training, over all sittings of the run
 * @param stepsPerSecond recent pace
 * @param learningRate the rate this step used
 * @param loss the training batch's loss, mean over pixels
 */
public record Snapshot(long step, double seconds, double stepsPerSecond, double learningRate, double loss) {}
