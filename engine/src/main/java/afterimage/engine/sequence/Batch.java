package afterimage.engine.sequence;

import afterimage.engine.clip.Clip;
import java.util.List;

/** Clips as a model takes them: the frames [time, batch, height, width] that it sees, and those after them likewise. */
public record Batch(int size, float[] input, float[] future) {
    /** Clips of input and future frames, as large as {@code sequence} says; the future of shorter ones is black. */
    public static Batch of(SequenceSpec sequence, List<Clip> clips) {
        int pixels = sequence.size() * sequence.size();
        float[] input = new float[sequence.inputFrames() * clips.size() * pixels];
        float[] future = new float[sequence.futureFrames() * clips.size() * pixels];
        for (int b = 0; b < clips.size(); b++) {
            for (int t = 0; t < Math.min(sequence.frames(), clips.get(b).time()); t++) {
                boolean seen = t < sequence.inputFrames();
                int row = seen ? t : t - sequence.inputFrames();
                clips.get(b).copyFrame(t, seen ? input : future, (row * clips.size() + b) * pixels);
            }
        }
        return new Batch(clips.size(), input, future);
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
