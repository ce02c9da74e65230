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
            return Function.getFunction("c", "setenv").invokeInt(new Object[] {VARIABLE, "true", 1}) == 0;
        } catch (LinkageError e) {
            LoggerFactory.getLogger(OwnThreads.class).info("all sessions share one pool", e);
            return false;
        }
    }
}
