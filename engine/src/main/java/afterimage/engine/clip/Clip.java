package afterimage.engine.clip;

import afterimage.engine.file.NpyArray;
import java.util.Arrays;
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
        Objects.checkIndex(t, time);
        return Arrays.copyOfRange(pixels, t * framePixels(), (t + 1) * framePixels());
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
        float[] part = Arrays.copyOfRange(pixels, from * framePixels(), to * framePixels());
        return new Clip(to - from, height, width, part);
    }
}
