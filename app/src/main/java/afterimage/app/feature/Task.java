package afterimage.app.feature;

import java.util.function.BooleanSupplier;

/**
 * Something to be done to the window as soon as that is ready for it.
 *
 * @param what it is, for whoever is told that it could not be done, e.g. "open the model"
 * @param ready whether it can be done now; asked once a pulse
 */
public record Task(String what, BooleanSupplier ready, Runnable run) {
    /** A task that waits for nothing. */
    public static Task now(String what, Runnable run) {
        return new Task(what, () -> true, run);
    }
}
