package afterimage.engine.model;

import afterimage.engine.BadInput;
import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Parameters;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.NpyArray;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A model as a TensorFlow graph with its session and weights. The batch size is free. Not safe for several threads;
 * whoever makes it closes it.
 */
public final class VideoModel implements AutoCloseable {
    /**
     * One decoder's end of the graph.
     *
     * @param logits [time * batch, ...] in the order decoded, before the sigmoid
     * @param target the true frames in the same order and form
     * @param frames [time, batch, height, width] in the order of the clip, after the sigmoid
     */
    public record Head(Branch branch, Operand<TFloat32> logits, Operand<TFloat32> target, Operand<TFloat32> frames) {}

    private final ModelSpec spec;
    private final SequenceSpec clips;
    private final Graph graph = new Graph();
    private final Ops tf;
    private final Session session;
    private final Parameters parameters;
    private final Placeholder<TFloat32> input;
    private final Placeholder<TFloat32> future;
    private final List<Probe> probes = new ArrayList<>();
    private final List<Head> heads;
    private final VariableStore store;

    /** Builds the graph; the weights have no values before {@link #initialise} or {@link #load}. */
    public VideoModel(ModelSpec spec, SequenceSpec clips, SessionSettings settings) {
        this.spec = spec;
        this.clips = clips;
        long size = clips.size();
        this.tf = settings.place(Ops.create(graph));
        this.parameters = new Parameters(tf);
        this.input = tf.placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(clips.inputFrames(), Shape.UNKNOWN_SIZE, size, size)));
        this.future = tf.placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(clips.futureFrames(), Shape.UNKNOWN_SIZE, size, size)));
        this.heads = build();
        this.store = new VariableStore(tf);
        parameters.all().forEach(p -> store.add(p.name(), p.handle(), p.value(), p.shape()));
        this.session = new Session(graph, settings.toConfig());
    }

    private List<Head> build() {
        int size = clips.size();
        Frames frames = new Frames(tf, spec, size);
        Encoder encoder = new Encoder(tf, parameters, spec, size);
        List<CellState> code = encoder.encode(frames.take(input), clips.inputFrames());
        probes.addAll(Probe.ofLayers("encoder", code));
        List<Head> made = new ArrayList<>();
        for (Branch branch : spec.task().branches()) {
            boolean reverse = branch == Branch.RECONSTRUCTION && spec.reverseTarget();
            Operand<TFloat32> truth = branch == Branch.RECONSTRUCTION ? input : future;
            int steps = branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
            Decoder.Decoded decoded = new Decoder(tf, parameters, branch, spec, size).decode(code, steps);
            Operand<TFloat32> shown = frames.give(tf.math.sigmoid(decoded.logits()), steps);
            probes.addAll(Probe.ofLayers(branch.id(), decoded.last()));
            probes.add(new Probe(branch.id() + " output", decoded.logits()));
            made.add(new Head(
                    branch,
                    decoded.logits(),
                    frames.take(reverse ? frames.reverse(truth) : truth),
                    reverse ? frames.reverse(shown) : shown));
        }
        return List.copyOf(made);
    }

    /** What adds to the graph, on the model's device. */
    public Ops tf() {
        return tf;
    }

    public Session session() {
        return session;
    }

    public List<Head> heads() {
        return heads;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Tensors inside the model, in the order in which data goes through them. */
    public List<Probe> probes() {
        return Collections.unmodifiableList(probes);
    }

    /** Fills the weights from {@code seed}. */
    public void initialise(long seed) {
        Map<String, NpyArray> start = new LinkedHashMap<>();
        for (Parameters.Parameter p : parameters.all()) {
            start.put(p.name(), new NpyArray(intShape(p.shape()), p.start().values(p.shape(), seed, p.name())));
        }
        store.write(session, start);
    }

    /** All weights by name, copied. */
    public Map<String, NpyArray> weights() {
        return store.read(session);
    }

    /**
     * Replaces all weights.
     *
     * @throws BadInput naming every tensor that is missing, unknown or of another shape; nothing is changed then
     */
    public void load(Map<String, NpyArray> weights) {
        store.requireMatch(weights);
        store.write(session, weights);
    }

    /** Runs the clips through the model. */
    public Prediction predict(Batch batch) {
        List<TFloat32> fed = new ArrayList<>();
        try (Result result = fetchFrames(feed(session.runner(), batch, fed)).run()) {
            Map<Branch, List<Clip>> made = new EnumMap<>(Branch.class);
            for (int h = 0; h < heads.size(); h++) {
                made.put(heads.get(h).branch(), toClips((TFloat32) result.get(h), batch.size()));
            }
            return new Prediction(made);
        } finally {
            fed.forEach(TFloat32::close);
        }
    }

    /** Feeds a batch; the tensors are added to {@code fed}, and the caller closes them after the run. */
    public Session.Runner feed(Session.Runner runner, Batch batch, List<TFloat32> fed) {
        long size = clips.size();
        fed.add(Tensors.of(batch.input(), clips.inputFrames(), batch.size(), size, size));
        fed.add(Tensors.of(batch.future(), clips.futureFrames(), batch.size(), size, size));
        return runner.feed(input, fed.get(fed.size() - 2)).feed(future, fed.get(fed.size() - 1));
    }

    /** Fetches the frames of all heads, in their order. */
    public Session.Runner fetchFrames(Session.Runner runner) {
        heads.forEach(head -> runner.fetch(head.frames()));
        return runner;
    }

    /** A fetched [time, batch, height, width] as one clip a batch entry. */
    public List<Clip> toClips(TFloat32 frames, int batch) {
        int pixels = clips.size() * clips.size();
        float[] all = Tensors.floats(frames);
        int time = all.length / (batch * pixels);
        List<Clip> made = new ArrayList<>(batch);
        for (int b = 0; b < batch; b++) {
            float[] own = new float[time * pixels];
            for (int t = 0; t < time; t++) {
                System.arraycopy(all, (t * batch + b) * pixels, own, t * pixels, pixels);
            }
            made.add(Clip.of(time, clips.size(), clips.size(), own));
        }
        return made;
    }

    private static int[] intShape(long[] shape) {
        return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
