package afterimage.app.setup;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.Settings;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.Layer;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The nearest settings that work, for those with a problem. */
record SetupFixes(SetupViewModel model) {
    /** What is offered beside a setting that does not work, in words such as {@code use 5}, and what puts it there. */
    record Fix(String words, Runnable apply) {}

    /** Enough for the largest layer to come down to one unit. */
    private static final int HALVINGS = 14;

    /** @param base the run that the panel was filled with */
    Optional<Fix> of(Setting setting, RunSpec base, long freeBytes) {
        String text = model.text(setting).get();
        if (setting == Setting.PATCH) {
            return SetupText.wholeIn(model.text(Setting.FRAME_SIZE).get())
                    .map(size -> Integer.toString(patch(size, Integer.parseInt(text))))
                    .map(patch -> writing("setup.fix", setting, patch));
        }
        boolean large = setting == Setting.BATCH && model.problems.containsKey(setting) && model.spec.get() != null;
        return large ? fitting(freeBytes) : nearest(setting, text, base);
    }

    /** @param key of what offers it */
    private Fix writing(String key, Setting setting, String text) {
        String words = Texts.of(key, model.words(setting, text));
        return new Fix(words, () -> model.text(setting).set(text));
    }

    /** What is like the text, or what the run had there if nothing is. */
    private Optional<Fix> nearest(Setting setting, String text, RunSpec base) {
        return Stream.of(near(setting, text), was(setting, base))
                .filter(better -> !better.equals(text) && model.takes(setting, better))
                .findFirst()
                .map(better -> writing("setup.fix", setting, better));
    }

    private String near(Setting setting, String text) {
        try {
            String near = setting.form.nearest().apply(text);
            if (setting != Setting.KERNEL) {
                return near;
            }
            // One kernel for all layers, where there are not as many as layers.
            String[] each = near.split(",", -1);
            return each.length == model.text(Setting.LAYERS).get().split(",", -1).length ? near : each[0];
        } catch (BadInput e) {
            // Nothing in it can be kept.
            return text;
        }
    }

    /** What the shown run had; of another cell's layers nothing can be kept. */
    private String was(Setting setting, RunSpec base) {
        String cell = model.text(Setting.CELL).get();
        return setting == Setting.LAYERS && !base.model().cell().name().equals(cell)
                ? usualLayers(cell)
                : Setting.texts(base).get(setting);
    }

    /** What a model of a cell can begin with. */
    static String usualLayers(String cell) {
        return cell.equals(ModelSpec.CellKind.CONV_LSTM.name()) ? "32" : "500";
    }

    /** The largest patch that cuts frames of {@code size} without a rest, at most the one chosen. */
    private static int patch(int size, int chosen) {
        IntPredicate cuts = patch -> patch <= chosen && size % patch == 0;
        return IntStream.of(8, 4, 2).filter(cuts).findFirst().orElse(1);
    }

    /** The largest batch that the memory holds; where it holds not even one clip, smaller layers at this batch. */
    private Optional<Fix> fitting(long freeBytes) {
        RunSpec made = model.spec.get();
        int batch = made.training().batch();
        OptionalInt fits = IntStream.iterate(batch - 1, less -> less > 0, less -> less - 1)
                .filter(less -> bytes(made, made.model(), less) <= freeBytes)
                .findFirst();
        if (fits.isPresent()) {
            return Optional.of(writing("setup.fix.batch", Setting.BATCH, Integer.toString(fits.getAsInt())));
        }
        return Stream.iterate(made.model(), SetupFixes::halved)
                .skip(1)
                .limit(HALVINGS)
                .filter(smaller -> bytes(made, smaller, batch) <= freeBytes)
                .findFirst()
                .map(smaller -> writing("setup.fix.layers", Setting.LAYERS, SetupText.units(smaller.layers())));
    }

    private static ModelSpec halved(ModelSpec model) {
        UnaryOperator<Layer> half = layer -> Settings.with(layer, "units", Math.max(1, layer.units() / 2));
        return model.with("layers", model.layers().stream().map(half).toList());
    }

    private static long bytes(RunSpec made, ModelSpec model, int batch) {
        return ModelSummary.of(model, made.sequence(), batch).memoryBytes();
    }

    static String speed(String text) {
        DoubleStream ends = Arrays.stream(SetupText.parseRange(text)).map(SequenceSpec.SPEED::nearest);
        double[] sorted = ends.sorted().toArray();
        return SetupText.range(sorted[0], sorted[1]);
    }

    static String frames(String text) {
        int[] pair = SetupText.parsePair(text);
        int future = pair[1] < 1 ? 10 : (int) SequenceSpec.FUTURE_FRAMES.nearest(pair[1]);
        return (int) SequenceSpec.INPUT_FRAMES.nearest(pair[0]) + " + " + future;
    }

    /** Layers that can be read stay, within what a layer can have. */
    static String units(String text) {
        String kept = Stream.of(text.split(",", -1))
                .map(String::trim)
                .filter(part -> part.matches("[+-]?0*[1-9]\\d{0,8}"))
                .map(part -> (int) Layer.UNITS.nearest(Math.abs(Integer.parseInt(part))))
                .limit((long) ModelSpec.LAYERS.most())
                .map(units -> Integer.toString(units))
                .collect(Collectors.joining(", "));
        SetupText.require(!kept.isEmpty(), "units", text);
        return kept;
    }

    /** Even kernels have no centre: the next larger odd one, or the largest there is. */
    static String kernels(String text) {
        IntFunction<String> odd = n -> Integer.toString((int) Layer.KERNEL.nearest(n | 1));
        return SetupText.parseKernels(text).stream()
                .map(kernel -> SetupText.kernel(odd.apply(kernel[0]), odd.apply(kernel[1])))
                .collect(Collectors.joining(", "));
    }
}
