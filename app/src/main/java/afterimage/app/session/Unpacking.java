package afterimage.app.session;

import afterimage.engine.device.NativeFiles;
import java.util.function.Consumer;

/** Looks, a few times a second, how far TensorFlow's libraries are unpacked, until they are. Only a first start waits. */
public final class Unpacking {
    private static final long EVERY_NANOS = 300_000_000;

    private final Worker worker;
    private final Consumer<NativeFiles> onProgress;
    /** The largest of all while one is under way, and when the files are whole. */
    private long nextLook = Long.MIN_VALUE;

    /** @param onProgress told how far it is, and at last that it is whole */
    public Unpacking(Worker worker, Consumer<NativeFiles> onProgress) {
        this.worker = worker;
        this.onProgress = onProgress;
    }

    /** Time passes, nanoseconds. */
    public void tick(long now) {
        if (now >= nextLook) {
            nextLook = Long.MAX_VALUE;
            worker.run(NativeFiles::now, refusal -> {}, files -> show(files, now));
        }
    }

    private void show(NativeFiles files, long lookedAt) {
        if (!files.isWhole()) {
            nextLook = lookedAt + EVERY_NANOS;
        }
        onProgress.accept(files);
    }
}
