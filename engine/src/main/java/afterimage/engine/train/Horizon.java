package afterimage.engine.train;

import afterimage.engine.BadInput;
import com.fasterxml.jackson.annotation.JsonInclude;

/** How long a run is meant to train, for schedules and stages; in seconds a slower machine has other rates. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Horizon(Long steps, Double seconds) {
    public Horizon {
        BadInput.unless(
                (steps == null) != (seconds == null), "A horizon is a number of steps or of seconds, one of the two.");
        BadInput.unlessWithin(1, steps, 1e12, "A horizon's steps must be 1 to 10^12, not %d.");
        BadInput.unlessWithin(
                Double.MIN_VALUE, seconds, 1e8, "A horizon's seconds must be above 0 and at most 1e8, not %s.");
    }

    /** The share of it that is behind a run, 0 to 1. */
    double share(long stepsDone, double secondsSpent) {
        return Math.min(1, steps == null ? secondsSpent / seconds : (double) stepsDone / steps);
    }
}
