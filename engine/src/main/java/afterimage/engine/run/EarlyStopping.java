package afterimage.engine.run;

import afterimage.engine.Words;
import afterimage.engine.trace.LossPoint;
import java.util.List;

/**
 * Ends training after so many looks without a lower held-out loss than the best, 0 for never. It knows nothing but the
 * curve, so that a run in several sittings ends at the step where the same run in one does.
 */
public record EarlyStopping(int patience) {
    /** Whether no further step would be made; {@code heldOut} are all looks, the first of which is before any step. */
    public boolean ends(List<LossPoint> heldOut) {
        return patience > 0 && heldOut.size() - 1 - best(heldOut) >= patience;
    }

    /** One sentence; only for a curve that has a point. */
    public String reason(List<LossPoint> heldOut) {
        LossPoint best = heldOut.get(best(heldOut));
        return Words.of(
                "Training ended by itself after step %,d: the held-out loss has not been below the %.5f of step %,d for"
                        + " %s.",
                heldOut.get(heldOut.size() - 1).step(),
                best.loss(),
                best.step(),
                Words.count(heldOut.size() - 1 - best(heldOut), "look"));
    }

    /** Index of the first of the lowest; a loss that is no number is above all others. */
    private static int best(List<LossPoint> heldOut) {
        int best = 0;
        for (int i = 1; i < heldOut.size(); i++) {
            if (Double.compare(heldOut.get(i).loss(), heldOut.get(best).loss()) < 0) {
                best = i;
            }
        }
        return best;
    }
}
