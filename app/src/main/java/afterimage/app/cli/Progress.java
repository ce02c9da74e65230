package afterimage.app.cli;

import afterimage.engine.run.Limit;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** What training says of itself on the command line. */
final class Progress implements TrainingListener {
    private final ProgressLine line;
    private final Limit limit;
    private String heldOut = "";
    private String ended = "";
    private Snapshot latest;

    Progress(PrintWriter out, Limit limit) {
        this.line = new ProgressLine(out);
        this.limit = limit;
    }

    @Override
    public void onStep(Snapshot snapshot) {
        latest = snapshot;
        if (line.isDue()) {
            line.renew(words(snapshot));
        }
    }

    @Override
    public void onHeldOut(HeldOut seen) {
        heldOut = String.format(Locale.ROOT, "  held-out %.4f", seen.loss());
    }

    @Override
    public void onProblem(String sentence) {
        line.say(sentence);
    }

    @Override
    public void onEnded(String why) {
        ended = why;
    }

    @Override
    public void onBlankOutput(Optional<String> warning) {
        line.say(warning.orElse("The output is no longer the same for every clip."));
    }

    /** Prints the last state, ends the line, and says why training ended if it did so by itself. */
    void finish() {
        if (latest != null) {
            line.renew(words(latest));
        }
        line.end();
        if (!ended.isEmpty()) {
            line.say(ended);
        }
        line.end();
    }

    private String words(Snapshot s) {
        return String.format(
                Locale.ROOT,
                "step %,d  loss %.4f%s  %.1f steps/s%s",
                s.step(),
                s.loss(),
                heldOut,
                s.stepsPerSecond(),
                left(s));
    }

    private String left(Snapshot s) {
        double seconds = limit.seconds() > 0 ? limit.seconds() - line.elapsed() : Double.POSITIVE_INFINITY;
        if (limit.steps() > 0 && s.stepsPerSecond() > 0) {
            seconds = Math.min(seconds, (limit.steps() - s.step()) / s.stepsPerSecond());
        }
        return Double.isInfinite(seconds) ? "" : "  left " + ProgressLine.time(seconds);
    }
}
