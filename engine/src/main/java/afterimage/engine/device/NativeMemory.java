package afterimage.engine.device;

import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.util.List;

/**
 * The bound on the process's memory, nearly all there is: JavaCPP would stop a run at four times the Java heap, and
 * without one the system would end the process without a word; this is an {@link OutOfMemoryError} that can be told.
 */
public final class NativeMemory {
    /** JavaCPP's properties: of the whole process, and of what is allocated through it. */
    private static final List<String> BOUNDS =
            List.of("org.bytedeco.javacpp.maxPhysicalBytes", "org.bytedeco.javacpp.maxBytes");
    /** The rest is for the system, and for what TensorFlow takes before the next check. */
    private static final double SHARE = 0.95;
    /** M_ARENA_MAX of glibc's malloc.h. */
    private static final int MOST_HEAPS = -8;

    /** Sets the bound where nobody has set another. It has to happen before TensorFlow is loaded. */
    public static void bound() {
        bound(SHARE);
    }

    /** @param share of the machine's memory */
    public static void bound(double share) {
        String bytes = Long.toString((long) (share * MachineMemory.now().totalBytes()));
        for (String property : BOUNDS) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, bytes);
            }
        }
    }

    /** Two heaps of the C library for all threads: each of TensorFlow's would keep one, and fault its pages in anew. */
    static void shareHeaps() {
        if (Platform.isLinux()) {
            CLibrary.call("mallopt", MOST_HEAPS, 2);
        }
    }

    /** Hands back to the system what the C library keeps of memory that was freed, as after a model was closed. */
    public static void giveBack() {
        if (Platform.isLinux()) {
            CLibrary.call("malloc_trim", new NativeLong(0));
        }
    }
}
