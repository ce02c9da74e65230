package afterimage.app.setup;

import afterimage.app.glossary.Texts;
import afterimage.app.session.Mail;
import afterimage.app.session.News;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.SessionState;
import afterimage.engine.Words;
import afterimage.engine.data.DataSpec;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.digits.ImageFolder;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.run.RunSpec;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/**
 * The settings as they stand in the panel: text and choices, checked at every change. What they make together is
 * {@link #spec}, null while a field has a problem.
 */
public final class SetupViewModel {
    /**
     * Ties the settings in the panel to the run in view: what Train would do with them, whether the run has others, which
     * the panel could show, what shows those, and what has the panel's learning rate count from now on.
     */
    public record RunInView(
            ReadOnlyStringProperty note, ReadOnlyBooleanProperty differs, Runnable takeSettings, Runnable commitRate) {}

    /** Specs by name, in the order of the list. */
    public final Map<String, RunSpec> presets;

    public final StringProperty preset = new SimpleStringProperty();
    private final Map<Setting, StringProperty> texts = new EnumMap<>(Setting.class);
    private final ObservableMap<Setting, String> found = FXCollections.observableHashMap();
    /** A sentence for each field that cannot be used as it stands. */
    public final ObservableMap<Setting, String> problems = FXCollections.unmodifiableObservableMap(found);
    /** The settings together, or null while one has a problem. */
    public final ObjectProperty<RunSpec> spec = new SimpleObjectProperty<>();
    /** What the settings cost, or null. */
    final ObservableValue<ModelSummary> summary = spec.map(RunSpec::summary);
    /** The published model that they are nearest to, or null while there are none. */
    final ObservableValue<PublishedModel> published = spec.map(
            made -> PublishedModel.nearest(made, SetupViewModel.this.presets).orElse(null));
    /** How long a step takes, {@code about 48 ms}, as far as that is known. */
    final StringProperty stepTime = new SimpleStringProperty("–");
    /** The setting that the view is to lead to, or null. */
    final ObjectProperty<Setting> pointedAt = new SimpleObjectProperty<>();
    /** What clips are made of; null for MNIST. */
    public final ObjectProperty<DataSpec> data = new SimpleObjectProperty<>();
    /** What they could be made of besides MNIST. */
    public final ObservableList<DataSpec> sources = FXCollections.observableArrayList();

    public final RateViewModel rate;
    private final StepTime pace = new StepTime();
    private final SetupFixes fixes = new SetupFixes(this);
    /** How the run that trains is set; empty while none does. */
    final ObjectProperty<Map<Setting, String>> trained = new SimpleObjectProperty<>(Map.of());
    /** What the choices leave no use for is kept from here. */
    RunSpec base;

    private boolean filling;
    private long freeBytes = Long.MAX_VALUE;
    /** The run whose steps the mail tells of. */
    private RunSpec running;

    /** @param presets by name, the first is chosen */
    public SetupViewModel(Map<String, RunSpec> presets) {
        this.presets = Collections.unmodifiableMap(new LinkedHashMap<>(presets));
        Stream.of(Setting.values()).forEach(setting -> texts.put(setting, new SimpleStringProperty("")));
        rate = new RateViewModel(text(Setting.RATE));
        // What a choice brings along has to be there before all are read.
        new SetupConsequences(this).all().forEach((choice, change) -> {
            text(choice).addListener((p, before, now) -> adapt(change));
        });
        texts.values().forEach(text -> text.addListener((p, before, now) -> check()));
        preset.addListener((p, before, now) -> {
            // Set by check() it only names what is in the panel already.
            if (now != null && !isOf(presets.get(now), spec.get())) {
                DataSpec kept = data.get();
                fill(presets.get(now));
                use(kept);
            }
        });
        preset.set(presets.keySet().iterator().next());
    }

    /** What is written or, by the name of its constant, chosen. */
    public StringProperty text(Setting field) {
        return texts.get(field);
    }

    String words(Setting setting, String text) {
        return setting.words(text, each -> text(each).get());
    }

    boolean uses(Setting setting) {
        return setting.isUsed(each -> text(each).get());
    }

    /** Whether a setting would have no problem with another text in it. */
    boolean takes(Setting setting, String other) {
        SetupReader reader =
                new SetupReader(each -> each == setting ? other : text(each).get(), base);
        reader.read();
        return !reader.problems().containsKey(setting);
    }

    /** Whether a run of these settings could begin here and now. */
    public boolean isUsable() {
        return spec.get() != null && problems.isEmpty();
    }

    /** A setting that cannot be used as it stands and why, e.g. {@code Speed: …}; empty where all can. */
    public String firstProblem() {
        return inTheWay().map(each -> each.title + ": " + problems.get(each)).orElse("");
    }

    private Optional<Setting> inTheWay() {
        return problems.keySet().stream().min(Comparator.naturalOrder());
    }

