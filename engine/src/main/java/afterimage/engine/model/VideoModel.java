package afterimage.engine.model;

import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Precision;
import afterimage.engine.cell.Tap;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.LatinDigits;
import afterimage.engine.device.NativeMemory;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.file.LazyArrays;
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
import java.util.function.Supplier;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** A graph with session and weights, for batches of any size. Not safe for several threads; its maker closes it. */
public final class VideoModel implements AutoCloseable {
    static {
        LatinDigits.use();
    }

    /** Clips whose halves still fill tiled products. */
    private static final int FEWEST_TILED = 16;

    public final ModelSpec spec;
    public final SequenceSpec clips;
    public final SessionSettings settings;
    public final Graph graph = new Graph();
    /** What training steps are like. */
    public final Steps steps;
    /** What adds to the graph, on the model's device. */
    public final Ops tf;

    public final Session session;
    public final Parameters parameters;
    public final Network network;
    private final VariableStore store;

    /** Builds the graph; the weights have no values before {@link #initialise} or {@link #load}. */
    public VideoModel(ModelSpec spec, SequenceSpec clips, SessionSettings settings) {
        this(spec, clips, settings, new Steps(1, Precision.FLOAT32), (tf, layer) -> Tap.NONE);
    }

    /**
     * What training steps are like.
     *
     * @param batch clips a step
     * @param form of the graph, which must be able to take the spec; null for the fastest
     * @param drawn the images of clips that the device draws, see {@code PlacedDigits}; null where frames are fed
     */
    public record Steps(int batch, Precision precision, Unrolling form, DigitSet drawn) {
        public Steps(int batch, Precision precision) {
            this(batch, precision, null, null);
        }
    }

    /** As above, fastest for such steps. */
    public static VideoModel forSteps(ModelSpec spec, SequenceSpec clips, SessionSettings settings, Steps steps) {
        return new VideoModel(spec, clips, settings, steps, (tf, layer) -> Tap.NONE);
    }

    /**
     * As above, with somebody who looks into its layers.
     *
     * @param taps makes who looks, by the graph and a layer's name
     */
    public VideoModel(
            ModelSpec spec,
            SequenceSpec clips,
            SessionSettings settings,
            Steps steps,
            BiFunction<Ops, String, Tap> taps) {
        Unrolling unrolling = steps.form == null ? fastest(spec, clips, settings) : steps.form;
        if (unrolling == Unrolling.TILED && !Tiling.canTake(spec, clips.size())) {
            throw new IllegalArgumentException("cannot be tiled: " + spec);
        }
        this.spec = spec;
        this.clips = clips;
        this.settings = settings;
        this.steps = steps;
        this.tf = settings.place(Ops.create(graph));
        boolean halved = settings.isCpu() && settings.threads() > 1 && paysInHalves(spec, steps.batch, unrolling);
        boolean joins = unrolling != Unrolling.STEPWISE && !spec.movers().any();
        this.parameters = new Parameters(tf, unrolling, steps.precision, halved, joins, layer -> taps.apply(tf, layer));
        DrawnFrames drawn = steps.drawn == null ? null : new DrawnFrames(tf, steps.drawn, clips);
        this.network = new Network(tf, parameters, spec, clips, drawn == null ? null : drawn.input, drawn);
        this.store = new VariableStore(tf);
        this.parameters.all().forEach(p -> store.add(p.name(), p.handle(), p.value(), p.shape()));
        this.session = settings.open(graph, beside(spec, halved));
        if (drawn != null) {
            drawn.begin(session);
        }
    }

    /** Tiled products need rows, and dropout's masks are drawn for the whole batch. */
    private static boolean paysInHalves(ModelSpec spec, int batch, Unrolling unrolling) {
        boolean isOneChain = spec.layers().size() == 1 && spec.task().branches().size() == 1;
        boolean fills = unrolling == Unrolling.TILED ? isOneChain && batch >= FEWEST_TILED : batch > 1;
        boolean canBeParted = spec.isConvolutional() && spec.dropout() == 0;
        return canBeParted && fills && unrolling != Unrolling.STEPWISE;
    }

