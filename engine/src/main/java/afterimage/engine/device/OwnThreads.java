package afterimage.engine.device;

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
        // Also without a line for each gradient of our own, unless somebody wants them.
        CLibrary.call("setenv", "TF_CPP_MIN_LOG_LEVEL", "1", 0);
        return CLibrary.call("setenv", VARIABLE, "true", 1) == 0;
    }
}
