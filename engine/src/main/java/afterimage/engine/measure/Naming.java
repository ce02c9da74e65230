package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import java.util.Arrays;
import java.util.List;

/** Gathers in how many clips all digits can be named, in the third and the last frame of an output. */
public final class Naming {
    private final DigitNamer namer;
    private final int[] frames;
    private final long[] named;
    private final long[] namedTruly;
    private long clips;

    /**
     * Shares of the clips in which every digit gets its own label, in some frames of the output, the first is 1, and in
     * the true ones: the most that an output can be expected to reach.
     */
    public record Shares(List<Integer> frames, List<Double> output, List<Double> truth) {}

    /** @param time frames of the output */
    public Naming(DigitNamer namer, int time) {
        this.namer = namer;
        this.frames = time > 3 ? new int[] {3, time} : new int[] {time};
        this.named = new long[frames.length];
        this.namedTruly = new long[frames.length];
    }

    /** @param truth the same frames as they really go on */
    public void add(DigitFinder finder, Clip output, Clip truth) {
        clips++;
        for (int i = 0; i < frames.length; i++) {
            named[i] += namer.namesAll(finder, output, frames[i] - 1) ? 1 : 0;
            namedTruly[i] += namer.namesAll(finder, truth, frames[i] - 1) ? 1 : 0;
        }
    }

    public Shares shares() {
        return new Shares(Arrays.stream(frames).boxed().toList(), shares(named), shares(namedTruly));
    }

    private List<Double> shares(long[] counts) {
        return Arrays.stream(counts).mapToObj(count -> (double) count / clips).toList();
    }
}
