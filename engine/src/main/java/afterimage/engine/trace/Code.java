package afterimage.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What an encoder ended with for one clip: all that its decoders learn of it. Arrays are not copied; nobody changes
 * them.
 *
 * @param layers from the frames upwards
 */
public record Code(List<Layer> layers) {
    public Code {
        layers = List.copyOf(layers);
    }

    /**
     * @param memory c, [rows, columns, channels] or [units]
     * @param hidden h, of the same shape
     */
    public record Layer(float[] memory, float[] hidden) {}

    /** All numbers one after the other: memory, then hidden state, of each layer. */
    public float[] vector() {
        int size = layers.stream().mapToInt(layer -> 2 * layer.memory.length).sum();
        float[] all = new float[size];
        int at = 0;
        for (Layer layer : layers) {
            for (float[] part : List.of(layer.memory, layer.hidden)) {
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
        }
        return all;
    }

    /** On the straight line from this code to another: this one at 0, the other at 1. */
    public Code towards(Code other, double share) {
        List<Layer> between = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            between.add(new Layer(
                    mixed(layers.get(l).memory, other.layers.get(l).memory, share),
                    mixed(layers.get(l).hidden, other.layers.get(l).hidden, share)));
        }
        return new Code(between);
    }

    private static float[] mixed(float[] from, float[] to, double share) {
        float[] made = new float[from.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) (from[i] + (to[i] - from[i]) * share);
        }
        return made;
    }

    /** Nothing remembered. */
    public Code zeros() {
        return new Code(layers.stream()
                .map(layer -> new Layer(new float[layer.memory.length], new float[layer.hidden.length]))
                .toList());
    }

    /** With normal noise, the same for the same seed. */
    public Code noisy(double deviation, long seed) {
        Random random = new Random(seed);
        return new Code(layers.stream()
                .map(layer -> new Layer(noisy(layer.memory, deviation, random), noisy(layer.hidden, deviation, random)))
                .toList());
    }

    private static float[] noisy(float[] values, double deviation, Random random) {
        float[] made = new float[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) (values[i] + deviation * random.nextGaussian());
        }
        return made;
    }
}
