package afterimage.app.setup;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nearest settings that work: a text that can be read instead of one that cannot. */
final class SetupFixes {
    private static final List<Integer> PATCHES = List.of(8, 4, 2, 1);
    private static final int MAX_LAYERS = 8;
    private static final int MAX_UNITS = 8192;
    private static final int MAX_KERNEL = 15;
    private static final double MAX_SPEED = 64;
    private static final int MAX_FRAMES = 1000;
    /** Enough for the largest layer to come down to one unit. */
    private static final int HALVINGS = 14;

    private SetupFixes() {}

    /**
     * What to write into a field instead.
     *
     * @param text what is there
     * @param was what the run had there, for a text of which nothing can be kept
     */
    static Optional<String> text(SetupField field, String text, String was) {
        String better = switch (field) {
            case SPEED ->
                read(text, SetupText::parseRange).map(SetupFixes::speed).orElse(was);
            case FRAMES ->
                read(text, SetupText::parsePair)
                        .map(p -> Math.max(1, Math.min(MAX_FRAMES, p[0])) + " + "
                                + (p[1] < 1 ? 10 : Math.min(MAX_FRAMES, p[1])))
                        .orElse(was);
            case LAYERS -> layers(text).orElse(was);
            case KERNEL -> kernels(text).orElse(was);
            default -> field.isNumber() ? number(field, text).orElse(was) : was;
        };
        return Optional.of(better).filter(words -> !words.equals(text));
    }

    /** The largest patch that cuts frames of {@code size} without a rest, at most the one chosen. */
    static int patch(int size, int chosen) {
        return PATCHES.stream()
                .filter(p -> p <= chosen && size % p == 0)
                .findFirst()
                .orElse(1);
    }

    static Peephole peephole() {
        return Peephole.CHANNEL;
    }

    /** The largest batch below {@code batch} that needs at most {@code free} bytes; empty if not even one clip does. */
    static Optional<Integer> batch(int batch, long free, Function<Integer, Long> bytes) {
        int fits = 0;
        int tooMany = batch;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (bytes.apply(middle) <= free) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits == 0 ? Optional.empty() : Optional.of(fits);
    }

    /** Layers of half, a quarter .. of the units, the first that fit; empty if not even one unit each does. */
    static Optional<List<ModelSpec.Layer>> layers(List<ModelSpec.Layer> layers, Predicate<List<ModelSpec.Layer>> fits) {
        return Stream.iterate(layers, SetupFixes::halved)
                .skip(1)
                .limit(HALVINGS)
                .filter(fits)
                .findFirst();
    }

    private static List<ModelSpec.Layer> halved(List<ModelSpec.Layer> layers) {
        return layers.stream()
                .map(layer -> new ModelSpec.Layer(
                        Math.max(1, layer.units() / 2), layer.inputKernel(), layer.stateKernel(), layer.resolution()))
                .toList();
    }

    private static Optional<String> number(SetupField field, String text) {
        return read(text, SetupText::parseNumber)
                .filter(value -> !value.isNaN())
                .map(value -> SetupText.number(field.nearest(value)));
    }

    private static String speed(double[] range) {
        double[] ends = Arrays.stream(range)
                .map(v -> Math.max(0, Math.min(MAX_SPEED, v)))
                .sorted()
                .toArray();
        return SetupText.range(ends[0], ends[1]);
    }

    /** Layers that can be read stay, within what a layer can have. */
    private static Optional<String> layers(String text) {
        String kept = Stream.of(text.split(",", -1))
                .flatMap(part -> read(part, SetupText::parseWhole).stream())
                .filter(units -> units != 0)
                .map(units -> Math.max(1, Math.min(MAX_UNITS, Math.abs(units))))
                .limit(MAX_LAYERS)
                .map(units -> Integer.toString(units))
                .collect(Collectors.joining(", "));
        return Optional.of(kept).filter(words -> !words.isEmpty());
    }

    /** Even kernels have no centre: the next larger odd one, or the largest there is. */
    private static Optional<String> kernels(String text) {
        return read(text, SetupText::parseKernels)
                .map(kernels -> kernels.stream()
                        .map(k -> SetupText.kernel(odd(k[0]), odd(k[1])))
                        .collect(Collectors.joining(", ")));
    }

    private static String odd(int kernel) {
        return Integer.toString(Stream.iterate(1, k -> k <= MAX_KERNEL, k -> k + 2)
                .min(Comparator.comparingInt((Integer k) -> Math.abs(k - kernel))
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow());
    }

    private static <T> Optional<T> read(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (BadInput e) {
            // Nothing in it can be kept.
            return Optional.empty();
        }
    }
}
