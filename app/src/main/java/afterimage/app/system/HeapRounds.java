package afterimage.app.system;

import afterimage.engine.device.NativeMemory;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Has Java's garbage collected beside the work: G1 alone lets a heap grow to several times what lives in it first. */
public final class HeapRounds implements Runnable {
    /** By which a collection that is asked for holds up nobody, and what Java is not to keep is given back. */
    private static final String CONCURRENT = "-XX:+ExplicitGCInvokesConcurrent";

    private static final int SECONDS = 1;
    /** Growth that is worth a round, bytes; more than the young generation, which comes and goes. */
    private static final long WORTH = 64L << 20;

    private long before;

    /** From now on; not in a program that was started without the option, which each round would stop. */
    public static void begin() {
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains(CONCURRENT)) {
            Executors.newScheduledThreadPool(1, Workers.named("heap", Workers.Niceness::lowerToLast))
                    .scheduleWithFixedDelay(new HeapRounds(), SECONDS, SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void run() {
        long used = used();
        // Or more than half of it is free, as after heavy use.
        if (used > before + WORTH || Runtime.getRuntime().totalMemory() > 2 * used + WORTH) {
            System.gc();
            NativeMemory.giveBack();
            before = used();
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
