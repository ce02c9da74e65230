package afterimage.engine.trace;

/** A point of a loss curve: training steps done, 1 after the first, and the mean over pixels in the loss's unit. */
public record LossPoint(long step, double loss) {}
