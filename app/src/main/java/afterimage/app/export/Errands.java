package afterimage.app.export;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work done elsewhere; what follows from it waits here until the window's pulse comes by. */
final class Errands {
    private final Executor worker;
    private final Queue<Runnable> back = new ConcurrentLinkedQueue<>();

    Errands(Executor worker) {
        this.worker = worker;
    }

    /** @param errand runs on the worker and returns what is to follow on the window's thread */
    void send(Supplier<Runnable> errand) {
        worker.execute(() -> back.add(errand.get()));
    }

    /** Does what follows from all errands that are back. */
    void deliver() {
        for (Runnable next = back.poll(); next != null; next = back.poll()) {
            next.run();
        }
    }
}
