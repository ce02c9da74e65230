package afterimage.app.session;

import afterimage.engine.BadInput;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.Mnist;
import afterimage.engine.digits.Split;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.model.VideoModel;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.MovingDigits;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** Answers each question at once, or when told to, with a small real model; without threads. */
public final class ProbingNow implements Probing, AutoCloseable {
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final Map<Trial, ProbeModel> graphs = new HashMap<>();
    private final Queue<Runnable> answers = new ArrayDeque<>();
    private ModelInView model;
    private boolean holding;
    private int asked;

    /** Clips of one digit, 4 + 3 frames of 32x32. */
    public static RunSpec tiny(CellKind cell, Task task, int layers) {
        boolean conv = cell == CellKind.CONV_LSTM;
        RunSpec quick = Presets.named(Presets.QUICK_START);
        ModelSpec model = quick.model()
                .with(
                        "cell",
                        cell,
                        "task",
                        task,
                        "layers",
                        List.of(5, 4).subList(0, layers).stream()
                                .map(n -> conv ? new ModelSpec.Layer(n, 3, 3) : new ModelSpec.Layer(7, 1, 1))
                                .toList(),
                        "patch",
                        conv ? 4 : 1,
                        "decoderInput",
                        ModelSpec.DecoderInput.NONE);
        SequenceSpec clips =
                SequenceSpec.labReport().with("digits", 1).withFrames(4, 3).with("size", 32);
        return quick.with("name", "tiny")
                .with("sequence", clips)
                .with("model", model)
                .with("seed", 1);
    }

    /** A test clip that the run's model can take. */
    public static Clip clip(RunSpec run, long number) {
        return new MovingDigits(run.sequence(), Mnist.packaged().read(Split.TEST), 3)
                .clip(number)
                .clip();
    }

    /** A ConvLSTM composite of 3 channels for one digit in frames of 32x32, 3 + 2 frames. */
    public static RunSpec tiny() {
        return SpecJson.with(
                Presets.named(Presets.QUICK_START),
                List.of(
                        "model.layers.0.units=3",
                        "sequence.size=32",
                        "sequence.digits=1",
                        "sequence.inputFrames=3",
                        "sequence.futureFrames=2",
                        "training.batch=2",
                        "training.heldOutClips=2"));
    }

    /** With nothing in view. */
    public ProbingNow() {}

    public ProbingNow(RunSpec run) {
        show(run, 1);
    }

    /** Brings a model into view, or the same with other weights. */
    public void show(ModelInView now) {
        close();
        graphs.clear();
        model = now;
        revision.set(revision.get() + 1);
    }

    /** Another model in view, or the same with other weights. */
    public void show(RunSpec run, long seed) {
        Map<String, NpyArray> weights;
        try (VideoModel made = new VideoModel(run.model(), run.sequence(), SessionSettings.cpu())) {
            made.initialise(seed);
            weights = made.weights();
        }
        show(new ModelInView(run, seed, weights));
    }

    /** Answers wait for {@link #answer} from now on. */
    public void hold() {
        holding = true;
    }

    /** The next answer that waits. */
    public void answer() {
        answers.remove().run();
    }

    /** How many questions there were. */
    public int asked() {
        return asked;
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public Optional<ModelInView> model() {
        return Optional.ofNullable(model);
    }

    @Override
    public <T> void ask(
            String topic, Work<T> work, Consumer<T> then, Consumer<String> refused, DoubleConsumer progress) {
        asked++;
        answers.add(() -> {
            T made;
            try {
                ProbeModel probe = graph(work.trial());
                made = work.on(probe, progress);
                probe.load(model.weights());
            } catch (BadInput e) {
                refused.accept(e.getMessage());
                return;
            }
            then.accept(made);
        });
        if (!holding) {
            answer();
        }
    }

    @Override
    public void forget(String topic) {
        // Everything is answered already.
    }

    private ProbeModel graph(Trial trial) {
        Trial conditions = trial == null ? Trial.asTrained(model.spec()) : trial;
        return graphs.computeIfAbsent(conditions, key -> {
            ProbeModel made = new ProbeModel(model.spec().model(), key.sequence(), key.truth(), SessionSettings.cpu());
            made.load(model.weights());
            return made;
        });
    }

    @Override
    public void close() {
        graphs.values().forEach(ProbeModel::close);
    }
}
