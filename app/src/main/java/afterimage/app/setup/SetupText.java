package afterimage.app.setup;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Resolution;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.train.Horizon;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Settings as the panel writes them, and back. */
final class SetupText {
    private static final double SMALL = 1e-4;

    private SetupText() {}

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
        List<String> each = layers.stream().map(SetupText::kernel).toList();
        return each.stream().distinct().count() == 1 ? each.get(0) : String.join(", ", each);
    }

    private static String kernel(ModelSpec.Layer layer) {
        return kernel(Integer.toString(layer.inputKernel()), Integer.toString(layer.stateKernel()));
    }

    static String kernel(String input, String state) {
        return input.equals(state) ? input : input + " · " + state;
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
                        .orElseThrow(() ->
                                new BadInput("Write same, half or double for each layer, not '" + word.trim() + "'.")))
                .toList();
        BadInput.unless(read.size() == count, "Write one for each of the %d layers, e.g. same, half.", count);
        return read;
    }

    /** {@code 20000 steps}, {@code 600 s}, or empty for none. */
    static String horizon(Horizon horizon) {
        if (horizon == null) {
            return "";
        }
        return horizon.steps() != null ? horizon.steps() + " steps" : number(horizon.seconds()) + " s";
    }

    static Horizon parseHorizon(String text) {
        if (text.isBlank()) {
            return null;
        }
        Matcher words = Pattern.compile("\\s*([\\d.,]+)\\s*(steps?|s|seconds?|min|minutes?|h|hours?)\\s*")
                .matcher(text);
        BadInput.unless(words.matches(), "Write steps or a time, e.g. 20000 steps or 10 min, not '%s'.", text.trim());
        String unit = words.group(2);
        if (unit.startsWith("step")) {
            return new Horizon((long) parseWhole(words.group(1)), null);
        }
        double seconds = parseNumber(words.group(1));
        return new Horizon(null, unit.startsWith("m") ? 60 * seconds : unit.startsWith("h") ? 3600 * seconds : seconds);
    }

    /** A number that {@code field} can use. */
    static double parseNumber(String text, SetupField field) {
        double value = parseNumber(text);
        BadInput.unless(field.allows(value), "This must be %s, not %s.", field.range(), text.trim());
        return value;
    }

    /** A whole number that {@code field} can use. */
    static long parseWhole(String text, SetupField field) {
        long value = parseSeed(text);
        BadInput.unless(field.allows(value), "This must be %s, not %d.", field.range(), value);
        return value;
    }

    static double parseNumber(String text) {
        try {
            return Double.parseDouble(text.trim().replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new BadInput("Write a number, e.g. 0.001, not '" + text.trim() + "'.", e);
        }
    }

    static int parseWhole(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new BadInput("Write a whole number, not '" + text.trim() + "'.", e);
        }
    }

    /** The whole number in a text, if it is one. */
    static Optional<Integer> wholeIn(String text) {
        return text.trim().matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text.trim())) : Optional.empty();
    }

    static long parseSeed(String text) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException e) {
            throw new BadInput("Write a whole number, not '" + text.trim() + "'.", e);
        }
    }

    /** {@code 3 – 5}, {@code 3-5} or {@code 3.6}. */
    static double[] parseRange(String text) {
        String[] ends = text.trim().split("\\s*[–:-]\\s*", -1);
        BadInput.unless(ends.length <= 2, "Write a range, e.g. 3 – 5, not '%s'.", text);
        return new double[] {parseNumber(ends[0]), parseNumber(ends[ends.length - 1])};
    }

    /** {@code 10 + 10}. */
    static int[] parsePair(String text) {
        String[] parts = text.split("\\+", -1);
        BadInput.unless(parts.length == 2, "Write input + future frames, e.g. 10 + 10, not '%s'.", text);
        return new int[] {parseWhole(parts[0]), parseWhole(parts[1])};
    }

    /** {@code 64, 32}. */
    static List<Integer> parseUnits(String text) {
        BadInput.unless(!text.isBlank(), "Write the units of each layer, e.g. 64, 32.");
        return Arrays.stream(text.split(",", -1)).map(SetupText::parseWhole).toList();
    }

    /** {@code 3} for both, or {@code 5 · 3}; for all layers, or one for each, separated by commas. */
    static List<int[]> parseKernels(String text) {
        return Arrays.stream(text.split(",", -1)).map(SetupText::parseKernel).toList();
    }

    private static int[] parseKernel(String text) {
        String[] parts = kernelParts(text);
        BadInput.unless(parts.length <= 2, "Write the kernel's size, e.g. 3, or 5 · 3 for input and state.");
        return new int[] {parseWhole(parts[0]), parseWhole(parts[parts.length - 1])};
    }

    static String[] kernelParts(String text) {
        return text.trim().split("\\s*[·x×]\\s*|\\s+", -1);
    }
}
