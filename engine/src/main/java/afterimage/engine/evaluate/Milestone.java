package afterimage.engine.evaluate;

import afterimage.engine.measure.Score;
import afterimage.engine.model.Branch;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far what a model makes has come, by its squared error on the held-out clips against those of black frames and of
 * the mean image; thresholds are where the pictures of models that come along change their look.
 */
public enum Milestone {
    /** Grey, then black: over all frames the error is nearer to that of black frames than to the mean image's, or above. */
    BLANK,
    /** A cloud: nearer to the mean image's error, and no frame is a tenth below it. */
    MEAN_IMAGE,
    /** Blobs where the digits are: the best frame has at most nine tenths of the mean image's error there. */
    FIRST_SHAPES,
    /** The digits get their forms: the best frame has at most half of it. */
    SHAPES,
    /** Digits that are where they should be all the time: the worst frame has at most half of it. */
    MOTION;

    private static final double BLOBS = 0.9;
    private static final double DIGITS = 0.5;
    /** Frames from here on show no more than where a digit may be. */
    private static final double CLOUD = 0.75;

    /** Empty for a branch that the model lacks, and where there is no mean image. */
    public static Optional<Milestone> of(Evaluation result, Branch branch) {
        boolean future = branch == Branch.PREDICTION;
        Score made = future ? result.prediction() : result.reconstruction();
        Score mean = future ? result.meanImage() : result.meanImageInput();
        if (made == null || mean == null) {
            return Optional.empty();
        }
        double blank = (future ? result.blank() : result.blankInput()).mse();
        double[] shares = shares(made, mean);
        if (made.mse() > (blank + mean.mse()) / 2) {
            return Optional.of(BLANK);
        } else if (Arrays.stream(shares).allMatch(share -> share <= DIGITS)) {
            return Optional.of(MOTION);
        } else if (Arrays.stream(shares).anyMatch(share -> share <= DIGITS)) {
            return Optional.of(SHAPES);
        }
        return Optional.of(Arrays.stream(shares).anyMatch(share -> share <= BLOBS) ? FIRST_SHAPES : MEAN_IMAGE);
    }

    private static double[] shares(Score made, Score mean) {
        double[] shares = made.perFrameMse().clone();
        Arrays.setAll(shares, t -> shares[t] / mean.perFrameMse()[t]);
        return shares;
    }

    /** Whether a prediction is past blank, and its last frame has three quarters of the mean image's error or more. */
    public static boolean isCloud(Evaluation result) {
        if (of(result, Branch.PREDICTION).orElse(BLANK) == BLANK) {
            return false;
        }
        double[] shares = shares(result.prediction(), result.meanImage());
        return shares[shares.length - 1] >= CLOUD;
    }

    /** The one after this; empty after the last. */
    public Optional<Milestone> next() {
        return this == MOTION ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
