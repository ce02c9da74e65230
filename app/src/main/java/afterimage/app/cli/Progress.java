package afterimage.app.cli;

import afterimage.engine.run.Limit;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Optional;

/** What training says of itself on the command line. */
final class Progress extends ProgressLine implements TrainingListener {
    private final Limit limit;
    private String ended = "";
    private Snapshot latest;

    Progress(PrintWriter out, Limit limit) {
        super(out);
        this.limit = limit;
    }

    @Override
    public void onStep(Snapshot snapshot) {
        latest = snapshot;
        if (isDue()) {
            renew(words(snapshot) + left(snapshot));
        }
    }

    @Override
    public void onHeldOut(HeldOut seen) {
        keep(seen);
    }

    @Override
    public void onProblem(String sentence) {
        say(sentence);
    }

    @Override
    public void onEnded(String why) {
        ended = why;
    }

    @Override
    public void onBlankOutput(Optional<String> warning) {
        say(warning.orElse("The output is no longer the same for every clip."));
    }

    /** Prints the last state, ends the line, and says why training ended if it did so by itself. */
    void finish() {
        if (latest != null) {
            renew(words(latest) + left(latest));
        }
        if (!ended.isEmpty()) {
            say(ended);
        }
        end();
    }

    private String left(Snapshot s) {
        double seconds = limit.seconds() > 0 ? limit.seconds() - elapsed() : Double.POSITIVE_INFINITY;
        if (limit.steps() > 0 && s.stepsPerSecond() > 0) {
            seconds = Math.min(seconds, (limit.steps() - s.step()) / s.stepsPerSecond());
        }
        return Double.isInfinite(seconds) ? "" : "  left " + time(seconds);
    }
}
