package afterimage.app.session;

import afterimage.engine.model.Branch;
import afterimage.engine.run.Evaluation;
import afterimage.engine.run.HeldOutMetrics;
import afterimage.engine.trace.HeldOut;
import java.util.Map;

/**
 * The held-out clips' metrics.
 *
 * @param step training steps done when they were taken
 */
public record Measured(long step, Evaluation evaluation) implements News.OfRun {
    static Measured of(HeldOut seen, HeldOutMetrics metrics) {
        return new Measured(
                seen.step(),
                metrics.of(Map.of(
                        Branch.RECONSTRUCTION, seen.reconstructions(), Branch.PREDICTION, seen.predictions())));
    }
}
