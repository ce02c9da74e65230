package afterimage.app.session;

import afterimage.engine.BadInput;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** Answers at once, on the thread that asks, with the model that was shown last. */
public final class ProbingNow implements Probing, AutoCloseable {
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private ModelInView model;
    private ProbeModel probe;
    private int asked;

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

    /** Brings a model into view, or the same with other weights. */
    public void show(ModelInView now) {
        if (model == null || !model.spec().equals(now.spec())) {
            close();
            probe = new ProbeModel(now.spec().model(), now.spec().sequence(), SessionSettings.cpu());
        }
        model = now;
        revision.set(revision.get() + 1);
    }

    /** Questions answered so far. */
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
            String topic,
            Trial trial,
            Work<T> work,
            Consumer<T> then,
            Consumer<String> refused,
            DoubleConsumer progress) {
        asked++;
        T made;
        try {
            probe.load(model.weights());
            made = work.on(probe, progress);
        } catch (BadInput e) {
            refused.accept(e.getMessage());
            return;
        }
        then.accept(made);
    }

    @Override
    public <T> void askApart(String topic, Trial trial, Work<T> work, Consumer<T> then, Consumer<String> refused) {
        ask(topic, trial, work, then, refused, share -> {});
    }

    @Override
    public void forget(String topic) {
        // Everything is answered already.
    }

    @Override
    public void close() {
        if (probe != null) {
            probe.close();
            probe = null;
        }
    }
}
