package afterimage.engine.train;

import afterimage.engine.BadInput;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.LossPoint;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A first part of training on easier clips (Bengio et al. 2009); null is as in the run's own. It lasts until a share of
 * the horizon, a step, or a loss of a held-out look is reached, whichever is given.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stage(
        Double untilShare,
        Long untilStep,
        Double untilLoss,
        Integer inputFrames,
        Integer futureFrames,
        Integer digits,
        Double minSpeed,
        Double maxSpeed) {
    public Stage {
        int ends = (untilShare == null ? 0 : 1) + (untilStep == null ? 0 : 1) + (untilLoss == null ? 0 : 1);
        BadInput.unless(ends == 1, "A stage lasts until a share of the horizon, a step or a loss, one of the three.");
        BadInput.unless(
                untilShare == null || untilShare > 0 && untilShare < 1,
                "A stage's share of the horizon must be above 0 and below 1, not %s.",
                untilShare);
        BadInput.unlessWithin(1, untilStep, Long.MAX_VALUE, "A stage's last step must be 1 or more, not %d.");
        BadInput.unlessWithin(
                Double.MIN_VALUE, untilLoss, Double.MAX_VALUE, "A stage's loss to reach must be above 0, not %s.");
    }

    /** @throws BadInput if there cannot be such clips */
    public SequenceSpec of(SequenceSpec run) {
        SequenceSpec clips = run.withFrames(
                inputFrames == null ? run.inputFrames() : inputFrames,
                futureFrames == null ? run.futureFrames() : futureFrames);
        clips = digits == null ? clips : clips.with("digits", digits);
        return clips.withSpeed(
                minSpeed == null ? run.minSpeed() : minSpeed, maxSpeed == null ? run.maxSpeed() : maxSpeed);
    }

    /** The clips trained on next, by steps, time and held-out curve alone, so that a stop changes nothing. */
    public static SequenceSpec clips(
            TrainingSpec spec, SequenceSpec run, long stepsDone, double secondsSpent, List<LossPoint> heldOut) {
        long from = 0;
        for (Stage stage : spec.stages()) {
            long end = stage.end(spec.horizon(), from, stepsDone, secondsSpent, heldOut);
            if (end < 0) {
                return stage.of(run);
            }
            from = end;
        }
        return run;
    }

    /** The step after which it ended, as far as is known; -1 if it goes on. */
    private long end(Horizon horizon, long from, long stepsDone, double secondsSpent, List<LossPoint> heldOut) {
        if (untilStep != null) {
            return stepsDone >= untilStep ? untilStep : -1;
        }
        if (untilShare != null) {
            return horizon.share(stepsDone, secondsSpent) >= untilShare ? from : -1;
        }
        return heldOut.stream()
                .filter(point -> point.step() > from && point.loss() < untilLoss)
                .mapToLong(LossPoint::step)
                .findFirst()
                .orElse(-1);
    }
}
