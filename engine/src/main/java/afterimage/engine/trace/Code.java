package afterimage.engine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What an encoder ended with for one clip: all that its decoders learn of it. Arrays are not copied; nobody changes
 * them.
 *
 * @param layers from the frames upwards
 * @param carried what movers have: pictures, motion, memory and hidden state; empty for a model without movers
 */
public record Code(List<Layer> layers, List<float[]> carried) {
    public Code {
        layers = List.copyOf(layers);
        carried = List.copyOf(carried);
    }

    public Code(List<Layer> layers) {
        this(layers, List.of());
    }

    /**
     * @param memory c, [rows, columns, channels] or [units]
     * @param hidden h, of the same shape
     */
    public record Layer(float[] memory, float[] hidden) {}

    /** All numbers of the layers one after the other: memory, then hidden state, of each. */
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
        return new Code(
                between,
                IntStream.range(0, carried.size())
                        .mapToObj(i -> mixed(carried.get(i), other.carried.get(i), share))
                        .toList());
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
        return new Code(
                layers.stream()
                        .map(layer -> new Layer(new float[layer.memory.length], new float[layer.hidden.length]))
                        .toList(),
                carried.stream().map(part -> new float[part.length]).toList());
    }

    /** With normal noise in the layers, the same for the same seed. */
    public Code noisy(double deviation, long seed) {
        Random random = new Random(seed);
        return new Code(
                layers.stream()
                        .map(layer -> new Layer(
                                noisy(layer.memory, deviation, random), noisy(layer.hidden, deviation, random)))
                        .toList(),
                carried);
    }

    private static float[] noisy(float[] values, double deviation, Random random) {
        float[] made = new float[values.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = (float) (values[i] + deviation * random.nextGaussian());
        }
        return made;
    }
}
