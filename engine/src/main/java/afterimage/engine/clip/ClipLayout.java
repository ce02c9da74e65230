package afterimage.engine.clip;

import afterimage.engine.BadInput;

/** Which of the two outer axes of a clip file comes first. */
public enum ClipLayout {
    /** (time, sequence, height, width), as in mnist_test_seq.npy. */
    TIME_FIRST,
    /** (sequence, time, height, width), as in bouncing_mnist_test.npy. */
    SEQUENCE_FIRST;

    /** Row-major index of frame {@code t} of clip {@code k}. */
    public long frame(int t, int k, int frames, int clips) {
        return this == TIME_FIRST ? (long) t * clips + k : (long) k * frames + t;
    }

    int time(int[] shape) {
        return this == TIME_FIRST ? shape[0] : shape[1];
    }

    public int[] shape(int clips, int frames, int height, int width) {
        return this == TIME_FIRST ? new int[] {frames, clips, height, width} : new int[] {clips, frames, height, width};
    }

    /**
     * Tells the layout from the two outer sizes.
     *
     * @param asked what the user said, or null
     * @throws BadInput if neither size is the number of frames wanted, or both are and the user did not say
     */
    static ClipLayout tell(int first, int second, int frames, ClipLayout asked, String name) {
        if (asked != null) {
            int available = asked == TIME_FIRST ? first : second;
            BadInput.unless(
                    available >= frames,
                    "'%s' holds %d frames a clip in the layout asked for, but the model needs %d.",
                    name,
                    available,
                    frames);
            return asked;
        }
        BadInput.unless(
                first == frames || second == frames,
                "'%s' has the shape (%d, %d, ..), but the model needs clips of %d frames as its first or second axis.",
                name,
                first,
                second,
                frames);
        BadInput.unless(
                first != second,
                "'%s' could be read in two ways, (%d, %d, ..); say --layout time-first or --layout sequence-first.",
                name,
                first,
                second);
        return first == frames ? TIME_FIRST : SEQUENCE_FIRST;
    }
}
