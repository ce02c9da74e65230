package afterimage.engine.device;

import com.sun.jna.Library;
import com.sun.jna.Native;
import org.slf4j.LoggerFactory;

/**
 * Asks TensorFlow to give each session a pool of its own for the inside of operations. Else the first session of a
 * process makes the pool of all, and models of different kinds are fastest with different ones.
 */
final class OwnThreads {
    private static final String VARIABLE = "TF_OVERRIDE_GLOBAL_THREADPOOL";

    static final boolean ASKED = ask();

    private interface C extends Library {
        int setenv(String name, String value, int overwrite);
    }

    private OwnThreads() {}

    /** TensorFlow reads its environment, which Java cannot change, with its first session. */
    private static boolean ask() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return false;
        }
        try {
            return Native.load("c", C.class).setenv(VARIABLE, "true", 1) == 0;
        } catch (LinkageError e) {
            LoggerFactory.getLogger(OwnThreads.class).info("all sessions share one pool", e);
            return false;
        }
    }
}
