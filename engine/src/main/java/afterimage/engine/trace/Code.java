package afterimage.engine.trace;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What an encoder ended with for a clip: c, h of each layer, what movers carry; arrays are shared, never changed. */
public record Code(List<float[]> layers, List<float[]> carried) {
    /** On the straight line from this code to another: this one at 0, the other at 1. */
    public Code towards(Code other, double share) {
        return new Code(mixed(layers, other.layers, share), mixed(carried, other.carried, share));
    }

    private static List<float[]> mixed(List<float[]> from, List<float[]> to, double share) {
        return IntStream.range(0, from.size())
                .mapToObj(i -> mixed(from.get(i), to.get(i), share))
                .toList();
    }

    private static float[] mixed(float[] from, float[] to, double share) {
        float[] made = new float[from.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) (from[i] + (to[i] - from[i]) * share);
        }
        return made;
    }

    public Code zeros() {
        UnaryOperator<float[]> zeros = part -> new float[part.length];
        return new Code(
                layers.stream().map(zeros).toList(), carried.stream().map(zeros).toList());
    }

    /** With normal noise in the layers, the same for the same seed. */
    public Code noisy(double deviation, long seed) {
        Random random = new Random(seed);
        return new Code(
                layers.stream().map(part -> noisy(part, deviation, random)).toList(), carried);
    }

    private static float[] noisy(float[] values, double deviation, Random random) {
        float[] made = new float[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) (values[i] + deviation * random.nextGaussian());
        }
        return made;
    }
}
