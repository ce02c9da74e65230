package afterimage.app.history;

import afterimage.engine.model.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the view says. */
final class HistoryWords {
    static final String NO_RUN = "Waiting for a run.";
    static final String READING = "Reading the moment.";
    static final String BUSY = "Stop the training first to branch from here.";
    static final String SHIPPED =
            "The model that comes with the program has no saved moments. Press Train for a run of your own: one is kept at"
                    + " each save, about every 20 seconds.";
    static final String NONE =
            "This run has no saved moments yet. One is kept at each save, about every 20 seconds, while it trains; runs"
                    + " trained by an earlier version have none.";

    private HistoryWords() {}

    /**
     * Losses at a moment, and its errors beside those of now.
     *
     * @param now null as long as it is not computed
     */
    static String numbers(ClipAtStep then, ClipAtStep now) {
        List<String> losses = new ArrayList<>();
        add(losses, "loss %.4f", then.train());
        add(losses, "held-out %.4f", then.heldOut());
        List<String> errors = new ArrayList<>();
        then.mse().forEach((branch, mse) -> add(errors, branch.id() + " %.4f" + beside(now, branch), mse));
        losses.add("MSE " + String.join(", ", errors));
        return String.join("  ·  ", losses);
    }

    private static String beside(ClipAtStep now, Branch branch) {
        return now == null
                ? ""
                : String.format(Locale.ROOT, " (now %.4f)", now.mse().get(branch));
    }

    private static void add(List<String> parts, String form, double value) {
        if (!Double.isNaN(value)) {
            parts.add(String.format(Locale.ROOT, form, value));
        }
    }
}
