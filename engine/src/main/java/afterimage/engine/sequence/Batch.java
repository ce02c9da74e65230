package afterimage.engine.sequence;

import afterimage.engine.clip.Clip;
import java.util.List;

/**
 * Clips as a model takes them: the frames [time, batch, height, width] that it sees, and those after them likewise; or,
 * for a device that draws them, null for both and where the digits are.
 */
public record Batch(int size, float[] input, float[] future, Places places) {
    public Batch(int size, float[] input, float[] future) {
        this(size, input, future, null);
    }

    /** Clips of input and future frames, as large as {@code sequence} says; the future of shorter ones is black. */
    public static Batch of(SequenceSpec sequence, List<Clip> clips) {
        return black(sequence, clips.size()).with(sequence, clips);
    }

    static Batch black(SequenceSpec sequence, int size) {
        int frame = sequence.size() * sequence.size() * size;
        return new Batch(size, new float[sequence.inputFrames() * frame], new float[sequence.futureFrames() * frame]);
    }

    /** This black one, with these clips in it. */
    Batch with(SequenceSpec sequence, List<Clip> clips) {
        int pixels = sequence.size() * sequence.size();
        for (int b = 0; b < clips.size(); b++) {
            for (int t = 0; t < Math.min(sequence.frames(), clips.get(b).time()); t++) {
                boolean seen = t < sequence.inputFrames();
                int row = seen ? t : t - sequence.inputFrames();
                clips.get(b).copyFrame(t, seen ? input : future, (row * clips.size() + b) * pixels);
            }
        }
        return this;
    }

    /** A single clip as two. */
    public Batch twice(SequenceSpec sequence) {
        int pixels = sequence.size() * sequence.size();
        return new Batch(2, twice(input, pixels), twice(future, pixels));
    }

    private static float[] twice(float[] frames, int pixels) {
        float[] both = new float[2 * frames.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = frames[i / (2 * pixels) * pixels + i % pixels];
        }
        return both;
    }
}
