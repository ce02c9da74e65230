package afterimage.engine.measure;

import afterimage.engine.clip.Clip;
import afterimage.engine.digits.DigitSet;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Tells which digits a frame shows: each one's square, found by {@link DigitFinder} and without what others explain of
 * it, gets the label of the most similar of the split's images, by cosine, so that brightness does not count. The share
 * of true frames named so, as digits hide each other, is the ceiling.
 */
public final class DigitNamer {
    private final int side;
    private final int pixels;
    /** Each of length 1, one after the other. */
    private final float[] images;

    private final int[] labels;

    /** @param examples the split that the clips are made of */
    public DigitNamer(DigitSet examples) {
        side = examples.side();
        pixels = side * side;
        images = new float[examples.count() * pixels];
        labels = IntStream.range(0, examples.count()).map(examples::label).toArray();
        IntStream.range(0, labels.length).parallel().forEach(image -> {
            double squares = 0;
            for (int i = 0; i < pixels; i++) {
                float ink = examples.grey(image, i / side, i % side) / 255f;
                images[image * pixels + i] = ink;
                squares += ink * ink;
            }
            for (int i = 0; i < pixels; i++) {
                images[image * pixels + i] /= (float) Math.sqrt(squares);
            }
        });
    }

    /** Whether every digit of the finder's clip gets its own label in a frame. */
    boolean namesAll(DigitFinder finder, Clip clip, int frame) {
        float[][] squares = finder.squares(clip.frame(frame));
        return IntStream.range(0, squares.length)
                .allMatch(d -> name(squares[d]) == finder.tracks.get(d).label());
    }

    /** @param square [side, side] */
    int name(float[] square) {
        int threads = Runtime.getRuntime().availableProcessors();
        IntStream parts = IntStream.range(0, threads).parallel();
        float[] best = parts.mapToObj(
                        k -> nearest(square, k * labels.length / threads, (k + 1) * labels.length / threads))
                .max((a, b) -> Float.compare(a[0], b[0]))
                .orElseThrow();
        return labels[(int) best[1]];
    }

    /** @return similarity and index of the most similar image from one to before another */
    private float[] nearest(float[] square, int from, int to) {
        float most = Float.NEGATIVE_INFINITY;
        int nearest = from;
        float[] sums = new float[side];
        for (int image = from; image < to; image++) {
            Arrays.fill(sums, 0);
            // Sums by column: a loop that Java makes vectors of, which a single sum would not be.
            for (int row = 0; row < pixels; row += side) {
                int at = image * pixels + row;
                for (int x = 0; x < side; x++) {
                    sums[x] += square[row + x] * images[at + x];
                }
            }
            float similarity = 0;
            for (float sum : sums) {
                similarity += sum;
            }
            if (similarity > most) {
                most = similarity;
                nearest = image;
            }
        }
        return new float[] {most, nearest};
    }
}
