package afterimage.app.setup;

import afterimage.app.glossary.Terms;
import afterimage.engine.cell.Distribution;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.Sampling;
import afterimage.engine.model.Task;
import afterimage.engine.sequence.SequenceSpec.Wall;
import afterimage.engine.train.ClipBy;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import java.util.Locale;

/** Choices in the field's words. */
final class SetupWords {
    private SetupWords() {}

    /** The glossary's words on a kind of cell or a task. */
    static String explain(Object choice) {
        if (choice instanceof CellKind cell) {
            return cell == CellKind.FC_LSTM ? Terms.words("fc-lstm") : Terms.words("convlstm");
        }
        return switch ((Task) choice) {
            case AUTOENCODER -> Terms.words("autoencoder");
            case PREDICTOR -> Terms.words("predictor");
            case COMPOSITE -> Terms.words("composite");
            case NEXT_FRAME -> Terms.words("next-frame");
        };
    }

    /** A field as the panel names it. */
    static String of(SetupField field) {
        return switch (field) {
            case FRAMES -> "Frames in + out";
            case RATE -> "Learning rate";
            case SIZE -> "Frame size";
            case MSE -> "Weight of the squared error";
            case MAE -> "Weight of the absolute error";
            case BCE -> "Weight of the cross-entropy";
            case SHARE -> "Reconstruction share";
            case CLIP -> "Clip gradients";
            case HELD_OUT_EVERY -> "Look every";
            case WARMUP -> "Warm-up";
            case AHEAD -> "Writes ahead";
            case READ_OWN -> "Reads its own";
            case KEEPS_BEST -> "Keeps the best";
            default -> {
                String name = field.name().replace('_', ' ');
                yield name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            }
        };
    }

    static String of(CellKind cell) {
        return cell == CellKind.FC_LSTM ? "FC-LSTM" : "ConvLSTM";
    }

    static String of(Task task) {
        return switch (task) {
            case AUTOENCODER -> "Autoencoder";
            case PREDICTOR -> "Predictor";
            case COMPOSITE -> "Composite";
            case NEXT_FRAME -> "Next frame";
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

    static String of(Wall wall) {
        return wall == Wall.MIRROR ? "mirror" : "clamp";
    }

    static String of(Conditional which) {
        return switch (which) {
            case ALL -> "both decoders";
            case RECONSTRUCTION -> "reconstruction";
            case PREDICTION -> "prediction";
        };
    }

    static String of(OutputFrom output) {
        return output == OutputFrom.ALL_LAYERS ? "all layers" : "top layer";
    }

    static String of(Sampling.Kind kind) {
        return switch (kind) {
            case LINEAR -> "linear";
            case EXPONENTIAL -> "exponential";
            case INVERSE_SIGMOID -> "inverse sigmoid";
        };
    }

    static String of(Distribution distribution) {
        return switch (distribution) {
            case GLOROT_UNIFORM -> "Glorot uniform";
            case UNIFORM -> "uniform";
            case TRUNCATED_NORMAL -> "truncated normal";
            case ORTHOGONAL -> "orthogonal";
        };
    }

    static String of(ClipBy by) {
        return switch (by) {
            case GLOBAL_NORM -> "global norm";
            case NORM -> "norm of each";
            case VALUE -> "value";
        };
    }

    static String of(Schedule.Kind kind) {
        return switch (kind) {
            case CONSTANT -> "constant";
            case STEP -> "steps";
            case EXPONENTIAL -> "exponential";
            case COSINE -> "cosine";
            case ONE_CYCLE -> "one cycle";
        };
    }

    static String flops(long flops) {
        return String.format(Locale.ROOT, flops >= 1e10 ? "%.0f GFLOP" : "%.1f GFLOP", flops / 1e9);
    }
}
