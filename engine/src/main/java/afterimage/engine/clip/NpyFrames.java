package afterimage.engine.clip;

import afterimage.engine.BadInput;
import afterimage.engine.file.NpyHeader;
import afterimage.engine.file.SafeFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames of videos in an npy file by random access: (time, height, width), with sequences before or after time, and
 * with 1, 3 or 4 channels before height or after width; C or Fortran order. Nothing is kept of what is read, so that
 * memory does not depend on the file's size. Safe for several threads.
 */
public final class NpyFrames implements AutoCloseable {
    private static final int LEAST_SIDE = 8;
    private static final int MOST_SIDE = 4096;
    /** Bytes mapped at a time of arrays whose frames are scattered. */
    private static final long PIECE = 1L << 30;
    /** ITU-R BT.601's weights of red, green and blue. */
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    private final Path source;
    final NpyHeader header;
    /** Not its channel, which an interrupted thread, such as one that makes batches, would close for all others. */
    private final RandomAccessFile file;
    /** Elements from one entry of an axis to the next. */
    private final long[] strides;
    /** Which axes are time, sequence (or -1), rows, columns and channels (or -1). */
    private final int time;

    private final int sequence;
    private final int rows;
    private final int columns;
    private final int channels;
    private final List<ByteBuffer> pieces = new ArrayList<>();
    public final ClipLayout layout;
    public final int height;
    public final int width;
    public final int videos;
    /** Of each video. */
    public final int frames;

    /**
     * @param asked layout that the user named, or null to tell it from the shape
     * @param counts frames a video that are looked for, the first before the others; four axes are grey then
     */
    public NpyFrames(Path source, ClipLayout asked, int... counts) {
        this.source = source;
        SafeFile.requireFile(source);
        RandomAccessFile opened = null;
        try {
            long size = Files.size(source);
            opened = new RandomAccessFile(source.toFile(), "r");
            FileChannel channel = opened.getChannel();
            header = NpyHeader.readAny(Channels.newInputStream(channel), source.toString());
            BadInput.unless(
                    size - header.length() == header.bytes(),
                    "'%s' has %,d bytes of frames where its head announces %,d; it is cut or damaged.",
                    source,
                    size - header.length(),
                    header.bytes());
            int[] shape = header.shape();
            int last = shape.length - 1;
            boolean after = shape.length >= 4 && isChannels(shape[last]) && shape[last - 1] >= LEAST_SIDE;
            // Of four axes (20, 3, 64, 64) is one video in colour, as PyTorch has it.
            boolean isColour = shape.length == 4 && shape[1] == 3 && counts.length == 0;
            boolean before = !after && (isColour || shape.length == 5 && isChannels(shape[2]));
            channels = after ? last : before ? last - 2 : -1;
            columns = after ? last - 1 : last;
            rows = columns - 1;
            int outer = before ? rows - 1 : rows;
            BadInput.unless(
                    (outer == 1 || outer == 2)
                            && isSide(shape[rows])
                            && isSide(shape[columns])
                            && header.elements() > 0,
                    "'%s' has the shape %s; clips are (time, sequence, height, width) or (sequence, time, height,"
                            + " width), one is (time, height, width), each with 1, 3 or 4 channels if need be.",
                    source,
                    header.shapeText());
            layout = outer == 1 ? ClipLayout.TIME_FIRST : layout(shape, asked, counts);
            time = layout == ClipLayout.TIME_FIRST ? 0 : 1;
            sequence = outer == 1 ? -1 : 1 - time;
            videos = sequence < 0 ? 1 : shape[sequence];
            frames = shape[time];
            height = shape[rows];
            width = shape[columns];
            strides = strides(shape, header.fortran());
            if (header.fortran()) {
                for (long from = header.length(); from < size; from += PIECE) {
                    long length = Math.min(PIECE, size - from);
                    pieces.add(channel.map(FileChannel.MapMode.READ_ONLY, from, length)
                            .order(header.order()));
                }
            }
            file = opened;
            opened = null;
        } catch (IOException e) {
            throw SafeFile.notRead(source, e);
        } finally {
            SafeFile.closeQuietly(opened);
        }
    }

