package afterimage.app.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** From a worker to the pulse: the latest of something that happens now and then. */
public final class Latest<T> {
    private final AtomicReference<T> waiting = new AtomicReference<>();

    public void put(T latest) {
        waiting.set(latest);
    }

    /** Takes it out; empty if nothing came since. */
    public Optional<T> take() {
        return Optional.ofNullable(waiting.getAndSet(null));
    }
}
