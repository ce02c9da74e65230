package afterimage.app.setup;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.TrainingSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the panel's texts and choices together to a run spec, and says which field is in the way. */
final class SetupReader {
    private final SetupViewModel setup;
    private final RunSpec base;
    private final Map<SetupField, String> problems = new EnumMap<>(SetupField.class);

    SetupReader(SetupViewModel setup, RunSpec base) {
        this.setup = setup;
        this.base = base;
    }

    Map<SetupField, String> problems() {
        return problems;
    }

    /** The spec, or null with at least one problem. */
    RunSpec read() {
        double[] speed = field(
                SetupField.SPEED,
                () -> SetupText.parseRange(setup.speedProperty().get()));
        int[] frames = field(
                SetupField.FRAMES,
                () -> SetupText.parsePair(setup.framesProperty().get()));
        Long seed = field(
                SetupField.SEED, () -> SetupText.parseSeed(setup.seedProperty().get()));
        Double rate = field(SetupField.RATE, () -> {
            double value = SetupText.parseNumber(setup.rateProperty().get());
            TrainingSpec.requireLearningRate(value);
            return value;
        });
        Integer batch = field(
                SetupField.BATCH,
                () -> SetupText.parseWhole(setup.batchProperty().get()));
        List<ModelSpec.Layer> layers = layers();
        checkChoices();
        if (!problems.isEmpty()) {
            return null;
        }
        SequenceSpec sequence = field(
                SetupField.SPEED,
                () -> base.sequence().withDigits(setup.digitsProperty().get()).withSpeed(speed[0], speed[1]));
        SequenceSpec timed =
                sequence == null ? null : field(SetupField.FRAMES, () -> sequence.withFrames(frames[0], frames[1]));
        ModelSpec model = field(SetupField.LAYERS, () -> model(layers));
        TrainingSpec training = field(SetupField.BATCH, () -> training(rate, batch));
        if (!problems.isEmpty()) {
            return null;
        }
        return field(SetupField.PATCH, () -> new RunSpec(base.name(), base.about(), timed, model, training, seed));
    }

    /** As the run had them, which may differ in kernels from layer to layer, until the texts are changed. */
    private List<ModelSpec.Layer> layers() {
        List<ModelSpec.Layer> own = base.model().layers();
        if (setup.cellProperty().get() == base.model().cell()
                && setup.layersProperty().get().equals(SetupText.units(own))
                && setup.kernelProperty().get().equals(SetupText.kernels(own))) {
            return own;
        }
        boolean conv = setup.cellProperty().get() == CellKind.CONV_LSTM;
        int[] kernels = conv
                ? field(SetupField.KERNEL, () -> {
                    int[] sizes = SetupText.parseKernels(setup.kernelProperty().get());
                    new ModelSpec.Layer(1, sizes[0], sizes[1]);
                    return sizes;
                })
                : new int[] {1, 1};
        return kernels == null
                ? null
                : field(
                        SetupField.LAYERS,
                        () -> SetupText.parseUnits(setup.layersProperty().get()).stream()
                                .map(units -> new ModelSpec.Layer(units, kernels[0], kernels[1]))
                                .toList());
    }

    /** Choices that do not go together, each told beside the one that can give way. */
    private void checkChoices() {
        boolean conv = setup.cellProperty().get() == CellKind.CONV_LSTM;
        if (!conv && setup.peepholeProperty().get() == Peephole.PIXEL) {
            problems.put(SetupField.PEEPHOLE, "By pixel needs a ConvLSTM; choose by channel.");
        }
        int[] frames = problems.containsKey(SetupField.FRAMES)
                ? null
                : SetupText.parsePair(setup.framesProperty().get());
        if (frames != null && frames[1] == 0 && setup.taskProperty().get() != Task.AUTOENCODER) {
            problems.put(SetupField.FRAMES, "A predictor needs future frames, e.g. 10 + 10.");
        }
    }

    private ModelSpec model(List<ModelSpec.Layer> layers) {
        boolean conv = setup.cellProperty().get() == CellKind.CONV_LSTM;
        boolean sameCell = setup.cellProperty().get() == base.model().cell();
        return new ModelSpec(
                setup.cellProperty().get(),
                setup.taskProperty().get(),
                layers,
                conv ? setup.patchProperty().get() : 1,
                setup.peepholeProperty().get(),
                setup.decoderInputProperty().get(),
                setup.reverseTargetProperty().get(),
                sameCell
                        ? base.model().output()
                        : conv ? ModelSpec.OutputFrom.ALL_LAYERS : ModelSpec.OutputFrom.TOP_LAYER,
                base.model().conditional(),
                base.model().sampling(),
                base.model().start(),
                base.model().dropout());
    }

    private TrainingSpec training(double rate, int batch) {
        TrainingSpec t = base.training();
        OptimizerKind optimizer = setup.optimizerProperty().get();
        return new TrainingSpec(
                setup.lossProperty().get(),
                optimizer,
                rate,
                t.momentum(),
                optimizer == t.optimizer() ? t.decay() : optimizer.usualDecay(),
                batch,
                t.clipNorm(),
                t.reconstructionShare(),
                t.heldOutEvery(),
                t.heldOutClips(),
                t.weightDecay(),
                t.clipBy(),
                t.schedule(),
                t.patience());
    }

    private <T> T field(SetupField field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BadInput e) {
            problems.put(field, e.getMessage());
            return null;
        }
    }
}
