package afterimage.engine.clip;

import afterimage.engine.file.NpyArray;
import java.util.Objects;

/** An immutable video: floats [time, height, width], copied; 0 black to 1 white, differences of two -1 to 1. */
public record Clip(int time, int height, int width, float[] pixels) {
    /** @throws IllegalArgumentException if the length is not time * height * width */
    public Clip {
        int length = Math.multiplyExact(Math.multiplyExact(time, height), width);
        if (pixels.length != length) {
            throw new IllegalArgumentException("expected " + length + " pixels, got " + pixels.length);
        }
        pixels = pixels.clone();
    }

    public int framePixels() {
        return height * width;
    }

    public float at(int t, int y, int x) {
        return pixels[(t * height + y) * width + x];
    }

    /** Frame {@code t} as a new array [height, width]. */
    public float[] frame(int t) {
        float[] frame = new float[framePixels()];
        copyFrame(t, frame, 0);
        return frame;
    }

    public void copyFrame(int t, float[] target, int offset) {
        Objects.checkIndex(t, time);
        System.arraycopy(pixels, t * framePixels(), target, offset, framePixels());
    }

    /** As a new array. */
    @Override
    public float[] pixels() {
        return pixels.clone();
    }

    public NpyArray toNpy() {
        return new NpyArray(new int[] {time, height, width}, pixels);
    }

    /** The frames {@code from} (inclusive) to {@code to} (exclusive). */
    public Clip frames(int from, int to) {
        Objects.checkFromToIndex(from, to, time);
        float[] part = new float[(to - from) * framePixels()];
        System.arraycopy(pixels, from * framePixels(), part, 0, part.length);
        return new Clip(to - from, height, width, part);
    }
}
