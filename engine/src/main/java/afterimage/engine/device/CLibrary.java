package afterimage.engine.device;

import com.sun.jna.Function;
import org.slf4j.LoggerFactory;

/** Functions of the C library for which Java has none. */
public final class CLibrary {
    /** What the function gives; -1, as most of them give for a failure, where it cannot be called. */
    public static int call(String function, Object... values) {
        try {
            return Function.getFunction("c", function).invokeInt(values);
        } catch (LinkageError e) {
            LoggerFactory.getLogger(CLibrary.class).debug("no {} here", function, e);
            return -1;
        }
    }
}
