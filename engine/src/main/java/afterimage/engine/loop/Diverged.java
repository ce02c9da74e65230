package afterimage.engine.loop;

import afterimage.engine.train.NotFinite;

/** Training ended because of NaN or infinity; the message says at which step, where it began and what to try. */
public final class Diverged extends RuntimeException {
    private static final String WEIGHT = "the weight ";

    private Diverged(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * @param learningRate of the last step
     * @param begin steps done when this sitting began; the weights of that step came from outside
     * @param saved the step of the checkpoint in the folder, or -1 for none
     */
    static Diverged of(NotFinite found, double learningRate, long begin, long saved) {
        String kept = saved < 0
                ? " Nothing was saved yet."
                : " The last good weights are kept: those saved at step " + saved + ".";
        if (found.step == begin && found.place.startsWith(WEIGHT)) {
            return new Diverged(
                    "Training stopped after step " + found.step + ": " + found.place
                            + " is NaN or infinite as it was loaded; go on from a checkpoint made before it.",
                    found);
        }
        String where = found.place.startsWith(WEIGHT)
                ? "the update of step " + found.step + " made " + found.place + " NaN or infinite"
                : "NaN or infinity first appeared in " + found.place;
        return new Diverged(
                "Training stopped after step " + found.step + ": " + where + ". The learning rate " + learningRate
                        + " is probably too high: try a tenth of it, or a smaller limit of the gradient norm"
                        + " (training.clipNorm)." + kept,
                found);
    }
}
