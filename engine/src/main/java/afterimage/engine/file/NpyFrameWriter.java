package afterimage.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Writes an npy file frame by frame in any order; it appears under its name with {@link #commit}, or not at all. */
public final class NpyFrameWriter implements AutoCloseable {
    private final Path target;
    private final Draft draft;
    private final NpyHeader header;
    private final ByteBuffer frame;
    private final int framePixels;

    /** @param header of the whole file, the last two axes are a frame's */
    public NpyFrameWriter(Path target, NpyHeader header) {
        this.target = target;
        this.header = header;
        int[] shape = header.shape();
        this.framePixels = shape[shape.length - 1] * shape[shape.length - 2];
        this.frame = ByteBuffer.allocate(framePixels * header.type().bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            draft = new Draft(target, true);
        } catch (IOException e) {
            throw SafeFile.notWritten(target, e);
        }
    }

    /** Writes the pixels [height, width] as the frame with this row-major index over the outer axes. */
    public void write(long index, float[] pixels) {
        header.type().encode(pixels, 0, framePixels, frame.clear());
        write(frame, header.length() + index * frame.capacity());
    }

    public void commit() {
        commit(header);
    }

    /** With another number of frames than was known at first; such a head is as long. */
    public void commit(NpyHeader whole) {
        write(ByteBuffer.wrap(whole.encode()), 0);
        try {
            draft.commit();
        } catch (IOException e) {
            throw SafeFile.notWritten(target, e);
        }
    }

    @Override
    public void close() {
        draft.close();
    }

    private void write(ByteBuffer bytes, long position) {
        try {
            while (bytes.hasRemaining()) {
                draft.channel.write(bytes, position + bytes.position());
            }
        } catch (IOException e) {
            draft.close();
            throw SafeFile.notWritten(target, e);
        }
    }
}
