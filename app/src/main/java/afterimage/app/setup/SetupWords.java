package afterimage.app.setup;

import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.Task;
import afterimage.engine.train.OptimizerKind;
import java.util.Locale;

/** Choices in the field's words. */
final class SetupWords {
    private SetupWords() {}

    static String of(CellKind cell) {
        return cell == CellKind.FC_LSTM ? "FC-LSTM" : "ConvLSTM";
    }

    static String of(Task task) {
        return switch (task) {
            case AUTOENCODER -> "Autoencoder";
            case PREDICTOR -> "Predictor";
            case COMPOSITE -> "Composite";
        };
    }

    static String of(Peephole peephole) {
        return switch (peephole) {
            case NONE -> "none";
            case CHANNEL -> "per channel";
            case PIXEL -> "per pixel";
        };
    }

    static String of(DecoderInput input) {
        return switch (input) {
            case NONE -> "none";
            case OWN_OUTPUT -> "own output";
            case TRUTH -> "truth in training";
            case SCHEDULED -> "scheduled sampling";
        };
    }

    static String of(OptimizerKind optimizer) {
        return switch (optimizer) {
            case RMSPROP -> "RMSProp";
            case RMSPROP_MOMENTUM -> "RMSProp, momentum";
            case ADAM -> "Adam";
            case ADAMW -> "AdamW";
            case ADAGRAD -> "Adagrad";
            case SGD -> "SGD, momentum";
        };
    }

    static String flops(long flops) {
        return String.format(Locale.ROOT, flops >= 1e10 ? "%.0f GFLOP" : "%.1f GFLOP", flops / 1e9);
    }
}
