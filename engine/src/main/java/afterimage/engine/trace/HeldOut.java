package afterimage.engine.trace;

import afterimage.engine.clip.Clip;
import java.util.List;

/**
 * The held-out clips as the model sees them after a training step; always the same clips, so that progress is progress.
 * The loss is their mean in the unit of the training loss; clips are in input order, or none.
 */
public record HeldOut(long step, double loss, List<Clip> reconstructions, List<Clip> predictions) {
    public HeldOut {
        reconstructions = List.copyOf(reconstructions);
        predictions = List.copyOf(predictions);
    }
}