    private static Unrolling fastest(ModelSpec spec, SequenceSpec clips, SessionSettings settings) {
        return settings.isCpu() && Tiling.isBestFor(spec, clips.size()) ? Unrolling.TILED : Unrolling.SHARED;
    }

    /** Branches, layers a step apart, halves of a batch. An FC-LSTM's wait for memory, not each other: faster one by one. */
    private static int beside(ModelSpec spec, boolean halved) {
        boolean chains = halved || spec.layers().size() > 1 || spec.task() == Task.COMPOSITE;
        return spec.isConvolutional() && chains ? 2 : 1;
    }

    /** Whether states are [rows, columns, batch, channels]; else the batch comes first. */
    public boolean isTiled() {
        return parameters.unrolling() == Unrolling.TILED;
    }

    public void initialise(long seed) {
        Map<String, Supplier<NpyArray>> start = new LinkedHashMap<>();
        for (Parameters.Parameter p : parameters.all()) {
            int[] shape = Arrays.stream(p.shape()).mapToInt(Math::toIntExact).toArray();
            start.put(p.name(), () -> new NpyArray(shape, spec.start().values(p.start(), p.shape(), seed, p.name())));
        }
        store.write(session, new LazyArrays(start));
    }

    /** All weights by name, copied. */
    public Map<String, NpyArray> weights() {
        return store.read(session, name -> true);
    }

    /** As {@link #weights}, each read when asked for: for who has done with them before the next step. */
    public Map<String, NpyArray> liveWeights() {
        return store.live(session);
    }

    /** Replaces all weights, or none where it is refused, naming each that is missing, unknown or of another shape. */
    public void load(Map<String, NpyArray> weights) {
        store.requireMatch(weights);
        store.write(session, weights);
    }

    /** Runs the clips through the model. Nothing of the future reaches the decoders. */
    public Prediction predict(Batch batch) {
        return predict(batch, false);
    }

    /** @param truth whether decoders that know teacher forcing get true frames in place of their own */
    public Prediction predict(Batch batch, boolean truth) {
        try (Pass pass = new Pass(session)) {
            network.feed(pass, batch);
            if (truth) {
                network.feedTruth(pass, batch.size());
            }
            Supplier<Prediction> made = fetchFrames(pass, batch.size());
            pass.run();
            return made.get();
        }
    }

    /** Fetches the frames of all heads, of {@code batch} clips; to be asked after the run, see {@link Pass#fetch}. */
    public Supplier<Prediction> fetchFrames(Pass pass, int batch) {
        Map<Branch, Supplier<float[]>> frames = new EnumMap<>(Branch.class);
        network.heads.forEach(head -> frames.put(head.branch(), pass.fetch(head.frames())));
        return () -> {
            Map<Branch, List<Clip>> made = new EnumMap<>(Branch.class);
            frames.forEach((branch, all) -> made.put(branch, toClips(all.get(), network.steps(branch), batch)));
            return new Prediction(made);
        };
    }

    /** [time, batch, height, width] as one clip for each of the first {@code batch}. */
    private List<Clip> toClips(float[] frames, int time, int batch) {
        int pixels = clips.size() * clips.size();
        int fed = frames.length / (time * pixels);
        List<Clip> made = new ArrayList<>(batch);
        for (int b = 0; b < batch; b++) {
            float[] own = new float[time * pixels];
            for (int t = 0; t < time; t++) {
                System.arraycopy(frames, (t * fed + b) * pixels, own, t * pixels, pixels);
            }
            made.add(new Clip(time, clips.size(), clips.size(), own));
        }
        return made;
    }

    @Override
    public void close() {
        settings.close(session, graph);
        NativeMemory.giveBack();
    }
}
