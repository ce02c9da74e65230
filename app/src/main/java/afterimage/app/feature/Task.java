package afterimage.app.feature;

import java.util.function.BooleanSupplier;

/**
 * Something to be done to the window as soon as that is ready for it, asked once a pulse; what it is, e.g. "open the
 * model", is told where it could not be done.
 */
public record Task(String what, BooleanSupplier ready, Runnable run) {
    /** A task that waits for nothing. */
    public static Task now(String what, Runnable run) {
        return new Task(what, () -> true, run);
    }
}
