package afterimage.engine.probe;

import java.util.List;

/**
 * Codes of many clips in the plane in which they vary most.
 *
 * @param clips what is true of each at the last frame that the encoder reads
 * @param x of each code on the first axis
 * @param y on the second
 * @param shareX share of all codes' variance along the first axis
 * @param shareY along the second
 */
public record CodeMap(List<ClipTraits> clips, double[] x, double[] y, double shareX, double shareY) {
    public CodeMap {
        clips = List.copyOf(clips);
    }

    public int size() {
        return clips.size();
    }
}
