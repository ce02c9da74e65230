package afterimage.engine.trace;

/**
 * One point of a loss curve.
 *
 * @param step training steps done, 1 after the first
 * @param loss mean over pixels, in the unit of the training loss
 */
public record LossPoint(long step, double loss) {}
