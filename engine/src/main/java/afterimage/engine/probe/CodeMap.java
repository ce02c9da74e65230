package afterimage.engine.probe;

import java.util.List;

/** Codes in the plane in which they vary most, their clips' traits at the last frame read, the two axes' shares. */
public record CodeMap(List<ClipTraits> clips, double[] x, double[] y, double shareX, double shareY) {
    public int size() {
        return clips.size();
    }
}
