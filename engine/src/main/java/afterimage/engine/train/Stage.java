package afterimage.engine.train;

import afterimage.engine.BadInput;
import afterimage.engine.sequence.SequenceSpec;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A first part of training, on easier clips (curriculum learning, Bengio et al. 2009). What is null is as in the run's
 * own clips. It lasts until one of the three is reached.
 *
 * @param untilShare of the horizon, above 0 and below 1
 * @param untilStep of the run
 * @param untilLoss a look at the held-out clips has a loss below this
 * @param inputFrames of its clips
 * @param futureFrames of its clips
 * @param digits a clip
 * @param minSpeed pixels a frame
 * @param maxSpeed pixels a frame
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
        BadInput.unless(
                untilStep == null || untilStep >= 1, "A stage's last step must be 1 or more, not %d.", untilStep);
        BadInput.unless(
                untilLoss == null || untilLoss > 0 && Double.isFinite(untilLoss),
                "A stage's loss to reach must be above 0, not %s.",
                untilLoss);
    }

    /**
     * Its clips.
     *
     * @throws BadInput if they cannot be
     */
    public SequenceSpec of(SequenceSpec run) {
        SequenceSpec clips = run.withFrames(
                inputFrames == null ? run.inputFrames() : inputFrames,
                futureFrames == null ? run.futureFrames() : futureFrames);
        clips = digits == null ? clips : clips.withDigits(digits);
        return clips.withSpeed(
                minSpeed == null ? run.minSpeed() : minSpeed, maxSpeed == null ? run.maxSpeed() : maxSpeed);
    }
}
