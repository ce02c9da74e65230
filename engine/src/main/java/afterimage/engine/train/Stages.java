package afterimage.engine.train;

import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.LossPoint;
import java.util.List;

/**
 * The stages of a training, one after the other, and then the run's own clips. Where a run is among them follows from its
 * steps, its time and its held-out curve alone, so that a stop changes nothing.
 */
public record Stages(TrainingSpec spec) {
    /**
     * The clips to train on next.
     *
     * @param heldOut looks so far, ascending
     */
    public SequenceSpec clips(SequenceSpec run, long stepsDone, double secondsSpent, List<LossPoint> heldOut) {
        long from = 0;
        for (Stage stage : spec.stages()) {
            long end = end(stage, from, stepsDone, secondsSpent, heldOut);
            if (end < 0) {
                return stage.of(run);
            }
            from = end;
        }
        return run;
    }

    /** The step after which it ended, as far as is known; -1 if it goes on. */
    private long end(Stage stage, long from, long stepsDone, double secondsSpent, List<LossPoint> heldOut) {
        if (stage.untilStep() != null) {
            return stepsDone >= stage.untilStep() ? stage.untilStep() : -1;
        }
        if (stage.untilShare() != null) {
            return spec.horizon().share(stepsDone, secondsSpent) >= stage.untilShare() ? from : -1;
        }
        return heldOut.stream()
                .filter(point -> point.step() > from && point.loss() < stage.untilLoss())
                .mapToLong(LossPoint::step)
                .findFirst()
                .orElse(-1);
    }
}
