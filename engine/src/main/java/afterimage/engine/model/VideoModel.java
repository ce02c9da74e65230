package afterimage.engine.model;

import afterimage.engine.BadInput;
import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Tap;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.LatinDigits;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A model as a TensorFlow graph with its session and weights. The batch size is free. Not safe for several threads;
 * whoever makes it closes it.
 */
public final class VideoModel implements AutoCloseable {
    /**
     * One decoder's end of the graph.
     *
     * @param written [time * batch, ...] in the order decoded
     * @param target the true frames in the same order and form
     * @param frames [time, batch, height, width] in the order of the clip, after the sigmoid
     */
    public record Head(Branch branch, Written written, Operand<TFloat32> target, Operand<TFloat32> frames) {}

    /**
     * The input frames after the first, as they were written while those before them were read.
     *
     * @param target the true ones in the same form
     */
    public record Ahead(Written written, Operand<TFloat32> target) {}

    private final ModelSpec spec;
    private final SequenceSpec clips;

    static {
        LatinDigits.use();
    }

    private final Graph graph = new Graph();
    private final Ops tf;
    private final Session session;
    private final Parameters parameters;
    private final Network network;
    private final VariableStore store;

    /** Builds the graph; the weights have no values before {@link #initialise} or {@link #load}. */
    public VideoModel(ModelSpec spec, SequenceSpec clips, SessionSettings settings) {
        this(spec, clips, settings, fastest(spec, clips, settings));
    }

    private static Unrolling fastest(ModelSpec spec, SequenceSpec clips, SessionSettings settings) {
        return settings.isCpu() && spec.isBestTiled(clips.size()) ? Unrolling.TILED : Unrolling.SHARED;
    }

    /** As above, with the graph in another form, which must be able to take the spec. */
    public VideoModel(ModelSpec spec, SequenceSpec clips, SessionSettings settings, Unrolling unrolling) {
        this(spec, clips, settings, unrolling, tf -> new Parameters(tf, unrolling));
    }

    /**
     * As above, with somebody who looks into its layers.
     *
     * @param taps makes them, by the graph and a layer's name
     */
    public static VideoModel tapped(
            ModelSpec spec, SequenceSpec clips, SessionSettings settings, BiFunction<Ops, String, Tap> taps) {
        Unrolling form = fastest(spec, clips, settings);
        return new VideoModel(
                spec, clips, settings, form, tf -> new Parameters(tf, form, layer -> taps.apply(tf, layer)));
    }

    private VideoModel(
            ModelSpec spec,
            SequenceSpec clips,
            SessionSettings settings,
            Unrolling unrolling,
            Function<Ops, Parameters> parameters) {
        if (unrolling == Unrolling.TILED && !spec.canBeTiled(clips.size())) {
            throw new IllegalArgumentException("cannot be tiled: " + spec);
        }
        this.spec = spec;
        this.clips = clips;
        this.tf = settings.place(Ops.create(graph));
        this.parameters = parameters.apply(tf);
        this.network = new Network(tf, this.parameters, spec, clips);
        this.store = new VariableStore(tf);
        this.parameters.all().forEach(p -> store.add(p.name(), p.handle(), p.value(), p.shape()));
        this.session = new Session(graph, settings.toConfig(beside(spec)));
    }

    /**
     * Operations that can be computed beside each other: two branches, or a layer and the next one a time step behind.
     * An FC-LSTM's wait for memory rather than for each other, and are faster one by one.
     */
    private static int beside(ModelSpec spec) {
        boolean chains = spec.layers().size() > 1 || spec.task() == Task.COMPOSITE;
        return spec.cell() == ModelSpec.CellKind.CONV_LSTM && chains ? 2 : 1;
    }

    ModelSpec spec() {
        return spec;
    }

    SequenceSpec clips() {
        return clips;
    }

    /** What adds to the graph, on the model's device. */
    public Ops tf() {
        return tf;
    }

    public Session session() {
        return session;
    }

    public List<Head> heads() {
        return network.heads();
    }

    /** Null where the model writes nothing while it reads. */
    public Ahead ahead() {
        return network.ahead();
    }

    /** Tensors inside the model, in the order in which data goes through them. */
    public List<Probe> probes() {
        return network.probes();
    }

    /** Whether states are [rows, columns, batch, channels]; else the batch comes first. */
    public boolean isTiled() {
        return parameters.unrolling() == Unrolling.TILED;
    }

    /** Each layer's state after the last input frame, which the decoders start from. */
    public List<CellState> code() {
        return network.code();
    }

    /**
     * What movers carry then, empty without movers: pictures [batch, movers, size, size], motion [batch, movers, 2],
     * memory and hidden state [batch * movers * 2, units].
     */
    public List<Operand<TFloat32>> carried() {
        return network.carried();
    }

    /** What the movers do, the encoder's steps first; empty without movers. */
    public List<MoverStep> moverSteps() {
        return network.moverSteps();
    }

    /** Feeds a batch's true frames to all decoders that can take them; see {@link #feed}. */
    public void feedTruth(Session.Runner runner, int batch, List<? super TFloat32> fed) {
        network.feedTruth(runner, batch, fed);
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Fills the weights from {@code seed}. */
    public void initialise(long seed) {
        Map<String, NpyArray> start = new LinkedHashMap<>();
        for (Parameters.Parameter p : parameters.all()) {
            start.put(
                    p.name(),
                    new NpyArray(intShape(p.shape()), spec.start().values(p.start(), p.shape(), seed, p.name())));
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
        return predict(batch, false);
    }

    /**
     * @param truth whether decoders that know teacher forcing get true frames in place of their own; otherwise nothing
     *     of the future reaches them
     */
    public Prediction predict(Batch batch, boolean truth) {
        List<TFloat32> fed = new ArrayList<>();
        Session.Runner runner = feed(session.runner(), batch, fed);
        if (truth) {
            network.feedTruth(runner, batch.size(), fed);
        }
        try (Result result = fetchFrames(runner).run()) {
            Map<Branch, List<Clip>> made = new EnumMap<>(Branch.class);
            for (int h = 0; h < heads().size(); h++) {
                made.put(heads().get(h).branch(), toClips((TFloat32) result.get(h), batch.size()));
            }
            return new Prediction(made);
        } finally {
            fed.forEach(TFloat32::close);
        }
    }

    /** Feeds a batch; the tensors are added to {@code fed}, and the caller closes them after the run. */
    public Session.Runner feed(Session.Runner runner, Batch batch, List<? super TFloat32> fed) {
        return network.feed(runner, batch, fed);
    }

    /**
     * As {@link #feed}, with what only training steps have: true frames for the decoders, and dropout.
     *
     * @param seed of the run
     * @param done training steps done before
     */
    public Session.Runner feedTraining(
            Session.Runner runner, Batch batch, long seed, long done, List<? super Tensor> fed) {
        return network.feedTraining(runner, batch, seed, done, fed);
    }

    /** Fetches the frames of all heads, in their order. */
    public Session.Runner fetchFrames(Session.Runner runner) {
        heads().forEach(head -> runner.fetch(head.frames()));
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
