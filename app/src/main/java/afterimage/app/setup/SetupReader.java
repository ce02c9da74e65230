package afterimage.app.setup;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.cell.Resolution;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Puts the panel's texts together to a run spec, and says which setting is in the way. */
record SetupReader(Function<Setting, String> texts, RunSpec base, Map<Setting, String> problems) {
    /** What must not stay as the run had it where it has no use; all else does no harm. */
    private static final Map<Setting, String> UNUSED =
            Map.of(Setting.PATCH, "1", Setting.MOVERS, "0", Setting.FIRST_INPUT, ModelSpec.FirstInput.BLACK.name());

    /** @param base has what the choices leave no use for */
    SetupReader(Function<Setting, String> texts, RunSpec base) {
        this(texts, base, new EnumMap<>(Setting.class));
    }

    /** The spec, or null with at least one problem. */
    RunSpec read() {
        try {
            return together();
        } catch (BadInput e) {
            problems.put(inTheWay(), refusal(e));
            return null;
        }
    }

    /** What the spec itself says, without what reading one adds. */
    private static String refusal(Throwable e) {
        String own = e.getCause() == null ? null : refusal(e.getCause());
        return own != null ? own : e instanceof BadInput ? Texts.said(e.getMessage()) : null;
    }

    /** Of what was changed, the last setting without which the others fit together. */
    private Setting inTheWay() {
        Map<Setting, String> had = Setting.texts(base);
        List<Setting> changed = new ArrayList<>(had.keySet());
        changed.removeIf(each -> texts.apply(each).equals(had.get(each)));
        Collections.reverse(changed);
        return changed.stream()
                .filter(each -> new SetupReader(s -> s == each ? had.get(s) : texts.apply(s), base).fits())
                .findFirst()
                .orElse(Setting.BATCH);
    }

    private boolean fits() {
        try {
            return together() != null;
        } catch (BadInput e) {
            // Another setting is in the way, too.
            return false;
        }
    }

    /** The spec, or null if a setting has a problem by itself; refuses what does not go together. */
    private RunSpec together() {
        List<String> settings = new ArrayList<>();
        for (Setting each : Setting.values()) {
            String written = each.isUsed(texts) ? texts.apply(each) : UNUSED.get(each);
            if (written != null) {
                settings.addAll(told(each, () -> each.form.read().apply(written)));
            }
        }
        settings.add("model.layers=" + layers().stream().map(SpecJson::write).toList());
        boolean conv = Setting.KERNEL.isUsed(texts);
        String patch = texts.apply(Setting.PATCH);
        String size = texts.apply(Setting.FRAME_SIZE);
        boolean cuts = !conv || SetupText.wholeIn(size).orElse(0) % Integer.parseInt(patch) == 0;
        require(Setting.PATCH, cuts, "patch", size.trim(), patch);
        boolean predicts = !texts.apply(Setting.TASK).equals(Task.AUTOENCODER.name());
        boolean noFuture = texts.apply(Setting.FRAMES).matches("[^+]*\\+\\s*0+\\s*");
        require(Setting.FRAMES, !predicts || !noFuture, "future");
        return problems.isEmpty() ? SpecJson.with(base, settings) : null;
    }

    /** One setting in the spec, three in the panel. */
    private List<ModelSpec.Layer> layers() {
        List<Integer> units = told(Setting.LAYERS, () -> SetupText.parseUnits(texts.apply(Setting.LAYERS)));
        int count = texts.apply(Setting.LAYERS).split(",", -1).length;
        List<int[]> kernels = told(Setting.KERNEL, () -> SetupText.parseKernels(used(Setting.KERNEL, "1"), count));
        List<Resolution> resolutions =
                told(Setting.RESOLUTION, () -> SetupText.parseResolutions(used(Setting.RESOLUTION, ""), count));
        IntFunction<ModelSpec.Layer> layer =
                i -> new ModelSpec.Layer(units.get(i), kernels.get(i)[0], kernels.get(i)[1], resolutions.get(i));
        return problems.isEmpty() ? IntStream.range(0, count).mapToObj(layer).toList() : List.of();
    }

    private String used(Setting setting, String otherwise) {
        return setting.isUsed(texts) ? texts.apply(setting) : otherwise;
    }

    private void require(Setting setting, boolean condition, String what, Object... values) {
        if (!condition) {
            problems.putIfAbsent(setting, Texts.of("setup.no." + what, values));
        }
    }

    /** What is read, none with a problem. */
    private <T> List<T> told(Setting setting, Supplier<List<T>> reading) {
        try {
            return reading.get();
        } catch (BadInput e) {
            problems.putIfAbsent(setting, Texts.said(e.getMessage()));
            return List.of();
        }
    }
}
