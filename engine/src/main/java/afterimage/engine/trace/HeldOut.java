package afterimage.engine.trace;

import afterimage.engine.model.Prediction;

/** The held-out clips, always the same, as the model sees them after a step; the loss in the training loss's unit. */
public record HeldOut(long step, double loss, Prediction made) {
    /** A look of which there are frames only: the loss of this step may never have been measured. */
    public HeldOut(long step, Prediction made) {
        this(step, Double.NaN, made);
    }
}
