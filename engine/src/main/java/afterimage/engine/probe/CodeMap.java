package afterimage.engine.probe;

import java.util.List;

/**
 * Codes of many clips in the plane in which they vary most, with what is true of each clip at the last frame that the
 * encoder reads, and the shares of all variance along the two axes.
 */
public record CodeMap(List<ClipTraits> clips, double[] x, double[] y, double shareX, double shareY) {
    public CodeMap {
        clips = List.copyOf(clips);
    }

    public int size() {
        return clips.size();
    }
}
