package afterimage.engine.run;

import afterimage.engine.BadInput;

/**
 * When training ends by itself.
 *
 * @param steps steps of the run, all sittings together; 0 for no limit
 * @param seconds time of this sitting; 0 for no limit
 */
public record Limit(long steps, double seconds) {
    public Limit {
        BadInput.unless(steps >= 0, "The number of steps must be 1 or more, not %d.", steps);
        BadInput.unless(seconds >= 0 && seconds <= 1e8, "The seconds must be above 0, not %s.", seconds);
    }

    public static Limit none() {
        return new Limit(0, 0);
    }

    /** What is left of it after so many seconds, for the sitting that takes over. */
    public Limit after(double secondsSpent) {
        return seconds == 0 ? this : new Limit(steps, Math.max(seconds - secondsSpent, Double.MIN_VALUE));
    }

    boolean reached(long stepsDone, double secondsSpent) {
        return (steps > 0 && stepsDone >= steps) || (seconds > 0 && secondsSpent >= seconds);
    }
}
