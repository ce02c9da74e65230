package afterimage.app.session;

import afterimage.app.home.Workers;
import afterimage.engine.BadInput;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Work with files that neither the window nor the training should wait for, one after the other on a thread of its own.
 * What comes of it is taken up by {@link #deliver}, once a pulse.
 */
public final class Errands implements AutoCloseable {
    private static final long CLOSE_SECONDS = 10;

    private final Queue<Runnable> finished = new ConcurrentLinkedQueue<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Workers.named("files"));

    /**
     * Does {@code work}; its result goes to {@code onDone}, the sentence of a refusal to {@code onRefused}, both within
     * {@link #deliver}.
     */
    public <T> void run(Callable<T> work, Consumer<T> onDone, Consumer<String> onRefused) {
        thread.execute(() -> {
            try {
                T made = work.call();
                finished.add(() -> onDone.accept(made));
            } catch (BadInput e) {
                LoggerFactory.getLogger(Errands.class).warn("refused", e);
                finished.add(() -> onRefused.accept(e.getMessage()));
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("an errand failed", e);
            }
        });
    }

    /** Hands over from any thread what has to happen where {@link #deliver} is called. */
    public void later(Runnable next) {
        finished.add(next);
    }

    /** Hands on what is finished; called by the one who may touch what the results change. */
    public void deliver() {
        for (Runnable next = finished.poll(); next != null; next = finished.poll()) {
            next.run();
        }
    }

    /** Waits for what was begun. */
    @Override
    public void close() {
        Workers.end(thread, "an errand", CLOSE_SECONDS);
    }
}
