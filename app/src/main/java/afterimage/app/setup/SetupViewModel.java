package afterimage.app.setup;

import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.run.RunSpec;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.train.Loss;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.TrainingSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * The settings as they stand in the panel: text and choices, checked at every change. What they make together is
 * {@link #specProperty}, null while a field has a problem.
 */
public final class SetupViewModel {
    private final Map<String, RunSpec> presets;
    private final StringProperty preset = new SimpleStringProperty();
    private final ObjectProperty<Integer> digits = new SimpleObjectProperty<>();
    private final StringProperty speed = new SimpleStringProperty();
    private final StringProperty frames = new SimpleStringProperty();
    private final StringProperty seed = new SimpleStringProperty();
    private final ObjectProperty<CellKind> cell = new SimpleObjectProperty<>();
    private final ObjectProperty<Task> task = new SimpleObjectProperty<>();
    private final StringProperty layers = new SimpleStringProperty();
    private final StringProperty kernel = new SimpleStringProperty();
    private final ObjectProperty<Integer> patch = new SimpleObjectProperty<>();
    private final ObjectProperty<Peephole> peephole = new SimpleObjectProperty<>();
    private final ObjectProperty<DecoderInput> decoderInput = new SimpleObjectProperty<>();
    private final BooleanProperty reverseTarget = new SimpleBooleanProperty();
    private final ObjectProperty<OptimizerKind> optimizer = new SimpleObjectProperty<>();
    private final StringProperty rate = new SimpleStringProperty();
    private final ObjectProperty<Loss> loss = new SimpleObjectProperty<>();
    private final StringProperty batch = new SimpleStringProperty();
    private final ObservableMap<SetupField, String> problems = FXCollections.observableHashMap();
    private final ObservableMap<SetupField, String> shownProblems = FXCollections.unmodifiableObservableMap(problems);
    private final ReadOnlyObjectWrapper<RunSpec> spec = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ModelSummary> summary = new ReadOnlyObjectWrapper<>();

    /** What the panel does not show is kept from here. */
    private RunSpec base;

    private boolean filling;

    /** @param presets by name, the first is chosen */
    public SetupViewModel(Map<String, RunSpec> presets) {
        this.presets = new LinkedHashMap<>(presets);
        for (Property<?> property : List.<Property<?>>of(
                digits,
                speed,
                frames,
                seed,
                task,
                layers,
                kernel,
                patch,
                peephole,
                decoderInput,
                reverseTarget,
                optimizer,
                rate,
                loss,
                batch)) {
            property.addListener((p, before, now) -> check());
        }
        cell.addListener((p, before, now) -> adaptToCell());
        preset.addListener((p, before, now) -> {
            // Set by check() it only names what is in the panel already.
            if (now != null && !this.presets.get(now).equals(spec.get())) {
                fill(this.presets.get(now));
            }
        });
        preset.set(this.presets.keySet().iterator().next());
    }

    /** Specs by name, in the order of the list. */
    public Map<String, RunSpec> presets() {
        return Collections.unmodifiableMap(presets);
    }

    public StringProperty presetProperty() {
        return preset;
    }

    public ObjectProperty<Integer> digitsProperty() {
        return digits;
    }

    /** {@code min–max}, pixels a frame. */
    public StringProperty speedProperty() {
        return speed;
    }

    /** {@code input + future}. */
    public StringProperty framesProperty() {
        return frames;
    }

    public StringProperty seedProperty() {
        return seed;
    }

    public ObjectProperty<CellKind> cellProperty() {
        return cell;
    }

    public ObjectProperty<Task> taskProperty() {
        return task;
    }

    /** Units or channels of each layer, {@code 32, 32}. */
    public StringProperty layersProperty() {
        return layers;
    }

    /** {@code 3}, or {@code 5 · 3} for input-to-state and state-to-state. */
    public StringProperty kernelProperty() {
        return kernel;
    }

    public ObjectProperty<Integer> patchProperty() {
        return patch;
    }

    public ObjectProperty<Peephole> peepholeProperty() {
        return peephole;
    }

    public ObjectProperty<DecoderInput> decoderInputProperty() {
        return decoderInput;
    }

    public BooleanProperty reverseTargetProperty() {
        return reverseTarget;
    }

    public ObjectProperty<OptimizerKind> optimizerProperty() {
        return optimizer;
    }

    public StringProperty rateProperty() {
        return rate;
    }

    public ObjectProperty<Loss> lossProperty() {
        return loss;
    }

    public StringProperty batchProperty() {
        return batch;
    }

    /** A sentence for each field that cannot be used as it stands. */
    public ObservableMap<SetupField, String> problems() {
        return shownProblems;
    }

    /** The settings together, or null while one has a problem. */
    public ReadOnlyObjectProperty<RunSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    /** What that costs, or null. */
    public ReadOnlyObjectProperty<ModelSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    // Commands

    /** Shows the settings of a run. */
    public void fill(RunSpec run) {
        filling = true;
        base = run;
        SequenceSpec s = run.sequence();
        ModelSpec m = run.model();
        digits.set(s.digits());
        speed.set(SetupText.range(s.minSpeed(), s.maxSpeed()));
        frames.set(s.inputFrames() + " + " + s.futureFrames());
        seed.set(Long.toString(run.seed()));
        cell.set(m.cell());
        task.set(m.task());
        layers.set(SetupText.units(m.layers()));
        kernel.set(SetupText.kernels(m.layers()));
        patch.set(m.patch());
        peephole.set(m.peephole());
        decoderInput.set(m.decoderInput());
        reverseTarget.set(m.reverseTarget());
        optimizer.set(run.training().optimizer());
        rate.set(SetupText.number(run.training().learningRate()));
        loss.set(run.training().loss());
        batch.set(Integer.toString(run.training().batch()));
        filling = false;
        check();
    }

    /** Shows another learning rate. */
    public void setLearningRate(double value) {
        rate.set(SetupText.number(value));
    }

    public void rollSeed() {
        seed.set(Integer.toString(
                java.util.concurrent.ThreadLocalRandom.current().nextInt(1, 1_000_000)));
    }

    /** Going from one cell to the other keeps all that both have and replaces what only one can use. */
    private void adaptToCell() {
        if (filling || cell.get() == null) {
            return;
        }
        filling = true;
        boolean conv = cell.get() == CellKind.CONV_LSTM;
        layers.set(conv ? "32" : "500");
        kernel.set(conv ? "3" : "–");
        patch.set(conv ? 4 : 1);
        if (!conv && peephole.get() == Peephole.PIXEL) {
            peephole.set(Peephole.CHANNEL);
        }
        filling = false;
        check();
    }

    private void check() {
        if (filling) {
            return;
        }
        SetupReader reader = new SetupReader(this, base);
        RunSpec made = reader.read();
        problems.keySet().retainAll(reader.problems().keySet());
        problems.putAll(reader.problems());
        spec.set(made);
        summary.set(made == null ? null : made.summary());
        preset.set(presets.entrySet().stream()
                .filter(entry -> entry.getValue().equals(made))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null));
    }

    /**
     * The learning rate as a number.
     *
     * @throws afterimage.engine.BadInput if it is none, or none that an optimizer can use
     */
    public double learningRate() {
        double value = SetupText.parseNumber(rate.get());
        TrainingSpec.requireLearningRate(value);
        return value;
    }

    /** Whether a run of these settings would be the same as {@code run} but for the learning rate and names. */
    public boolean fits(RunSpec run) {
        RunSpec mine = spec.get();
        return mine != null
                && mine.sequence().equals(run.sequence())
                && mine.model().equals(run.model())
                && mine.seed() == run.seed()
                && withRate(mine.training(), 1).equals(withRate(run.training(), 1));
    }

    static TrainingSpec withRate(TrainingSpec t, double rate) {
        return new TrainingSpec(
                t.loss(),
                t.optimizer(),
                rate,
                t.momentum(),
                t.decay(),
                t.batch(),
                t.clipNorm(),
                t.reconstructionShare(),
                t.heldOutEvery(),
                t.heldOutClips(),
                t.weightDecay(),
                t.clipBy(),
                t.schedule(),
                t.patience());
    }
}
