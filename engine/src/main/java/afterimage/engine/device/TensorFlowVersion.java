package afterimage.engine.device;

import org.tensorflow.TensorFlow;

/** Which TensorFlow computes; results may differ in the last digit between versions. */
public final class TensorFlowVersion {
    private TensorFlowVersion() {}

    /** The native library's version, e.g. {@code 2.18.0}; loads it. */
    public static String text() {
        return TensorFlow.version();
    }
}
