package afterimage.app.home;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Lets the window go before the work behind it. Linux has a niceness for each thread, which a thread hands on to those
 * it makes: TensorFlow's pools get that of the thread that opens the process's first session. Elsewhere, or where the
 * C library cannot be asked, everything keeps its priority.
 */
public final class Niceness {
    /** A thread of the window then gets three times the time of a worker that wants the same core. */
    private static final int WORKER = 5;

    private static final int A_PROCESS_OR_THREAD = 0;
    private static final int THIS_THREAD = 0;

    /** The C library's function. */
    private interface C extends Library {
        int setpriority(int which, int who, int niceness);
    }

    private Niceness() {}

    /** Makes this thread and all that it will make a worker's. */
    public static void lower() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        try {
            if (Native.load("c", C.class).setpriority(A_PROCESS_OR_THREAD, THIS_THREAD, WORKER) != 0) {
                LoggerFactory.getLogger(Niceness.class).info("the worker keeps its priority");
            }
        } catch (LinkageError e) {
            LoggerFactory.getLogger(Niceness.class).info("the worker keeps its priority", e);
        }
    }
}
