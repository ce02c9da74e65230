package afterimage.app.system;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Threads beside the window's, which do not keep the program from ending. */
public final class Workers {
    /** @param first done on each thread before its work, e.g. {@link Niceness#lower} */
    public static ThreadFactory named(String name, Runnable first) {
        return work -> {
            Thread made = thread(name, first, work);
            made.setDaemon(true);
            return made;
        };
    }

    /** One thread for training, below the window's priority as all it makes; the program waits while it saves. */
    public static ExecutorService standingBack(String name) {
        return Executors.newSingleThreadExecutor(work -> thread(name, Niceness::lower, work));
    }

    private static Thread thread(String name, Runnable first, Runnable work) {
        return new Thread(
                () -> {
                    first.run();
                    work.run();
                },
                name);
    }

    /** Also does this when the process is told to end, as by logging out, Ctrl+C or a shutdown; Java waits for it. */
    public static void atExit(Runnable last) {
        Runtime.getRuntime().addShutdownHook(new Thread(last, "at exit"));
    }

    /** Takes no more work and waits for what was begun, so many seconds at most. */
    public static void end(ExecutorService worker, String name, long seconds) {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(seconds, TimeUnit.SECONDS)) {
                LoggerFactory.getLogger(Workers.class).warn("{} did not end within {} s", name, seconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
