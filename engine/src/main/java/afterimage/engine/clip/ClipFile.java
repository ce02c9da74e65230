package afterimage.engine.clip;

import afterimage.engine.BadInput;
import afterimage.engine.Words;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Clips in an npy file of four axes, read in blocks: memory is that of the clips asked for, whatever the file's size. */
public final class ClipFile implements AutoCloseable {
    /** How far beside [0, 1] values may be. */
    private static final float ROUNDING = 1e-3f;
    /** What the grey 1 of 255 is, and a little for rounding. */
    private static final float FAINT = 1.001f / 255;

    private final Path source;
    private final FileChannel channel;
    private final NpyHeader header;
    private final ClipLayout layout;
    /** Frames of each clip that is read. */
    public final int frames;

    /** As below, with all frames. */
    public ClipFile(Path source, int frames, int size, ClipLayout asked) {
        this(source, frames, frames, size, asked);
    }

    /**
     * @param frames frames a clip, of which the file may hold more only if {@code asked} says the layout
     * @param least frames that do where it holds no more
     * @param size height and width the model takes
     * @param asked layout that the user named, or null to tell it from the shape
     * @throws BadInput if the file is missing, damaged, or of another type or shape
     */
    public ClipFile(Path source, int frames, int least, int size, ClipLayout asked) {
        this.source = source;
        FileChannel opened = null;
        SafeFile.requireFile(source);
        try {
            opened = FileChannel.open(source, StandardOpenOption.READ);
            header = NpyHeader.readAny(Channels.newInputStream(opened), source.toString());
            BadInput.unless(
                    !header.fortran(), "'%s' is in Fortran order; save it with numpy.ascontiguousarray first.", source);
            int[] shape = header.shape();
            BadInput.unless(
                    shape.length == 4 && shape[2] == size && shape[3] == size && shape[0] > 0 && shape[1] > 0,
                    "'%1$s' has the shape %2$s; the model needs (time, sequence, %3$d, %3$d) or (sequence, time, %3$d,"
                            + " %3$d)%4$s.",
                    source,
                    header.shapeText(),
                    size,
                    axes(shape, size));
            BadInput.unless(
                    opened.size() - header.length() == header.bytes(),
                    "'%s' has %,d bytes of frames where its head announces %,d; it is cut or damaged.",
                    source,
                    opened.size() - header.length(),
                    header.bytes());
            boolean whole = asked == null ? shape[0] == frames || shape[1] == frames : asked.time(shape) >= frames;
            this.frames = whole ? frames : least;
            layout = ClipLayout.tell(shape[0], shape[1], this.frames, asked, source.toString());
            channel = opened;
            opened = null;
        } catch (IOException e) {
            throw refusal(e);
        } finally {
            SafeFile.closeQuietly(opened);
        }
    }

    /** Its path, for refusals. */
    @Override
    public String toString() {
        return source.toString();
    }

    public int count() {
        int[] shape = header.shape();
        return layout == ClipLayout.TIME_FIRST ? shape[1] : shape[0];
    }

    /**
     * The clips {@code first} to {@code first + count - 1}, uint8 scaled to [0,1].
     *
     * @throws BadInput if a value is outside [0,1] or not a number, all are nearly black, or the clips do not fit into memory
     */
    public List<Clip> read(int first, int count) {
        int[] shape = header.shape();
        int pixels = shape[2] * shape[3];
        int framesInFile = layout.time(shape);
        ByteBuffer bytes = ByteBuffer.allocate(pixels * header.type().bytes);
        List<Clip> clips = new ArrayList<>(count);
        float high = 0;
        try {
            for (int k = first; k < first + count; k++) {
                float[] values = new float[frames * pixels];
                for (int t = 0; t < frames; t++) {
                    long index = layout.frame(t, k, framesInFile, count());
                    SafeFile.readFully(channel, bytes.clear(), header.length() + index * bytes.capacity());
                    header.decode(bytes.flip(), values, t * pixels, pixels);
                }
                high = Math.max(high, intoRange(values, k));
                clips.add(Clip.of(frames, shape[2], shape[3], values));
            }
            requireBright(high, first, first + count - 1);
            return clips;
        } catch (IOException e) {
            throw refusal(e);
        } catch (OutOfMemoryError e) {
            throw new BadInput("'" + source + "' has clips that do not fit into this program's memory.", e);
        }
    }

    @Override
    public void close() {
        SafeFile.closeQuietly(channel);
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
                    "'%s' holds values from %s to %s in clip %d; %s.", source, low, high, clip, advice(low, high)));
        }
        for (int i = 0; (low < 0 || high > 1) && i < values.length; i++) {
            values[i] = Math.max(0, Math.min(1, values[i]));
        }
        return high;
    }

    /** What to do about an axis too many, or one too few. */
    private static String axes(int[] shape, int size) {
        if (shape.length == 3) {
            return ": save array[:, None] if it is one clip";
        } else if (shape.length != 5) {
            return "";
        } else if (shape[2] == size && shape[3] == size && shape[4] > 1) {
            return ": save array[..., :3].mean(axis=-1) if the last axis is of colours";
        }
        return IntStream.of(4, 2, 0, 1, 3)
                .filter(axis -> shape[axis] == 1)
                .mapToObj(axis -> ": save array.squeeze(axis=" + axis + "), as that axis has one entry")
                .findFirst()
                .orElse(": save one of the first axis, array[0]");
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

    private void requireBright(float high, int first, int last) {
        BadInput.unless(
                high <= 0 || high > FAINT,
                "'%s' has nothing brighter than 1/255 of white in the clips %d to %d; they %s: save array * 255.",
                source,
                first,
                last,
                header.type() == NpyHeader.Type.UINT8
                        ? "are probably masks of 0 and 1"
                        : "were probably divided by 255 twice");
    }

    private BadInput refusal(IOException e) {
        return new BadInput("Cannot read '" + source + "': " + SafeFile.reason(e) + ".", e);
    }
}
