package afterimage.engine.loop;

import afterimage.engine.BadInput;
import afterimage.engine.train.Horizon;

/**
 * When training ends by itself.
 *
 * @param steps steps of the run, all sittings together; 0 for no limit
 * @param seconds time of this sitting; 0 for no limit
 * @param heldOutLoss ends once a look at the held-out clips has a loss below this; null for no limit
 */
public record Limit(long steps, double seconds, Double heldOutLoss) {
    public Limit {
        BadInput.unless(steps >= 0, "The number of steps must be 1 or more, not %d.", steps);
        BadInput.unlessWithin(0, seconds, 1e8, "The seconds must be above 0, not %s.");
        BadInput.unlessWithin(
                Double.MIN_VALUE, heldOutLoss, Double.MAX_VALUE, "The held-out loss to reach must be above 0, not %s.");
    }

    /** Whatever the loss. */
    public Limit(long steps, double seconds) {
        this(steps, seconds, null);
    }

    public static Limit none() {
        return new Limit(0, 0);
    }

    /** The end of a horizon, for a sitting without a limit of its own; none without a horizon, or after it. */
    public static Limit of(Horizon horizon, long steps, double secondsSpent) {
        if (horizon == null) {
            return none();
        }
        return horizon.steps() != null
                ? new Limit(steps < horizon.steps() ? horizon.steps() : 0, 0)
                : new Limit(0, Math.max(0, horizon.seconds() - secondsSpent));
    }

    /** What is left of it after so many seconds, for the sitting that takes over. */
    public Limit after(double secondsSpent) {
        return seconds == 0 ? this : new Limit(steps, Math.max(seconds - secondsSpent, Double.MIN_VALUE), heldOutLoss);
    }

    /** @param latestHeldOutLoss of the latest look, NaN before any */
    public boolean reached(long stepsDone, double secondsSpent, double latestHeldOutLoss) {
        return (steps > 0 && stepsDone >= steps)
                || (seconds > 0 && secondsSpent >= seconds)
                || (heldOutLoss != null && latestHeldOutLoss < heldOutLoss);
    }
}
