package afterimage.app.setup;

import afterimage.engine.cell.Distribution;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.Conditional;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.Sampling;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.sequence.SequenceSpec.Wall;
import afterimage.engine.train.ClipBy;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;

/** What is chosen from a few possibilities. */
final class SetupChoices {
    private record Choice<T>(ObjectProperty<T> property, Function<String, T> parse) {
        void fill(String text) {
            property.set(parse.apply(text));
        }

        String written() {
            return property.get() instanceof Enum<?> one ? one.name() : String.valueOf(property.get());
        }
    }

    /** By where they stand in a run spec. */
    private final Map<String, Choice<?>> choices = new LinkedHashMap<>();

    final ObjectProperty<Integer> digits = at("sequence.digits", Integer::valueOf);
    final ObjectProperty<Wall> wall = at("sequence.wall", Wall::valueOf);
    final ObjectProperty<Boolean> moveFirst = at("sequence.moveFirst", Boolean::valueOf);
    final ObjectProperty<Boolean> truncate = at("sequence.truncate", Boolean::valueOf);
    final ObjectProperty<CellKind> cell = at("model.cell", CellKind::valueOf);
    final ObjectProperty<Task> task = at("model.task", Task::valueOf);
    final ObjectProperty<Integer> patch = at("model.patch", Integer::valueOf);
    final ObjectProperty<Peephole> peephole = at("model.peephole", Peephole::valueOf);
    final ObjectProperty<DecoderInput> decoderInput = at("model.decoderInput", DecoderInput::valueOf);
    final ObjectProperty<Conditional> conditional = at("model.conditional", Conditional::valueOf);
    final ObjectProperty<Sampling.Kind> sampling = at("model.sampling.kind", Sampling.Kind::valueOf);
    final ObjectProperty<Boolean> reverseTarget = at("model.reverseTarget", Boolean::valueOf);
    final ObjectProperty<OutputFrom> output = at("model.output", OutputFrom::valueOf);
    final ObjectProperty<Distribution> inputStart = at("model.start.inputToState", Distribution::valueOf);
    final ObjectProperty<Distribution> stateStart = at("model.start.stateToState", Distribution::valueOf);
    final ObjectProperty<OptimizerKind> optimizer = at("training.optimizer", OptimizerKind::valueOf);
    final ObjectProperty<Loss> loss = new SimpleObjectProperty<>();
    final ObjectProperty<ClipBy> clipBy = at("training.clipBy", ClipBy::valueOf);
    final ObjectProperty<Schedule.Kind> schedule = at("training.schedule.kind", Schedule.Kind::valueOf);

    private <T> ObjectProperty<T> at(String path, Function<String, T> parse) {
        Choice<T> made = new Choice<>(new SimpleObjectProperty<>(), parse);
        choices.put(path, made);
        return made.property;
    }

    List<Property<?>> all() {
        List<Property<?>> all = new ArrayList<>(List.of(loss));
        choices.values().forEach(choice -> all.add(choice.property));
        return all;
    }

    /** All but the loss, which is mixed by numbers. */
    void fill(RunSpec run) {
        choices.forEach((path, choice) -> choice.fill(SpecJson.text(run, path)));
    }

    /** What is chosen by its path in a run spec; what has no use is left out, so that it stays as the run had it. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        choices.forEach((path, choice) -> settings.put(path, choice.written()));
        if (!isConvolutional()) {
            settings.put("model.patch", "1");
        }
        if (!usesConditional()) {
            settings.remove("model.conditional");
        }
        if (!uses(SetupField.SAMPLING_STEPS)) {
            settings.remove("model.sampling.kind");
        }
        return settings;
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
