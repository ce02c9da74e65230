package afterimage.app.cli;

import afterimage.app.system.NativeErrors;
import afterimage.engine.Words;
import afterimage.engine.trace.HeldOut;
import afterimage.engine.trace.Snapshot;
import java.io.PrintWriter;

/** Says what is going on: on a terminal in one line that renews itself; piped, in a plain line now and then. */
class ProgressLine {
    private static final double TERMINAL_SECONDS = 0.2;
    private static final double PIPED_SECONDS = 5;

    private final PrintWriter out;
    private final boolean terminal = NativeErrors.isTerminal();
    private final long began = System.nanoTime();
    private double last = -PIPED_SECONDS;
    /** The last look at the held-out clips, as it stands behind the loss. */
    private String heldOut = "";
    /** Whether the cursor stands in a line that will be renewed. */
    private boolean open;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    /** Seconds since it was made. */
    double elapsed() {
        return (System.nanoTime() - began) / 1e9;
    }

    boolean isDue() {
        double now = elapsed();
        boolean due = now - last >= (terminal ? TERMINAL_SECONDS : PIPED_SECONDS);
        last = due ? now : last;
        return due;
    }

    void renew(String line) {
        if (terminal) {
            out.print("\r" + line + "\033[K");
            out.flush();
            open = true;
        } else {
            out.println(line);
        }
    }

    /** Prints something that stays. */
    void say(String line) {
        end();
        out.println(line);
    }

    /** Ends the line that was renewed. */
    void end() {
        if (open) {
            out.println();
            open = false;
        }
        out.flush();
    }

    /** Keeps a look at the held-out clips; null for none. */
    public void onHeldOut(HeldOut seen) {
        heldOut = seen == null ? "" : Words.of("  held-out %.4f", seen.loss());
    }

    /** E.g. {@code step 1,200  loss 0.0312  held-out 0.0354  3.1 steps/s}. */
    String words(Snapshot s) {
        return Words.of("step %,d  loss %.4f%s  %.1f steps/s", s.step(), s.loss(), heldOut, s.stepsPerSecond());
    }

    /** E.g. {@code 3:07}. */
    static String time(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        return whole < 3600
                ? Words.of("%d:%02d", whole / 60, whole % 60)
                : Words.of("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
