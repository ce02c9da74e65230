package afterimage.app.session;

import afterimage.app.home.Workers;
import afterimage.engine.BadInput;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Slow things beside training, such as disks, one after the other; what comes of them arrives at a pulse. */
public class Background implements AutoCloseable {
    private final Queue<Runnable> done = new ConcurrentLinkedQueue<>();
    private final ExecutorService thread;

    /** @param name of its thread */
    public Background(String name) {
        thread = Executors.newSingleThreadExecutor(Workers.named(name));
    }

    /**
     * @param work on the thread of this object
     * @param then gets what came of it, at a pulse
     * @param refused gets the sentence if it could not be done, at a pulse
     */
    public <T> void run(Supplier<T> work, Consumer<T> then, Consumer<String> refused) {
        thread.execute(() -> {
            try {
                T result = work.get();
                done.add(() -> then.accept(result));
            } catch (BadInput e) {
                LoggerFactory.getLogger(Background.class).warn("refused", e);
                done.add(() -> refused.accept(e.getMessage()));
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                LoggerFactory.getLogger(Background.class).error("failed in the background", e);
                done.add(() ->
                        refused.accept("It failed (" + e.getClass().getSimpleName() + "); details are in the log."));
            }
        });
    }

    /** Hands over what is done; called by the pulse. */
    public void deliver() {
        for (Runnable next = done.poll(); next != null; next = done.poll()) {
            next.run();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
