package afterimage.engine.model;

import afterimage.engine.BadInput;
import afterimage.engine.Range;

/**
 * Scheduled sampling (Bengio et al. 2015, 2.4): a decoder's chance of the true frame, {@code from} the first step on.
 * After {@code steps} it is {@code to}; EXPONENTIAL: 1/e of the way is left; INVERSE_SIGMOID: half of it.
 */
public record Sampling(Kind kind, double from, double to, int steps) {
    /** The share of the way from {@code from} to {@code to} that is still to go. */
    public enum Kind {
        /** 1 - i / steps. */
        LINEAR,
        /** k^i with k = exp(-1 / steps). */
        EXPONENTIAL,
        /** k / (k + exp(i / k)) with k such that half is left after {@code steps}: k log k = steps. */
        INVERSE_SIGMOID
    }

    public static final Range SHARE = Range.of(0, 1);
    public static final Range STEPS = Range.whole(1, Integer.MAX_VALUE);

    public Sampling {
        BadInput.unless(kind != null, "The sampling's kind must be LINEAR, EXPONENTIAL or INVERSE_SIGMOID.");
        BadInput.unless(
                from >= to && SHARE.holds(from) && SHARE.holds(to),
                "The sampling's share of true frames must fall within 1 to 0, not go from %s to %s.",
                from,
                to);
        STEPS.require(steps, "The steps of the sampling must be %s, not %s.");
    }

    /** From true frames only to own frames only, in equal steps over the first 10,000. */
    public static Sampling usual() {
        return new Sampling(Kind.LINEAR, 1, 0, 10_000);
    }

    /** The probability of a true frame after {@code step} training steps. */
    public double truth(long step) {
        double left = switch (kind) {
            case LINEAR -> Math.max(0, 1 - (double) step / steps);
            case EXPONENTIAL -> StrictMath.exp(-(double) step / steps);
            case INVERSE_SIGMOID -> {
                double k = inverseOfXLogX(steps);
                yield 1 / (1 + StrictMath.exp(step / k) / k);
            }
        };
        return to + (from - to) * left;
    }

    /** By Newton's method, which comes down from above without overshooting, since x log x is convex. */
    private static double inverseOfXLogX(double product) {
        double x = product + 2;
        for (double before = Double.MAX_VALUE; x < before; ) {
            before = x;
            double log = StrictMath.log(x);
            x -= (x * log - product) / (log + 1);
        }
        return x;
    }
}
