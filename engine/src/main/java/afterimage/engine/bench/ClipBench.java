package afterimage.engine.bench;

import afterimage.engine.sequence.Clips;
import java.util.ArrayList;
import java.util.List;

/** How fast clips are made, which training must not have to wait for. */
public final class ClipBench {
    private static final int BATCH = 16;
    private static final int WARM_UP = 200;
    private static final int BATCHES = 200;

    /** Clips a second on one thread, from the median time of a batch. */
    public static double clipsPerSecond(Clips clips) {
        List<Double> seconds = new ArrayList<>();
        for (int b = 0; b < WARM_UP + BATCHES; b++) {
            long first = (long) b * BATCH;
            double spent = Stopwatch.seconds(() -> clips.batch(first, BATCH));
            if (b >= WARM_UP) {
                seconds.add(spent);
            }
        }
        return BATCH / Stopwatch.median(seconds);
    }
}
