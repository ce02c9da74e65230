package afterimage.app.feature;

import java.util.function.BooleanSupplier;

/** Something to be done as soon as {@code ready}, asked once a pulse; where it cannot be, {@code what} is told. */
public record Task(String what, BooleanSupplier ready, Runnable run) {
    /** A task that waits for nothing. */
    public static Task now(String what, Runnable run) {
        return new Task(what, () -> true, run);
    }
}
