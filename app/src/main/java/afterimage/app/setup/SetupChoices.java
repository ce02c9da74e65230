package afterimage.app.setup;

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
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;

/** What is chosen from a few possibilities. */
final class SetupChoices {
    final ObjectProperty<Integer> digits = new SimpleObjectProperty<>();
    final ObjectProperty<Wall> wall = new SimpleObjectProperty<>();
    final ObjectProperty<Boolean> moveFirst = new SimpleObjectProperty<>(false);
    final ObjectProperty<Boolean> truncate = new SimpleObjectProperty<>(false);
    final ObjectProperty<CellKind> cell = new SimpleObjectProperty<>();
    final ObjectProperty<Task> task = new SimpleObjectProperty<>();
    final ObjectProperty<Integer> patch = new SimpleObjectProperty<>();
    final ObjectProperty<Peephole> peephole = new SimpleObjectProperty<>();
    final ObjectProperty<DecoderInput> decoderInput = new SimpleObjectProperty<>();
    final ObjectProperty<Conditional> conditional = new SimpleObjectProperty<>();
    final ObjectProperty<Sampling.Kind> sampling = new SimpleObjectProperty<>();
    final ObjectProperty<Boolean> reverseTarget = new SimpleObjectProperty<>(false);
    final ObjectProperty<OutputFrom> output = new SimpleObjectProperty<>();
    final ObjectProperty<Distribution> inputStart = new SimpleObjectProperty<>();
    final ObjectProperty<Distribution> stateStart = new SimpleObjectProperty<>();
    final ObjectProperty<OptimizerKind> optimizer = new SimpleObjectProperty<>();
    final ObjectProperty<Loss> loss = new SimpleObjectProperty<>();
    final ObjectProperty<ClipBy> clipBy = new SimpleObjectProperty<>();
    final ObjectProperty<Schedule.Kind> schedule = new SimpleObjectProperty<>();

    List<Property<?>> all() {
        return List.of(
                digits,
                wall,
                moveFirst,
                truncate,
                cell,
                task,
                patch,
                peephole,
                decoderInput,
                conditional,
                sampling,
                reverseTarget,
                output,
                inputStart,
                stateStart,
                optimizer,
                loss,
                clipBy,
                schedule);
    }

    boolean isConvolutional() {
        return cell.get() == CellKind.CONV_LSTM;
    }

    /** Whether the other choices leave a field anything to do. What they do not is hidden, and stays as the run had it. */
    boolean uses(SetupField field) {
        return switch (field) {
            case KERNEL, PATCH -> isConvolutional();
            case SAMPLING_FROM, SAMPLING_TO, SAMPLING_STEPS -> decoderInput.get() == DecoderInput.SCHEDULED;
            case RESOLUTION -> isConvolutional();
            case FIRST_INPUT -> decoderInput.get() != DecoderInput.NONE && task.get() != Task.NEXT_FRAME;
            case MOVERS, MOVER_UNITS, MOVER_FEATURES ->
                decoderInput.get() != DecoderInput.NONE
                        && task.get() != Task.AUTOENCODER
                        && conditional.get() != Conditional.RECONSTRUCTION;
            case CONVENTION, EPSILON -> optimizer.get().hasMeanSquare();
            case FIRST_SQUARE ->
                optimizer.get() == OptimizerKind.RMSPROP || optimizer.get() == OptimizerKind.RMSPROP_MOMENTUM;
            case SHARE -> task.get() == Task.COMPOSITE;
            case MOMENTUM -> optimizer.get() != OptimizerKind.RMSPROP && optimizer.get() != OptimizerKind.ADAGRAD;
            case DECAY -> optimizer.get() != OptimizerKind.SGD && optimizer.get() != OptimizerKind.ADAGRAD;
            case EVERY, FACTOR -> schedule.get() == Schedule.Kind.STEP || schedule.get() == Schedule.Kind.EXPONENTIAL;
            case TOTAL_STEPS, FLOOR ->
                schedule.get() == Schedule.Kind.COSINE || schedule.get() == Schedule.Kind.ONE_CYCLE;
            default -> true;
        };
    }

    /** Whether there is a decoder that could have an input while another has none. */
    boolean usesConditional() {
        return task.get() == Task.COMPOSITE && decoderInput.get() != DecoderInput.NONE;
    }
}
