package afterimage.app.setup;

import afterimage.app.session.News;
import afterimage.app.session.MachineRate;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.engine.BadInput;
import afterimage.engine.cell.Peephole;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.ModelSpec.DecoderInput;
import afterimage.engine.model.ModelSpec.OutputFrom;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.model.Task;
import afterimage.engine.run.Quantity;
import afterimage.engine.run.RunSpec;
import afterimage.engine.train.OptimizerKind;
import afterimage.engine.train.Schedule;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
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
    private final SetupChoices choices = new SetupChoices();
    private final Map<SetupField, StringProperty> texts = new EnumMap<>(SetupField.class);
    private final SetupFiller filler = new SetupFiller(choices, texts);
    private final ObservableMap<SetupField, String> problems = FXCollections.observableHashMap();
    private final ObservableMap<SetupField, String> shownProblems = FXCollections.unmodifiableObservableMap(problems);
    private final ReadOnlyObjectWrapper<RunSpec> spec = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ModelSummary> summary = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper stepTime = new ReadOnlyStringWrapper("–");
    private final ReadOnlyObjectWrapper<PublishedModel> published = new ReadOnlyObjectWrapper<>();
    private final StepTime pace = new StepTime();
    private final SetupOffers offers = new SetupOffers(this);
    private final RateViewModel rate;
    private final ReadOnlyObjectWrapper<SetupField> pointedAt = new ReadOnlyObjectWrapper<>();

    /** What the choices leave no use for is kept from here. */
    private RunSpec base;

    private boolean filling;
    private long freeBytes = Long.MAX_VALUE;
    /** The run whose steps the mail tells of. */
    private RunSpec running;

    /** @param presets by name, the first is chosen */
    public SetupViewModel(Map<String, RunSpec> presets) {
        this.presets = new LinkedHashMap<>(presets);
        for (SetupField field : SetupField.values()) {
            StringProperty text = new SimpleStringProperty("");
            texts.put(field, text);
            text.addListener((p, before, now) -> check());
        }
        rate = new RateViewModel(texts.get(SetupField.RATE));
        choices.cell.addListener((p, before, now) -> adapt(this::adaptToCell));
        choices.optimizer.addListener((p, before, now) -> adapt(this::adaptToOptimizer));
        choices.schedule.addListener((p, before, now) -> adapt(this::adaptToSchedule));
        choices.loss.addListener((p, before, now) -> adapt(() -> filler.fillLoss(now)));
        for (Property<?> choice : choices.all()) {
            choice.addListener((p, before, now) -> check());
        }
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

    /** What is written in a field; empty and unused for those that are chosen from a list. */
    public StringProperty text(SetupField field) {
        return texts.get(field);
    }

    SetupChoices choices() {
        return choices;
    }

    public ObjectProperty<Integer> digitsProperty() {
        return choices.digits;
    }

    /** {@code min–max}, pixels a frame. */
    public StringProperty speedProperty() {
        return text(SetupField.SPEED);
    }

    /** {@code input + future}. */
    public StringProperty framesProperty() {
        return text(SetupField.FRAMES);
    }

    public StringProperty seedProperty() {
        return text(SetupField.SEED);
    }

    public ObjectProperty<CellKind> cellProperty() {
        return choices.cell;
    }

    public ObjectProperty<Task> taskProperty() {
        return choices.task;
    }

    /** Units or channels of each layer, {@code 32, 32}. */
    public StringProperty layersProperty() {
        return text(SetupField.LAYERS);
    }

    /** {@code 3}, {@code 5 · 3} for input-to-state and state-to-state, or one for each layer, {@code 5, 3}. */
    public StringProperty kernelProperty() {
        return text(SetupField.KERNEL);
    }

    public ObjectProperty<Integer> patchProperty() {
        return choices.patch;
    }

    public ObjectProperty<Peephole> peepholeProperty() {
        return choices.peephole;
    }

    public ObjectProperty<DecoderInput> decoderInputProperty() {
        return choices.decoderInput;
    }

    public ObjectProperty<OptimizerKind> optimizerProperty() {
        return choices.optimizer;
    }

    public StringProperty rateProperty() {
        return text(SetupField.RATE);
    }

    public StringProperty batchProperty() {
        return text(SetupField.BATCH);
    }

    /** A sentence for each field that cannot be used as it stands. */
    public ObservableMap<SetupField, String> problems() {
        return shownProblems;
    }

    /** Whether a run of these settings could begin here and now. */
    public boolean isUsable() {
        return spec.get() != null && problems.isEmpty();
    }

    /** A field that cannot be used as it stands and why, e.g. {@code Speed: …}; empty where all can. */
    public String firstProblem() {
        return problems.keySet().stream()
                .min(Comparator.naturalOrder())
                .map(field -> SetupWords.of(field) + ": " + problems.get(field))
                .orElse("");
    }

    /** The settings together, or null while one has a problem. */
    public ReadOnlyObjectProperty<RunSpec> specProperty() {
        return spec.getReadOnlyProperty();
    }

    /** What that costs, or null. */
    public ReadOnlyObjectProperty<ModelSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** How long a step takes, {@code about 48 ms}, as far as that is known. */
    public ReadOnlyStringProperty stepTimeProperty() {
        return stepTime.getReadOnlyProperty();
    }

    /** The published model that these settings are nearest to, or null while there are none. */
    public ReadOnlyObjectProperty<PublishedModel> publishedProperty() {
        return published.getReadOnlyProperty();
    }

    // Commands

    /** Shows the settings of a run. */
    public void fill(RunSpec run) {
        base = run;
        adapt(() -> {
            filler.fill(run);
            rate.begin(run.training().learningRate());
        });
        check();
    }

    /** Shows the learning rate that a run has by now. */
    public void beginAtRate(double value) {
        rate.begin(value);
    }

    /** What is written as the learning rate counts from now on. */
    public void commitRate() {
        rate.commit();
    }

    /** Has the view lead to the first field with a problem. */
    public void pointAtFirstProblem() {
        pointedAt.set(null);
        pointedAt.set(problems.keySet().stream().min(Comparator.naturalOrder()).orElse(null));
    }

    /** The field that the view is to lead to, or null. */
    ReadOnlyObjectProperty<SetupField> pointedAtProperty() {
        return pointedAt.getReadOnlyProperty();
    }

    /** Writes the layers one by one. */
    void setLayers(List<LayerTexts> layers) {
        adapt(() -> {
            layersProperty().set(LayerTexts.units(layers));
            kernelProperty().set(LayerTexts.kernels(layers));
        });
        check();
    }

    public void rollSeed() {
        seedProperty()
                .set(Integer.toString(
                        java.util.concurrent.ThreadLocalRandom.current().nextInt(1, 1_000_000)));
    }

    /** The nearest setting that works, for a field with a problem; empty where there is none to offer. */
    public Optional<SetupFix> fix(SetupField field) {
        return offers.of(field, base, freeBytes);
    }

    // What happened

    /** The machine was measured. */
    public void show(MachineRate machine) {
        freeBytes = machine.freeBytes();
        pace.show(machine);
        check();
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(opened -> running = opened.spec());
        mail.of(News.Trained.class).filter(news -> running != null).ifPresent(news -> {
            pace.ran(running, news.latest().stepsPerSecond());
            showStepTime();
        });
    }

    private void showStepTime() {
        stepTime.set(spec.get() == null ? "–" : pace.of(spec.get()));
    }

    /** Changes several fields as one. */
    private void adapt(Runnable change) {
        if (!filling) {
            filling = true;
            change.run();
            filling = false;
        }
    }

    /** Going from one cell to the other keeps all that both have and replaces what only one can use. */
    private void adaptToCell() {
        boolean conv = choices.isConvolutional();
        layersProperty().set(SetupOffers.usualLayers(choices.cell.get()));
        kernelProperty().set(conv ? "3" : "1");
        choices.patch.set(conv ? 4 : 1);
        choices.output.set(conv ? OutputFrom.ALL_LAYERS : OutputFrom.TOP_LAYER);
        if (!conv && choices.peephole.get() == Peephole.PIXEL) {
            choices.peephole.set(Peephole.CHANNEL);
        }
    }

    private void adaptToOptimizer() {
        text(SetupField.DECAY).set(SetupText.number(choices.optimizer.get().usualDecay()));
    }

    /** A schedule that was not used yet has no steps; it begins with some that do something. */
    private void adaptToSchedule() {
        Schedule was = base.training().schedule();
        if (was.kind() == choices.schedule.get()) {
            return;
        }
        replace(SetupField.EVERY, "0", "10000");
        replace(SetupField.FACTOR, "1", "0.5");
        replace(SetupField.TOTAL_STEPS, "0", "10000");
    }

    private void replace(SetupField field, String useless, String by) {
        if (text(field).get().equals(useless)) {
            text(field).set(by);
        }
    }

    private void check() {
        if (filling || base == null) {
            return;
        }
        SetupReader reader = new SetupReader(choices, field -> text(field).get(), base);
        RunSpec made = reader.read();
        if (made != null) {
            adapt(() -> choices.loss.set(made.training().loss()));
        }
        ModelSummary cost = made == null ? null : made.summary();
        Map<SetupField, String> found = reader.problems();
        if (cost != null && cost.memoryBytes() > freeBytes) {
            found.put(
                    SetupField.BATCH,
                    "This needs about " + Quantity.bytes(cost.memoryBytes()) + " of memory; there is "
                            + Quantity.bytes(freeBytes) + ".");
        }
        spec.set(made);
        summary.set(cost);
        showStepTime();
        published.set(
                made == null ? null : PublishedModel.nearest(made, presets).orElse(null));
        // After the settings, so that an offer beside a problem is made from them.
        problems.keySet().retainAll(found.keySet());
        problems.putAll(found);
        preset.set(presets.entrySet().stream()
                .filter(entry -> entry.getValue().equals(made))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null));
    }

    /**
     * The learning rate as a number.
     *
     * @throws BadInput if it is none, or none that an optimizer can use
     */
    public double learningRate() {
        return rate.value();
    }

    RateViewModel rate() {
        return rate;
    }

    /** Whether a run of these settings would be the same as {@code run} but for the learning rate and names. */
    public boolean fits(RunSpec run) {
        RunSpec mine = spec.get();
        return mine != null
                && mine.sequence().equals(run.sequence())
                && mine.model().equals(run.model())
                && mine.seed() == run.seed()
                && mine.training().withLearningRate(1).equals(run.training().withLearningRate(1));
    }
}
