package afterimage.engine.train;

import afterimage.engine.BadInput;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.Clips;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Batches made ahead on another thread; b holds the clips b * size to (b + 1) * size - 1, by the step alone. */
public final class BatchQueue implements AutoCloseable {
    /** Batches made or being made: one is enough where making it takes less than a step, two for slow ones. */
    private static final int AHEAD = 2;

    /** Each gives a batch, or throws why there is none. */
    private final BlockingQueue<Supplier<Batch>> ready = new LinkedBlockingQueue<>();
    /** Whose arrays are free: a batch of the lab report's is 10 MB, which Java would collect late. */
    private final Queue<Batch> used = new ConcurrentLinkedQueue<>();

    private Batch taken;
    private final Semaphore room = new Semaphore(AHEAD);
    private final Thread worker;

    /** @param firstBatch index of the first batch, the number of steps done */
    public BatchQueue(Clips clips, int size, long firstBatch) {
        worker = new Thread(() -> prepare(clips, size, firstBatch), "clips");
        worker.setDaemon(true);
        worker.start();
    }

    /** The next batch, waiting for it if need be; good until the one after it is taken, which may be made in its arrays. */
    public Batch take() throws InterruptedException {
        Supplier<Batch> prepared = ready.take();
        if (taken != null) {
            used.add(taken);
        }
        room.release();
        taken = prepared.get();
        return taken;
    }

    public int ready() {
        return ready.size();
    }

    private void prepare(Clips clips, int size, long firstBatch) {
        try {
            for (long b = firstBatch; ; b++) {
                room.acquire();
                Batch old = used.poll();
                Batch batch = old == null ? clips.batch(b * size, size) : clips.batch(b * size, old);
                ready.add(() -> batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | OutOfMemoryError e) {
            ready.add(() -> {
                throw e instanceof RuntimeException failure
                        ? failure
                        : new BadInput("There is not enough memory for the clips; make the batch smaller.", e);
            });
        }
    }

    @Override
    public void close() {
        worker.interrupt();
    }
}
