package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.app.system.Workers;
import afterimage.engine.BadInput;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** A thread for slow work, such as disks, one piece after the other; {@link #deliver} hands over what comes of it. */
public class Worker implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final String name;
    private final Queue<Runnable> done = new ConcurrentLinkedQueue<>();
    private final ExecutorService thread;

    public Worker(String name) {
        this.name = name;
        thread = Executors.newSingleThreadExecutor(Workers.named(name, () -> {}));
    }

    /** @param then gets what came of it, or {@code refused} the sentence why nothing did, within {@link #deliver} */
    public <T> void run(Supplier<T> work, Consumer<String> refused, Consumer<T> then) {
        thread.execute(() -> {
            try {
                T result = work.get();
                done.add(() -> then.accept(result));
            } catch (BadInput e) {
                LoggerFactory.getLogger(Worker.class).warn("refused", e);
                done.add(() -> refused.accept(Texts.said(e.getMessage())));
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                LoggerFactory.getLogger(Worker.class).error("failed in the background", e);
                String failed = Texts.of("session.failed", e.getClass().getSimpleName());
                done.add(() -> refused.accept(failed));
            }
        });
    }

    /** Like {@link #run} for work of which nothing comes. */
    public void execute(Runnable work, Consumer<String> refused) {
        Supplier<Void> nothing = () -> {
            work.run();
            return null;
        };
        run(nothing, refused, done -> {});
    }

    /** Hands over from any thread what has to happen where {@link #deliver} is called. */
    public void later(Runnable next) {
        done.add(next);
    }

    /** Hands over what is done; called by the pulse. */
    public void deliver() {
        for (Runnable next = done.poll(); next != null; next = done.poll()) {
            next.run();
        }
    }

    /** Waits for what was begun; harmless when that has been done. */
    public void finish() {
        Workers.end(thread, name, END_SECONDS);
    }

    /** Ends without waiting. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
