package afterimage.app.setup;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.Range;
import afterimage.engine.cell.Resolution;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.train.Horizon;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings as the panel writes them, and back. */
final class SetupText {
    private static final double SMALL = 1e-4;

    /** Refuses with the sentence of that name unless a condition holds. */
    static void require(boolean holds, String what, Object... values) {
        if (!holds) {
            throw refusal(what, values);
        }
    }

    static BadInput refusal(String what, Object... values) {
        return new BadInput(Texts.of("setup.no." + what, values));
    }

    /** A range in words, {@code 0 or more and below 1}. */
    private static String words(Range range) {
        String ends = (range.aboveLeast() ? ".above" : "") + (range.belowMost() ? ".below" : "");
        return Texts.of("setup.range" + ends, number(range.least()), number(range.most()));
    }

    /** Short and exact: {@code 0.003}, {@code 5}, {@code 1e-5}. */
    static String number(double value) {
        if (value != 0 && Math.abs(value) < SMALL) {
            return Double.toString(value).replace(".0E", "e").replace('E', 'e');
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String range(double min, double max) {
        return min == max ? number(min) : number(min) + " – " + number(max);
    }

    static String units(List<ModelSpec.Layer> layers) {
        return layers.stream().map(layer -> Integer.toString(layer.units())).collect(Collectors.joining(", "));
    }

    /**
     * {@code 3}, or {@code 5 · 3} where input-to-state and state-to-state differ; one for each layer, {@code 5, 3}, where
     * layers differ.
     */
    static String kernels(List<ModelSpec.Layer> layers) {
        return kernels(layers.stream()
                .map(layer -> kernel(Integer.toString(layer.inputKernel()), Integer.toString(layer.stateKernel()))));
    }

    static String kernels(Stream<String> kernels) {
        List<String> each = kernels.toList();
        return each.stream().distinct().count() == 1 ? each.get(0) : String.join(", ", each);
    }

    static String kernel(String input, String state) {
        return input.equals(state) ? input : input + " · " + state;
    }

    /** The layers that texts stand for, right or wrong: units, input-to-state and state-to-state kernel of each. */
    static List<List<String>> layers(String units, String kernels) {
        String[] each = units.split(",", -1);
        String[] kernel = kernels.split(",", -1);
        List<List<String>> layers = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            String[] parts = kernelParts(kernel[Math.min(i, kernel.length - 1)]);
            layers.add(Arrays.asList(each[i].trim(), parts[0], parts[parts.length - 1]));
        }
        return layers;
    }

    /** {@code same, half}, or empty where all layers have the patches' resolution. */
    static String resolutions(List<ModelSpec.Layer> layers) {
        return layers.stream().allMatch(layer -> layer.resolution() == Resolution.SAME)
                ? ""
                : layers.stream()
                        .map(layer -> layer.resolution().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** One for each of {@code count} layers; all the same for an empty text. */
    static List<Resolution> parseResolutions(String text, int count) {
        if (text.isBlank()) {
            return Collections.nCopies(count, Resolution.SAME);
        }
        List<Resolution> read = Arrays.stream(text.split(",", -1))
                .map(word -> Arrays.stream(Resolution.values())
                        .filter(each -> each.name().equalsIgnoreCase(word.trim()))
                        .findFirst()
                        .orElseThrow(() -> refusal("resolution", word.trim())))
                .toList();
        require(read.size() == count, "resolutions", count);
        return read;
    }

    /** {@code 20000 steps}, {@code 600 s}, or empty for none. */
    static String horizon(Horizon horizon) {
        return horizon == null
                ? ""
                : horizon.steps() != null ? horizon.steps() + " steps" : number(horizon.seconds()) + " s";
    }

    static Horizon parseHorizon(String text) {
        if (text.isBlank()) {
            return null;
        }
        Matcher words = Pattern.compile("\\s*([\\d.,]+)\\s*(steps?|s|seconds?|min|minutes?|h|hours?)\\s*")
                .matcher(text);
        require(words.matches(), "horizon", text.trim());
        String unit = words.group(2);
        if (unit.startsWith("step")) {
            return new Horizon((long) parseWhole(words.group(1)), null);
        }
        double seconds = parseNumber(words.group(1));
        return new Horizon(null, unit.startsWith("m") ? 60 * seconds : unit.startsWith("h") ? 3600 * seconds : seconds);
    }

    /** What is written as the spec has it, if it is in a range. */
    static String parse(String text, Range range) {
        if (range.isWhole()) {
            long whole = parseLong(text);
            require(range.holds(whole), "whole-range", words(range), whole);
            return Long.toString(whole);
        }
        return number(parseNumber(text, range));
    }

    static double parseNumber(String text, Range range) {
        double value = parseNumber(text);
        require(range.holds(value), "range", words(range), text.trim());
        return value;
    }

    /** The number in a range that is nearest to the one written. */
    static String nearest(String text, Range range) {
        double value = parseNumber(text);
        require(!Double.isNaN(value), "number", text.trim());
        return number(range.nearest(value));
    }

    static double parseNumber(String text) {
        try {
            return Double.parseDouble(text.trim().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw refusal("number", text.trim());
        }
    }

    static int parseWhole(String text) {
        long whole = parseLong(text);
        require((int) whole == whole, "whole", text.trim());
        return (int) whole;
    }

    /** The whole number in a text, if it is one. */
    static Optional<Integer> wholeIn(String text) {
        return text.trim().matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text.trim())) : Optional.empty();
    }

    static long parseLong(String text) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            throw refusal("whole", text.trim());
        }
    }

    /** {@code 3 – 5}, {@code 3-5} or {@code 3.6}. */
    static double[] parseRange(String text) {
        String[] ends = text.trim().split("\\s*[–:-]\\s*", -1);
        require(ends.length <= 2, "ends", text);
        return new double[] {parseNumber(ends[0]), parseNumber(ends[ends.length - 1])};
    }

    /** {@code 10 + 10}. */
    static int[] parsePair(String text) {
        String[] parts = text.split("\\+", -1);
        require(parts.length == 2, "frames", text);
        return new int[] {parseWhole(parts[0]), parseWhole(parts[1])};
    }

    /** {@code 64, 32}: units that layers can have, of as many layers as a model can have. */
    static List<Integer> parseUnits(String text) {
        require(!text.isBlank(), "layers");
        List<Integer> units =
                Arrays.stream(text.split(",", -1)).map(SetupText::parseWhole).toList();
        units.forEach(n -> new ModelSpec.Layer(n, 1, 1));
        require(ModelSpec.LAYERS.holds(units.size()), "depth", words(ModelSpec.LAYERS), units.size());
        return units;
    }

    /** {@code 3} for both, or {@code 5 · 3}; for all {@code count} layers, or one for each, separated by commas. */
    static List<int[]> parseKernels(String text, int count) {
        List<int[]> kernels = parseKernels(text);
        kernels.forEach(k -> new ModelSpec.Layer(1, k[0], k[1]));
        require(kernels.size() == 1 || kernels.size() == count, "kernels", count);
        return kernels.size() == count ? kernels : Collections.nCopies(count, kernels.get(0));
    }

    static List<int[]> parseKernels(String text) {
        return Arrays.stream(text.split(",", -1)).map(SetupText::parseKernel).toList();
    }

    private static int[] parseKernel(String text) {
        String[] parts = kernelParts(text);
        require(parts.length <= 2, "kernel");
        return new int[] {parseWhole(parts[0]), parseWhole(parts[parts.length - 1])};
    }

    static String[] kernelParts(String text) {
        return text.trim().split("\\s*[·x×]\\s*|\\s+", -1);
    }
}
