package afterimage.engine;

import afterimage.engine.cell.Peephole;
import afterimage.engine.loop.Autosave;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.Task;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.TrainingSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Specs as they were first: what was added since is as usual. */
public final class Specs {
    private Specs() {}

    public static ModelSpec model(
            CellKind cell,
            Task task,
            List<ModelSpec.Layer> layers,
            int patch,
            Peephole peephole,
            DecoderInput decoderInput,
            boolean reverseTarget,
            OutputFrom output) {
        return new ModelSpec(
                cell,
                task,
                layers,
                patch,
                peephole,
                decoderInput,
                reverseTarget,
                output,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public static TrainingSpec training(
            Loss loss,
            OptimizerKind optimizer,
            double learningRate,
            double momentum,
            double decay,
            int batch,
            double clipNorm,
            double reconstructionShare,
            int heldOutEvery,
            int heldOutClips) {
        return new TrainingSpec(
                loss,
                optimizer,
                learningRate,
                momentum,
                decay,
                batch,
                clipNorm,
                reconstructionShare,
                heldOutEvery,
                heldOutClips,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** ConvLSTM layers of the same kernels. */
    public static List<ModelSpec.Layer> convLayers(int inputKernel, int stateKernel, int... channels) {
        return Arrays.stream(channels)
                .mapToObj(c -> new ModelSpec.Layer(c, inputKernel, stateKernel))
                .toList();
    }

    /** {@code count} FC-LSTM layers of {@code units}. */
    public static List<ModelSpec.Layer> fcLayers(int units, int count) {
        return Collections.nCopies(count, new ModelSpec.Layer(units, 1, 1));
    }

    /** A run is saved after each of its steps, however long that takes. */
    public static Autosave savedEachStep() {
        return new Autosave(0, 0, Double.POSITIVE_INFINITY);
    }
}
