package afterimage.engine.device;

import com.sun.jna.Function;
import org.slf4j.LoggerFactory;

/** Asks for a pool of threads a session: else the first makes that of all, and models are fastest with others. */
final class OwnThreads {
    private static final String VARIABLE = "TF_OVERRIDE_GLOBAL_THREADPOOL";

    static final boolean ASKED = ask();

    /** TensorFlow reads its environment, which Java cannot change, with its first session. */
    private static boolean ask() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return false;
        }
        NativeMemory.shareHeaps();
        try {
            // Also without a line for each gradient of our own, unless somebody wants them.
            set("TF_CPP_MIN_LOG_LEVEL", "1", 0);
            return set(VARIABLE, "true", 1) == 0;
        } catch (LinkageError e) {
            LoggerFactory.getLogger(OwnThreads.class).info("all sessions share one pool", e);
            return false;
        }
    }

    private static int set(String variable, String value, int replaces) {
        return Function.getFunction("c", "setenv").invokeInt(new Object[] {variable, value, replaces});
    }
}