    private static boolean isChannels(int size) {
        return size == 1 || size == 3 || size == 4;
    }

    private static boolean isSide(int size) {
        return size >= LEAST_SIDE && size <= MOST_SIDE;
    }

    private ClipLayout layout(int[] shape, ClipLayout asked, int[] counts) {
        BadInput.unless(
                asked != null || shape[0] != shape[1],
                "'%s' could be read in two ways, (%d, %d, ..); say --layout time-first or --layout sequence-first.",
                source,
                shape[0],
                shape[1]);
        for (int count : counts) {
            if (asked == null && (shape[0] == count || shape[1] == count)) {
                return shape[0] == count ? ClipLayout.TIME_FIRST : ClipLayout.SEQUENCE_FIRST;
            }
        }
        // One frame is no video; else there are more videos than frames of each.
        boolean isTimeFirst = shape[0] > 1 && (shape[1] == 1 || shape[0] < shape[1]);
        return asked != null ? asked : isTimeFirst ? ClipLayout.TIME_FIRST : ClipLayout.SEQUENCE_FIRST;
    }

    private static long[] strides(int[] shape, boolean fortran) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = 0; i < shape.length; i++) {
            int axis = fortran ? i : shape.length - 1 - i;
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    @Override
    public String toString() {
        return source.toString();
    }

    /** What the whole number 1 is read as; 0 for floats, which are read as they stand. */
    public double one() {
        NpyHeader.Type type = header.type();
        return type == NpyHeader.Type.UINT8 ? 1 / 255.0 : type == NpyHeader.Type.UINT16 ? 1 / 65535.0 : 0;
    }

    /** Frame {@code t} of a video as [height, width]: grey, of colours their luma, otherwise as it stands. */
    public float[] read(int video, int t) {
        int pixels = height * width;
        int depth = channels < 0 ? 1 : header.shape()[channels];
        float[] values = new float[pixels * depth];
        long first = t * strides[time] + (sequence < 0 ? 0 : video * strides[sequence]);
        try {
            if (!header.fortran()) {
                byte[] bytes = new byte[values.length * header.type().bytes];
                synchronized (file) {
                    file.seek(header.length() + first * header.type().bytes);
                    file.readFully(bytes);
                }
                header.decode(ByteBuffer.wrap(bytes), values, 0, values.length);
            } else {
                gather(first, depth, values);
            }
        } catch (IOException e) {
            throw SafeFile.notRead(source, e);
        }
        return depth == 1 ? values : grey(values, pixels, depth);
    }

    /** Elements that lie anywhere, as [height, width, channels]. */
    private void gather(long first, int depth, float[] values) {
        int size = header.type().bytes;
        for (int i = 0; i < values.length; i++) {
            int pixel = i / depth;
            long at = first
                    + pixel / width * strides[rows]
                    + pixel % width * strides[columns]
                    + (channels < 0 ? 0 : i % depth * strides[channels]);
            ByteBuffer piece = pieces.get((int) (at * size / PIECE));
            values[i] = header.type().element(piece, (int) (at * size % PIECE / size));
        }
    }

    private float[] grey(float[] values, int pixels, int depth) {
        boolean planes = !header.fortran() && channels < rows;
        float[] grey = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < LUMA.length; c++) {
                grey[i] += LUMA[c] * values[planes ? c * pixels + i : i * depth + c];
            }
        }
        return grey;
    }

    /** The least and the greatest value of some frames, spread over the file. */
    public float[] range() {
        float[] range = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        long all = (long) videos * frames;
        long looked = Math.min(all, 256);
        for (long i = 0; i < looked; i++) {
            long at = i * all / looked;
            for (float value : read((int) (at / frames), (int) (at % frames))) {
                BadInput.unless(
                        Float.isFinite(value), "'%s' holds values that are not finite; mend what made it.", source);
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        }
        return range;
    }

    @Override
    public void close() {
        SafeFile.closeQuietly(file);
    }
}
