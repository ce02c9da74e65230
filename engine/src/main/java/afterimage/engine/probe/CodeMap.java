package afterimage.engine.probe;

import java.util.List;

/**
 * Codes in a space in which they can be seen, and their clips' traits at the last frame read: coordinates [axis][clip],
 * axes by falling variance with each one's share of it; without shares where axes mean nothing.
 */
public record CodeMap(List<ClipTraits> clips, double[][] axes, double[] shares) {
    public int size() {
        return clips.size();
    }

    public double[] x() {
        return axes[0];
    }

    public double[] y() {
        return axes[1];
    }

    /** Whether what lies between two codes lies between them here too. */
    public boolean isLinear() {
        return shares.length > 0;
    }
}
