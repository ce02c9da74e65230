package afterimage.app.session;

import afterimage.engine.file.NpyArray;
import afterimage.engine.run.RunSpec;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Who looks into the model in view, and when that one is told of other weights again: about once a second at most. */
final class ModelWatch {
    private static final long NANOSECONDS = 1_000_000_000;

    private Consumer<ModelInView> watcher;
    private long next;

    /** @param watcher null when nobody looks any longer, and then nothing is copied */
    synchronized void use(Consumer<ModelInView> watcher) {
        this.watcher = watcher;
        next = System.nanoTime();
    }

    synchronized boolean isDue() {
        return watcher != null && System.nanoTime() - next >= 0;
    }

    void tell(RunSpec spec, long step, Supplier<Map<String, NpyArray>> weights) {
        Consumer<ModelInView> now;
        synchronized (this) {
            now = watcher;
            next = System.nanoTime() + NANOSECONDS;
        }
        if (now != null) {
            now.accept(new ModelInView(spec, step, weights.get()));
        }
    }
}
