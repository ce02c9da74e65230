package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.app.system.Workers;
import afterimage.engine.BadInput;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.ModelSummary;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.run.Trial;
import afterimage.engine.sequence.SequenceSpec;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.slf4j.LoggerFactory;

/** Looks inside the model in view on a thread of its own. Of questions on one topic only the latest is answered. */
public final class ProbeSession implements AutoCloseable, Probing {
    /** Graphs kept: a view's own, one of another length, one with true frames. */
    private static final int KEPT = 3;
    /** Weights of which one graph is enough: TensorFlow never gives large arrays back. */
    private static final long LARGE = 4_000_000;

    /** Digits and speeds are nothing to a graph; {@link ProbeModel#clips} are those of whoever asked first. */
    private record Graph(ModelSpec model, int size, int input, int future, boolean truth) {}

    /** @param loaded whose weights it has, which are copied anew every second and not kept for its sake; null for others */
    private record Built(ProbeModel model, Reference<ModelInView> loaded) {
        boolean has(ModelInView model) {
            return loaded != null && loaded.refersTo(model);
        }
    }

    private final SnapshotMailbox mailbox;
    private final Compute compute;
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, Question> latest = new ConcurrentHashMap<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Workers.named("inside", Workers.Niceness::lower));
    /** Used on the thread only, least recently used first. */
    private final Map<Graph, Built> graphs = new LinkedHashMap<>(KEPT, 0.75f, true);

    private volatile ModelInView model;
    private volatile boolean closed;
    private ModelInView delivered;

    private final class Question {
        private final String topic;

        private Question(String topic) {
            this.topic = topic;
        }

        private boolean isOvertaken() {
            return closed || latest.get(topic) != this;
        }

        private <T> void run(Work<T> work, Consumer<T> then, Consumer<String> refused, DoubleConsumer progress) {
            ModelInView now = model;
            if (now == null || isOvertaken()) {
                return;
            }
            try {
                T made = work.on(graph(now, work), share -> {
                    // The way out for work that nobody waits for any longer.
                    if (isOvertaken()) {
                        throw new CancellationException();
                    }
                    answer(() -> progress.accept(share));
                });
                answer(() -> then.accept(made));
            } catch (CancellationException e) {
                LoggerFactory.getLogger(ProbeSession.class).debug("{} was overtaken", topic);
            } catch (BadInput e) {
                answer(() -> refused.accept(Texts.said(e.getMessage())));
            } catch (RuntimeException | OutOfMemoryError e) {
                LoggerFactory.getLogger(ProbeSession.class).warn("{} cannot be computed", topic, e);
                answer(() ->
                        refused.accept(Texts.of("session.failed", e.getClass().getSimpleName())));
            }
        }

        /** At a pulse, unless overtaken meanwhile. */
        private void answer(Runnable what) {
            answers.add(() -> {
                if (!isOvertaken()) {
                    what.run();
                }
            });
        }
    }

    public ProbeSession(SnapshotMailbox mailbox, Compute compute) {
        this.mailbox = mailbox;
        this.compute = compute;
    }

    /** Another model, or the same with other weights; from any thread. */
    public void show(ModelInView now) {
        model = now;
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public Optional<ModelInView> model() {
        return Optional.ofNullable(delivered);
    }

    @Override
    public <T> void ask(
            String topic, Work<T> work, Consumer<T> then, Consumer<String> refused, DoubleConsumer progress) {
        Question question = new Question(topic);
        latest.put(topic, question);
        if (!closed) {
            thread.execute(() -> question.run(work, then, refused, progress));
        }
    }

    @Override
    public void forget(String topic) {
        latest.remove(topic);
    }

    private ProbeModel graph(ModelInView now, Work<?> work) {
        Trial conditions = work.trial() == null ? Trial.asTrained(now.spec()) : work.trial();
        BadInput.unless(conditions.fits(now.spec()), Texts.of("session.no-such-clips"));
        ModelSpec shape = now.spec().model();
        SequenceSpec clips = conditions.sequence();
        Graph key = new Graph(shape, clips.size(), clips.inputFrames(), clips.futureFrames(), conditions.truth());
        Built built = graphs.get(key);
        if (built == null) {
            int kept = ModelSummary.of(shape, clips, 1).parameters() > LARGE ? 1 : KEPT;
            while (graphs.size() >= kept) {
                graphs.remove(graphs.keySet().iterator().next()).model.close();
            }
            ProbeModel made = new ProbeModel(shape, clips, conditions.truth(), compute.settings(mailbox));
            built = new Built(made, null);
        }
        if (work.loadsWeights()) {
            built = new Built(built.model, null);
        } else if (!built.has(now)) {
            built.model.load(now.weights());
            built = new Built(built.model, new WeakReference<>(now));
        }
        graphs.put(key, built);
        return built.model;
    }

    /** Hands over answers, and tells of another model; called by the pulse. */
    public void deliver() {
        if (delivered != model) {
            delivered = model;
            revision.set(revision.get() + 1);
        }
        for (Runnable next = answers.poll(); next != null; next = answers.poll()) {
            next.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.execute(() -> {
            graphs.values().forEach(built -> built.model.close());
            graphs.clear();
        });
        thread.shutdown();
    }
}
