package afterimage.app.session;

import afterimage.engine.evaluate.Evaluation;

/**
 * The held-out clips' metrics.
 *
 * @param step training steps done when they were taken
 */
public record Measured(long step, Evaluation evaluation) implements News {}
