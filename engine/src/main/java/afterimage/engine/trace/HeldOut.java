package afterimage.engine.trace;

import afterimage.engine.clip.Clip;
import java.util.List;

/** The held-out clips, always the same, as the model sees them after a step; the loss in the training loss's unit. */
public record HeldOut(long step, double loss, List<Clip> reconstructions, List<Clip> predictions) {}
