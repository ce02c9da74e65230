package afterimage.engine.trace;

import afterimage.engine.clip.Clip;
import java.util.List;

/**
 * The held-out clips as the model sees them after some step; always the same clips, so that progress is progress.
 *
 * @param step training steps done
 * @param loss mean over the clips, in the unit of the training loss
 * @param reconstructions in input order, or empty
 * @param predictions or empty
 */
public record HeldOut(long step, double loss, List<Clip> reconstructions, List<Clip> predictions) {
    public HeldOut {
        reconstructions = List.copyOf(reconstructions);
        predictions = List.copyOf(predictions);
    }
}
