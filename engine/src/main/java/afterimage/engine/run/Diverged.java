package afterimage.engine.run;

/** Training ended because the loss is no longer a number; the message says where and what to try. */
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Diverged(long step, double learningRate, boolean saved) {
        super("The loss is not a number after step " + step + "; the learning rate " + learningRate
                + " is probably too high: try a tenth of it, or limit the gradient norm."
                + (saved ? " The last good weights are kept." : ""));
    }
}
