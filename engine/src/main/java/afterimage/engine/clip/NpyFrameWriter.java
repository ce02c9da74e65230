package afterimage.engine.clip;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes an npy file frame by frame in any order, in memory for one frame. The file appears under its name only when
 * {@link #commit} is called; closed without it, nothing is left.
 */
public final class NpyFrameWriter implements AutoCloseable {
    private final Path target;
    private final Path beside;
    private final NpyHeader header;
    private final FileChannel channel;
    private final ByteBuffer frame;
    private final int framePixels;

    /**
     * @param header type and shape of the whole file, the last two axes are a frame's
     * @throws BadInput if the path cannot be written
     */
    public NpyFrameWriter(Path target, NpyHeader header) {
        this.target = target.toAbsolutePath();
        this.header = header;
        int[] shape = header.shape();
        this.framePixels = shape[shape.length - 1] * shape[shape.length - 2];
        this.frame = ByteBuffer.allocate(framePixels * header.type().bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            BadInput.unless(
                    !Files.isDirectory(this.target), "Cannot write '%s': it is a folder; name a file in it.", target);
            Files.createDirectories(this.target.getParent());
            beside = SafeFile.free(this.target.getParent(), "." + this.target.getFileName() + ".part");
            channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            writeFully(ByteBuffer.wrap(header.encode()), 0);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Writes the pixels [height, width] as the frame with this row-major index over the outer axes. */
    public void write(long index, float[] pixels) {
        frame.clear();
        if (header.type() == NpyHeader.Type.FLOAT32) {
            frame.asFloatBuffer().put(pixels, 0, framePixels);
        } else {
            for (int i = 0; i < framePixels; i++) {
                frame.put(i, (byte) Math.round(255 * Math.max(0, Math.min(1, pixels[i]))));
            }
        }
        try {
            writeFully(frame, header.length() + index * frame.capacity());
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** The file is complete: gives it its name. */
    public void commit() {
        try {
            channel.force(false);
            channel.close();
            SafeFile.replace(beside, target);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private void writeFully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private BadInput refusal(IOException e) {
        return new BadInput(
                "Cannot write '" + target + "': " + SafeFile.whyNotWritten(e)
                        + "; make room there or choose another place.",
                e);
    }
}
