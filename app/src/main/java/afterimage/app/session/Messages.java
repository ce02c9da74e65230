package afterimage.app.session;

import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The status bar's line. What was told goes after some seconds or when its cause is gone; then the line says again what
 * the program is at.
 */
public final class Messages {
    private static final long SECOND = 1_000_000_000;
    private static final long TOLD = 8 * SECOND;
    private static final long REFUSED = 20 * SECOND;
    private static final long FAILED = 90 * SECOND;

    public final StringProperty status = new SimpleStringProperty("Ready");
    public final StringProperty problem = new SimpleStringProperty("");
    private final Life statusLife = new Life();
    private final Life problemLife = new Life();
    private String standing = "Ready";

    /** How long a line stays, counted from the first pulse that sees it. */
    private static final class Life {
        private long lasts;
        private long ends;
        private boolean running;
        private BooleanSupplier cause;

        void begin(long nanoseconds, BooleanSupplier because) {
            lasts = nanoseconds;
            ends = Long.MAX_VALUE;
            running = true;
            cause = because;
        }

        void stop() {
            running = false;
        }

        boolean isOver(long now) {
            if (!running) {
                return false;
            }
            if (cause != null) {
                running = cause.getAsBoolean();
                return !running;
            }
            if (ends == Long.MAX_VALUE) {
                ends = now + lasts;
            }
            running = now < ends;
            return !running;
        }
    }

    /** What the program is at. */
    public void stand(String words) {
        standing = words;
        status.set(words);
        statusLife.stop();
    }

    /** Something that happened; a problem that was shown is over. */
    public void tell(String message) {
        tellBeside(message);
        clearProblem();
    }

    /** Like {@link #tell}, while a problem may go on. */
    public void tellBeside(String message) {
        status.set(message);
        statusLife.begin(TOLD, null);
    }

    /** Why something is not done. */
    public void refuse(String sentence) {
        problem.set(sentence);
        problemLife.begin(REFUSED, null);
    }

    /** Like {@link #refuse}, for as long as {@code cause} is so. */
    public void refuseWhile(String sentence, BooleanSupplier cause) {
        problem.set(sentence);
        problemLife.begin(0, cause);
    }

    /** What went wrong by itself; it may take a while until somebody looks. */
    public void fail(String sentence) {
        problem.set(sentence);
        problemLife.begin(FAILED, null);
    }

    /** What stays until it is cleared. */
    public void warn(String sentence) {
        problem.set(sentence);
        problemLife.stop();
    }

    public void clearProblem() {
        problem.set("");
        problemLife.stop();
    }

    /** @param now time of the pulse, nanoseconds */
    public void tick(long now) {
        if (statusLife.isOver(now)) {
            status.set(standing);
        }
        if (problemLife.isOver(now)) {
            problem.set("");
        }
    }
}
