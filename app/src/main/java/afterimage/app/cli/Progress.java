package afterimage.app.cli;

import afterimage.app.home.NativeErrors;
import afterimage.engine.run.Limit;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import afterimage.engine.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Training on a terminal: one line that renews itself; piped: a plain line now and then. */
final class Progress implements TrainingListener {
    private static final double TERMINAL_SECONDS = 0.2;
    private static final double PIPED_SECONDS = 5;

    private final PrintWriter out;
    private final Limit limit;
    private final boolean terminal = NativeErrors.isTerminal();
    private final long began = System.nanoTime();
    private double last = -PIPED_SECONDS;
    private String heldOut = "";
    private String ended = "";
    private Snapshot latest;

    Progress(PrintWriter out, Limit limit) {
        this.out = out;
        this.limit = limit;
    }

    @Override
    public void onStep(Snapshot snapshot) {
        latest = snapshot;
        double now = elapsed();
        if (now - last >= (terminal ? TERMINAL_SECONDS : PIPED_SECONDS)) {
            last = now;
            print(line(snapshot, now));
        }
    }

    @Override
    public void onHeldOut(HeldOut seen) {
        heldOut = String.format(Locale.ROOT, "  held-out %.4f", seen.loss());
    }

    @Override
    public void onSaveFailed(String why) {
        out.println((terminal ? "\n" : "") + why);
    }

    @Override
    public void onEnded(String why) {
        ended = why;
    }

    @Override
    public void onBlankOutput(Optional<String> warning) {
        out.println((terminal ? "\n" : "") + warning.orElse("The output is no longer the same for every clip."));
    }

    /** Prints the last state, ends the line, and says why training ended if it did so by itself. */
    void finish() {
        if (latest != null) {
            print(line(latest, elapsed()));
        }
        if (terminal) {
            out.println();
        }
        if (!ended.isEmpty()) {
            out.println(ended);
        }
        out.flush();
    }

    private void print(String line) {
        if (terminal) {
            out.print("\r" + line + "\033[K");
            out.flush();
        } else {
            out.println(line);
        }
    }

    private String line(Snapshot s, double now) {
        return String.format(
                Locale.ROOT,
                "step %,d  loss %.4f%s  %.1f steps/s%s",
                s.step(),
                s.loss(),
                heldOut,
                s.stepsPerSecond(),
                left(s, now));
    }

    private String left(Snapshot s, double now) {
        double seconds = limit.seconds() > 0 ? limit.seconds() - now : Double.POSITIVE_INFINITY;
        if (limit.steps() > 0 && s.stepsPerSecond() > 0) {
            seconds = Math.min(seconds, (limit.steps() - s.step()) / s.stepsPerSecond());
        }
        if (Double.isInfinite(seconds)) {
            return "";
        }
        long whole = Math.max(0, Math.round(seconds));
        return String.format(Locale.ROOT, "  left %d:%02d", whole / 60, whole % 60);
    }

    private double elapsed() {
        return (System.nanoTime() - began) / 1e9;
    }
}
