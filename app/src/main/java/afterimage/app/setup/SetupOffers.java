package afterimage.app.setup;

import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.run.RunSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The nearest settings that work, for fields with a problem. */
final class SetupOffers {
    private final SetupViewModel model;
    private final SetupChoices choices;

    SetupOffers(SetupViewModel model) {
        this.model = model;
        this.choices = model.choices();
    }

    /**
     * @param base the run that the panel was filled with
     * @param freeBytes memory that there is
     */
    Optional<SetupFix> of(SetupField field, RunSpec base, long freeBytes) {
        String text = model.text(field).get();
        return switch (field) {
            case PATCH ->
                SetupText.wholeIn(model.text(SetupField.SIZE).get())
                        .map(size -> SetupFixes.patch(size, choices.patch.get()))
                        .map(patch -> new SetupFix("use " + patch, () -> choices.patch.set(patch)));
            case PEEPHOLE ->
                Optional.of(new SetupFix(
                        "use " + SetupWords.of(SetupFixes.peephole()),
                        () -> choices.peephole.set(SetupFixes.peephole())));
            case BATCH ->
                model.problems().containsKey(field) && model.specProperty().get() != null
                        ? fitting(freeBytes)
                        : writing(SetupFixes.text(field, text, was(field, base)).or(this::half), field);
            default ->
                writing(
                        SetupFixes.text(field, text, was(field, base))
                                .or(() -> together(field))
                                .map(words -> field == SetupField.KERNEL ? asMany(words) : words),
                        field);
        };
    }

    private Optional<SetupFix> writing(Optional<String> better, SetupField field) {
        return better.map(
                words -> new SetupFix("use " + words, () -> model.text(field).set(words)));
    }

    /** For fields that are well by themselves but not together with another. */
    private Optional<String> together(SetupField field) {
        return switch (field) {
            case KERNEL -> Optional.of(model.text(field).get().split(",", -1)[0]);
            case SAMPLING_TO -> Optional.of(model.text(SetupField.SAMPLING_FROM).get());
            case TOTAL_STEPS ->
                SetupText.wholeIn(model.text(SetupField.WARMUP).get()).map(n -> Integer.toString(10 * n));
            case BCE -> Optional.of("1");
            default -> Optional.empty();
        };
    }

    /** One kernel for all layers, where there are not as many as layers. */
    private String asMany(String kernels) {
        String[] each = kernels.split(",", -1);
        return each.length == model.layersProperty().get().split(",", -1).length ? kernels : each[0];
    }

    private Optional<String> half() {
        return SetupText.wholeIn(model.batchProperty().get()).filter(n -> n > 1).map(n -> Integer.toString(n / 2));
    }

    /** The largest batch that the memory holds; where it holds not even one clip, smaller layers at this batch. */
    private Optional<SetupFix> fitting(long freeBytes) {
        RunSpec made = model.specProperty().get();
        int batch = made.training().batch();
        Optional<SetupFix> smaller = SetupFixes.batch(batch, freeBytes, n -> bytes(made, made.model(), n))
                .map(n -> new SetupFix(
                        "use batch " + n, () -> model.batchProperty().set(Integer.toString(n))));
        return smaller.or(() -> SetupFixes.layers(
                        made.model().layers(),
                        layers -> bytes(made, made.model().withLayers(layers), batch) <= freeBytes)
                .map(layers -> {
                    String units = SetupText.units(layers);
                    return new SetupFix(
                            "use layers " + units, () -> model.layersProperty().set(units));
                }));
    }

    private static long bytes(RunSpec made, ModelSpec model, int batch) {
        return ModelSummary.of(model, made.sequence(), batch).memoryBytes();
    }

    /** What the shown run had in a field; of another cell's layers nothing can be kept. */
    private String was(SetupField field, RunSpec base) {
        if (field == SetupField.LAYERS && base.model().cell() != choices.cell.get()) {
            return usualLayers(choices.cell.get());
        }
        Map<SetupField, StringProperty> had = new EnumMap<>(SetupField.class);
        for (SetupField each : SetupField.values()) {
            had.put(each, new SimpleStringProperty(""));
        }
        new SetupFiller(new SetupChoices(), had).fill(base);
        return had.get(field).get();
    }

    /** What a model of a cell can begin with. */
    static String usualLayers(CellKind cell) {
        return cell == CellKind.CONV_LSTM ? "32" : "500";
    }
}
