package afterimage.engine.study;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.loop.Limit;
import afterimage.engine.run.LossHistory;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * How long each run of a study is trained; what comes first ends it, null is no limit. Seconds are of training alone:
 * equal for all, they make a race that is fair to slow steps. The loss is that of a look at the held-out clips.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Budget(Long steps, Double seconds, Double heldOutLoss) {
    /** What sums of seconds may be off by rounding, as a share of a round. */
    private static final double ROUNDING = 1e-9;
    /** Above 0. */
    private static final double LEAST = Double.MIN_VALUE;

    public Budget {
        BadInput.unless(
                steps != null || seconds != null,
                "A study's budget needs steps or seconds; a loss alone might never be reached.");
        BadInput.unlessWithin(1, steps, 1e9, "A study's steps must be 1 to 1000000000 a run, not %d.");
        BadInput.unlessWithin(LEAST, seconds, 1e8, "A study's seconds must be above 0 and at most 1e8 a run, not %s.");
        BadInput.unlessWithin(
                LEAST, heldOutLoss, Double.MAX_VALUE, "A study's held-out loss to reach must be above 0, not %s.");
    }

    public static Budget ofSteps(long steps) {
        return new Budget(steps, null, null);
    }

    public static Budget ofSeconds(double seconds) {
        return new Budget(null, seconds, null);
    }

    /** How much of the budget so many steps and seconds are, 0 to 1. */
    public double share(long stepsDone, double secondsSpent) {
        double ofSteps = steps == null ? 0 : (double) stepsDone / steps;
        double ofSeconds = seconds == null ? 0 : secondsSpent / seconds;
        return Math.min(1, Math.max(ofSteps, ofSeconds));
    }

    /** Rounds of {@code rounds} equal parts of the budget that a run has behind it. */
    int roundsDone(long stepsDone, double secondsSpent, int rounds) {
        return (int) Math.floor(share(stepsDone, secondsSpent) * rounds + ROUNDING);
    }

    /** Where a sitting ends that brings a run to the end of a round, counted from 1. */
    Limit endOf(int round, int rounds, double secondsSpent) {
        long untilStep = steps == null ? 0 : (steps * round + rounds - 1) / rounds;
        // No seconds left must not read as no limit.
        double left = seconds == null ? 0 : Math.max(Double.MIN_VALUE, seconds * round / rounds - secondsSpent);
        return new Limit(untilStep, left);
    }

    /** Whether a look of the curve is below the loss to reach. A curve is the same however a run was interrupted. */
    boolean reachesLoss(LossHistory history) {
        return heldOutLoss != null && history.heldOut().stream().anyMatch(p -> p.step() > 0 && p.loss() < heldOutLoss);
    }

    /** E.g. {@code 2,000 steps, or until the held-out loss is below 0.01}. */
    public String words() {
        List<String> parts = new ArrayList<>();
        if (steps != null) {
            parts.add(Words.count(steps, "step"));
        }
        if (seconds != null) {
            parts.add((seconds == Math.rint(seconds) ? Words.of("%,.0f", seconds) : seconds)
                    + (seconds == 1 ? " second" : " seconds") + " of training");
        }
        if (heldOutLoss != null) {
            parts.add("until the held-out loss is below " + heldOutLoss);
        }
        return String.join(", or ", parts);
    }
}