    // Commands

    public void fill(RunSpec run) {
        base = run;
        offer(run.data());
        data.set(run.data());
        adapt(() -> {
            Setting.texts(run).forEach((setting, text) -> text(setting).set(text));
            rate.begin(run.training().learningRate());
        });
        check();
    }

    /** The same settings with clips of other data; frames grow where images would have no room. */
    public void use(DataSpec other) {
        offer(other);
        if (other != data.get()) {
            RunSpec now = spec.get() == null ? base : spec.get();
            int side = other == null
                    ? DigitSet.SIZE
                    : other.ofVideos() ? 0 : other.images().side();
            int size = now.sequence().size() > side ? now.sequence().size() : 2 * ImageFolder.MOST_SIDE;
            fill(now.with("sequence", now.sequence().with("size", size), "data", other));
        }
    }

    private void offer(DataSpec source) {
        if (source != null && !sources.contains(source)) {
            sources.add(source);
        }
    }

    private static boolean isOf(RunSpec preset, RunSpec made) {
        return made != null && preset.equals(made.with("data", preset.data()));
    }

    public void pointAtFirstProblem() {
        pointedAt.set(null);
        pointedAt.set(inTheWay().orElse(null));
    }

    /** @param layers units, input-to-state and state-to-state kernel of each, as they are written */
    void setLayers(List<List<String>> layers) {
        adapt(() -> {
            text(Setting.LAYERS).set(layers.stream().map(layer -> layer.get(0)).collect(Collectors.joining(", ")));
            Stream<String> kernels = layers.stream().map(layer -> SetupText.kernel(layer.get(1), layer.get(2)));
            text(Setting.KERNEL).set(SetupText.kernels(kernels));
        });
        check();
    }

    public void rollSeed() {
        text(Setting.SEED).set(Integer.toString(ThreadLocalRandom.current().nextInt(1, 1_000_000)));
    }

    /** The nearest setting that works, for a field with a problem; empty where there is none to offer. */
    Optional<SetupFixes.Fix> fix(Setting field) {
        return fixes.of(field, base, freeBytes);
    }

    // What happened

    public void show(News.MachineRate machine) {
        freeBytes = machine.freeBytes();
        pace.show(machine);
        check();
    }

    public void show(Mail mail) {
        mail.of(OpenedRun.class).ifPresent(opened -> running = opened.spec());
        mail.of(SessionState.class)
                .ifPresent(state -> trained.set(state.trains() && running != null ? Setting.texts(running) : Map.of()));
        mail.of(News.Trained.class).filter(news -> running != null).ifPresent(news -> {
            pace.ran(running, news.latest().stepsPerSecond());
            showStepTime();
        });
    }

    /**
     * Whether a setting acts on the run that trains, or on the next, in words; empty while nothing trains, and for what
     * is set as the run has it and cannot change in it.
     */
    String actsOn(Setting setting) {
        if (trained.get().isEmpty()) {
            return "";
        }
        if (setting == Setting.RATE && fits(running)) {
            return Texts.of("setup.acts.now");
        }
        return text(setting).get().equals(trained.get().get(setting)) ? "" : Texts.of("setup.acts.next");
    }

    private void showStepTime() {
        stepTime.set(spec.map(pace::of).orElse("–").getValue());
    }

    /** Changes several settings as one. */
    private void adapt(Runnable change) {
        if (!filling) {
            filling = true;
            change.run();
            filling = false;
        }
    }

    /** Reads all and tells what they make, or what is in the way. */
    private void check() {
        if (filling || base == null) {
            return;
        }
        SetupReader reader = new SetupReader(setting -> text(setting).get(), base);
        RunSpec made = reader.read();
        if (made != null) {
            adapt(() -> text(Setting.LOSS).set(made.training().loss().toString()));
        }
        spec.set(made);
        Map<Setting, String> problemsNow = reader.problems();
        long bytes = made == null ? 0 : summary.getValue().memoryBytes();
        if (bytes > freeBytes) {
            problemsNow.put(Setting.BATCH, Texts.of("setup.no.memory", Words.bytes(bytes), Words.bytes(freeBytes)));
        }
        showStepTime();
        // After the settings, so that an offer beside a problem is made from them.
        found.keySet().retainAll(problemsNow.keySet());
        found.putAll(problemsNow);
        Stream<String> same = presets.keySet().stream().filter(key -> isOf(presets.get(key), made));
        preset.set(same.findFirst().orElse(null));
    }

    /** Whether a run of these settings would be the same as {@code run} but for the learning rate and names. */
    public boolean fits(RunSpec run) {
        RunSpec mine = spec.get();
        return mine != null
                && mine.seed() == run.seed()
                && Objects.equals(mine.data(), run.data())
                && StepTime.work(mine).equals(StepTime.work(run));
    }
}
