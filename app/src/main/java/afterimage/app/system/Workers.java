package afterimage.app.system;

import afterimage.engine.device.CLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Runnable both = () -> {
            first.run();
            work.run();
        };
        return new Thread(both, name);
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

    /**
     * Lets the window go before the work behind it. Linux has a niceness for each thread, which a thread hands on to those
     * it makes: TensorFlow's pools get that of the thread that opens the process's first session. Elsewhere, or where the
     * C library cannot be asked, everything keeps its priority.
     */
    public static final class Niceness {
        /** A thread of the window then gets three times the time of a worker that wants the same core. */
        private static final int WORKER = 5;
        /** What has the time that workers leave. */
        private static final int LAST = 15;

        private static final int A_PROCESS_OR_THREAD = 0;
        private static final int THIS_THREAD = 0;

        /** Makes this thread and all that it will make a worker's. */
        public static void lower() {
            lower(THIS_THREAD, WORKER);
        }

        /** Makes this thread and all that it will make go after workers. */
        public static void lowerToLast() {
            lower(THIS_THREAD, LAST);
        }

        /** Lets all go before Java's optimizing compiler, which otherwise takes as much of a start as all else does. */
        public static void lowerOptimizer() {
            if (!Platform.isLinux()) {
                return;
            }
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
                for (Path thread : threads) {
                    if (Files.readString(thread.resolve("comm")).startsWith("C2 Comp")) {
                        lower(Integer.parseInt(thread.getFileName().toString()), LAST);
                    }
                }
            } catch (IOException e) {
                LoggerFactory.getLogger(Niceness.class).info("the optimizing compiler keeps its priority", e);
            }
        }

        private static void lower(int thread, int niceness) {
            if (Platform.isLinux() && CLibrary.call("setpriority", A_PROCESS_OR_THREAD, thread, niceness) != 0) {
                LoggerFactory.getLogger(Niceness.class).info("a thread keeps its priority");
            }
        }
    }
}
