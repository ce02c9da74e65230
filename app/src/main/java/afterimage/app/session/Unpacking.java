package afterimage.app.session;

import afterimage.engine.device.NativeFiles;
import java.util.function.Consumer;

/** Looks, a few times a second, how far TensorFlow's libraries are unpacked, until they are. Only a first start waits. */
public final class Unpacking {
    private static final long EVERY_NANOS = 300_000_000;

    private final Worker worker;
    private final Consumer<NativeFiles> onProgress;
    private long lastLook;
    private boolean looking;
    private boolean ended;

    /** @param onProgress told how far it is, and at last that it is whole */
    public Unpacking(Worker worker, Consumer<NativeFiles> onProgress) {
        this.worker = worker;
        this.onProgress = onProgress;
    }

    /** Time passes, nanoseconds. */
    public void tick(long now) {
        if (ended || looking || now - lastLook < EVERY_NANOS) {
            return;
        }
        lastLook = now;
        looking = true;
        worker.run(NativeFiles::now, this::show, refusal -> ended = true);
    }

    private void show(NativeFiles now) {
        looking = false;
        ended = now.isWhole();
        onProgress.accept(now);
    }
}
