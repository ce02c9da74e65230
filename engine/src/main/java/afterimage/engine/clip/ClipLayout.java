package afterimage.engine.clip;

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

    public int[] shape(int clips, int frames, int height, int width) {
        return this == TIME_FIRST ? new int[] {frames, clips, height, width} : new int[] {clips, frames, height, width};
    }
}
