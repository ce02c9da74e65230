package afterimage.app.session;

import afterimage.app.glossary.Texts;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The status bar's line. What was told goes after a time or with its cause, and what the program is at comes back. */
public final class Messages {
    private static final long SECOND = 1_000_000_000;
    private static final long TOLD = 8 * SECOND;
    private static final long REFUSED = 20 * SECOND;
    private static final long FAILED = 90 * SECOND;
    private static final LongPredicate NEVER = now -> false;

    private String standing = Texts.of("session.ready");
    public final StringProperty status = new SimpleStringProperty(standing);
    public final StringProperty problem = new SimpleStringProperty("");
    /** Whether, at the time of a pulse, nanoseconds, a line has stood long enough. */
    private LongPredicate statusIsOver = NEVER;

    private LongPredicate problemIsOver = NEVER;

    /** So long after the first pulse that sees it. */
    private static LongPredicate after(long nanoseconds) {
        AtomicLong ends = new AtomicLong(Long.MAX_VALUE);
        return now -> now >= ends.accumulateAndGet(now + nanoseconds, Math::min);
    }

    /** What the program is at. */
    public void stand(String words) {
        standing = words;
        status.set(words);
        statusIsOver = NEVER;
    }

    /** Something that happened; a problem that was shown is over. */
    public void tell(String message) {
        tellBeside(message);
        clearProblem();
    }

    /** Like {@link #tell}, while a problem may go on. */
    public void tellBeside(String message) {
        status.set(message);
        statusIsOver = after(TOLD);
    }

    /** Why something is not done. */
    public void refuse(String sentence) {
        problem.set(sentence);
        problemIsOver = after(REFUSED);
    }

    /** Like {@link #refuse}, for as long as {@code cause} is so. */
    public void refuseWhile(String sentence, BooleanSupplier cause) {
        problem.set(sentence);
        problemIsOver = now -> !cause.getAsBoolean();
    }

    /** What went wrong by itself; it may take a while until somebody looks. */
    public void fail(String sentence) {
        problem.set(sentence);
        problemIsOver = after(FAILED);
    }

    /** What stays until it is cleared. */
    public void warn(String sentence) {
        problem.set(sentence);
        problemIsOver = NEVER;
    }

    public void clearProblem() {
        problem.set("");
        problemIsOver = NEVER;
    }

    /** @param now time of the pulse, nanoseconds */
    public void tick(long now) {
        if (statusIsOver.test(now)) {
            stand(standing);
        }
        if (problemIsOver.test(now)) {
            clearProblem();
        }
    }
}
