package afterimage.engine.clip;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clips in an npy file of four axes, read in blocks: memory is that of the clips asked for, whatever the file's size. */
public final class ClipFile implements AutoCloseable {
    /** How far beside [0, 1] values may be. */
    private static final float ROUNDING = 1e-3f;
    /** What the grey 1 of 255 is, and a little for rounding. */
    private static final float FAINT = 1.001f / 255;

    private final NpyFrames file;
    /** Frames of each clip that is read. */
    public final int frames;

    /**
     * Refused unless it holds {@code frames} a clip, or else {@code least}, of {@code size} pixels a side; only where the
     * layout is {@code asked} for, not null, may it hold more frames.
     */
    public ClipFile(Path source, int frames, int least, int size, ClipLayout asked) {
        file = new NpyFrames(source, asked, frames, least);
        int held = file.frames;
        this.frames = held == frames || asked != null && held > frames ? frames : least;
        boolean fits = held == this.frames || asked != null && held > this.frames;
        if (!fits || file.height != size || file.width != size) {
            file.close();
            throw new BadInput(Words.of(
                    "'%1$s' has the shape %2$s; the model needs clips of %3$d frames of %4$d x %4$d pixels,"
                            + " (time, sequence, height, width) or (sequence, time, height, width).",
                    source, file.header.shapeText(), this.frames, size));
        }
    }

    /** Its path, for refusals. */
    @Override
    public String toString() {
        return file.toString();
    }

    public int count() {
        return file.videos;
    }

    /** The clips from {@code first} on; refused if a value is outside [0, 1] or no number, or all are nearly black. */
    public List<Clip> read(int first, int count) {
        int pixels = file.height * file.width;
        List<Clip> clips = new ArrayList<>(count);
        float high = 0;
        try {
            for (int k = first; k < first + count; k++) {
                float[] values = new float[frames * pixels];
                for (int t = 0; t < frames; t++) {
                    System.arraycopy(file.read(k, t), 0, values, t * pixels, pixels);
                }
                high = Math.max(high, intoRange(values, k));
                clips.add(new Clip(frames, file.height, file.width, values));
            }
        } catch (OutOfMemoryError e) {
            throw new BadInput("'" + file + "' has clips that do not fit into this program's memory.", e);
        }
        BadInput.unless(
                high <= 0 || high > FAINT,
                "'%s' has nothing brighter than 1/255 of white in the clips %d to %d; they %s: save array * 255.",
                file,
                first,
                first + count - 1,
                file.one() > 0 ? "are probably masks of 0 and 1" : "were probably divided by 255 twice");
        return clips;
    }

    @Override
    public void close() {
        file.close();
    }

    /** Takes values that rounding put beside [0, 1] into it, and says which was the highest. */
    private float intoRange(float[] values, int clip) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        // Asked apart, as the words of the refusal would be boxed for every clip.
        if (!(low >= -ROUNDING && high <= 1 + ROUNDING)) {
            throw new BadInput(Words.of(
                    "'%s' holds values from %s to %s in clip %d; %s.", file, low, high, clip, advice(low, high)));
        }
        for (int i = 0; (low < 0 || high > 1) && i < values.length; i++) {
            values[i] = Math.max(0, Math.min(1, values[i]));
        }
        return high;
    }

    /** What a range outside [0, 1] probably is. */
    private static String advice(float low, float high) {
        if (!Float.isFinite(low) || !Float.isFinite(high)) {
            return "frames are finite numbers in [0, 1]: mend what made it";
        } else if (low < -1 - ROUNDING || low < 0 && high > 1 + ROUNDING) {
            return "it is probably standardised: save the frames from before that, in [0, 1]";
        } else if (low < 0) {
            return "it is probably scaled to [-1, 1]: save (array + 1) / 2";
        }
        return high <= 256
                ? "it is probably scaled to 255: save array / 255"
                : "frames are in [0, 1]: save array / array.max()";
    }
}
