package afterimage.engine.train;

import afterimage.engine.BadInput;
import afterimage.engine.Range;

/**
 * The learning rate from step to step, as a share of the base rate, which a person may change: after {@code
 * warmupSteps} of linear growth STEP and EXPONENTIAL leave {@code factor} after {@code every} steps; COSINE and
 * ONE_CYCLE come to the share {@code floor} at {@code totalSteps}, 0 for the run's horizon, and stay. JSON has what the
 * kind needs.
 */
public record Schedule(Kind kind, Long every, Double factor, Long totalSteps, Double floor, Long warmupSteps) {
    /** How the share of the base rate goes on after the warm-up. */
    public enum Kind {
        CONSTANT,
        /** A factor at once after every so many steps. */
        STEP,
        /** The same factor as a smooth curve. */
        EXPONENTIAL,
        /** Half a cosine wave from the whole rate to the floor (Loshchilov and Hutter 2017, eq. 5, without restarts). */
        COSINE,
        /**
         * Linear growth from 1/25 of the rate to the whole, then half a cosine wave to the floor (Smith and Topin 2019,
         * with the fall that is usual since). It grows for {@code warmupSteps}, or three tenths of the steps if 0.
         */
        ONE_CYCLE
    }

    public static final Range STEPS = Range.whole(0, 1e12);
    public static final Range FLOOR = Range.of(0, 1);
    /** Where these two are used; elsewhere they may be 0 and 1. */
    public static final Range EVERY = Range.whole(1, 1e12);

    public static final Range FACTOR = Range.of(0, 1).above().below();

    public static final Schedule CONSTANT = new Schedule(Kind.CONSTANT, null, null, null, null, null);

    private static final double CYCLE_BEGIN = 1 / 25.0;
    private static final double CYCLE_GROWTH = 0.3;

    public Schedule {
        every = every == null ? 0 : every;
        factor = factor == null ? 1 : factor;
        totalSteps = totalSteps == null ? 0 : totalSteps;
        floor = floor == null ? 0 : floor;
        warmupSteps = warmupSteps == null ? 0 : warmupSteps;
        BadInput.unless(kind != null, "A schedule's kind must be CONSTANT, STEP, EXPONENTIAL, COSINE or ONE_CYCLE.");
        STEPS.require(every, "A schedule's every must be %s steps, not %s.");
        STEPS.require(totalSteps, "A schedule's totalSteps must be %s steps, not %s.");
        STEPS.require(warmupSteps, "A schedule's warmupSteps must be %s steps, not %s.");
        Range.of(0, 1).above().require(factor, "A schedule's factor must be %s, not %s.");
        FLOOR.require(floor, "A schedule's floor must be %s, not %s.");
        if (kind == Kind.STEP || kind == Kind.EXPONENTIAL) {
            BadInput.unless(
                    EVERY.holds(every), "A schedule of kind %s needs the steps of its factor: set every.", kind);
            BadInput.unless(FACTOR.holds(factor), "A schedule of kind %s needs a factor below 1.", kind);
        }
        if (kind == Kind.COSINE || kind == Kind.ONE_CYCLE) {
            BadInput.unless(
                    totalSteps == 0 || totalSteps >= 2 && totalSteps > warmupSteps,
                    "A schedule of kind %s needs totalSteps, 2 or more and more than warmupSteps (%d), or 0 for the"
                            + " run's horizon, not %d.",
                    kind,
                    warmupSteps,
                    totalSteps);
        }
    }

    /** Whether its curve ends with the run's horizon. */
    boolean needsHorizon() {
        return (kind == Kind.COSINE || kind == Kind.ONE_CYCLE) && totalSteps == 0;
    }

    /** The rate of the step after {@code stepsDone}, by these alone: a resumed run goes on as if never stopped. */
    double rate(double base, long stepsDone, double secondsSpent, Horizon horizon) {
        return base * share(stepsDone, needsHorizon() ? horizon.share(stepsDone, secondsSpent) : 0);
    }

    /** @param gone share of the horizon */
    private double share(long done, double gone) {
        // Also beside a horizon a warm-up is in steps. Its first is not lost on a rate of 0, its last has the whole.
        if (done < warmupSteps) {
            return kind == Kind.ONE_CYCLE ? growing(done, warmupSteps) : (done + 1.0) / warmupSteps;
        }
        long at = done - warmupSteps;
        boolean grows = kind == Kind.ONE_CYCLE && warmupSteps == 0;
        return switch (kind) {
            case CONSTANT -> 1;
            case STEP -> StrictMath.pow(factor, at / every);
            case EXPONENTIAL -> StrictMath.pow(factor, (double) at / every);
            case COSINE, ONE_CYCLE ->
                needsHorizon()
                        ? wave(gone, grows ? CYCLE_GROWTH : 0, 1)
                        : wave(done, grows ? Math.max(1, (long) (CYCLE_GROWTH * totalSteps)) : warmupSteps, totalSteps);
        };
    }

    private static double growing(double done, double growth) {
        return CYCLE_BEGIN + (1 - CYCLE_BEGIN) * done / growth;
    }

    /** Up to {@code growth} to the whole rate, then down to the floor at {@code end}. */
    private double wave(double done, double growth, double end) {
        double fallen = Math.min(1, (done - growth) / (end - growth));
        return done < growth ? growing(done, growth) : floor + (1 - floor) * (1 + StrictMath.cos(Math.PI * fallen)) / 2;
    }
}
