package afterimage.engine.probe;

import afterimage.engine.BadInput;
import afterimage.engine.cell.Precision;
import afterimage.engine.cell.Quantity;
import afterimage.engine.clip.Clip;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.file.NpyArray;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.model.MoverSpec;
import afterimage.engine.model.MoverStep;
import afterimage.engine.model.Network;
import afterimage.engine.model.Pass;
import afterimage.engine.model.Prediction;
import afterimage.engine.model.VideoModel;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import afterimage.engine.trace.Code;
import afterimage.engine.trace.MoverTrace;
import afterimage.engine.trace.StateTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A trained model opened up: states, codes, {@link Intervention}s; without one bit for bit {@link VideoModel}'s. */
public final class ProbeModel implements AutoCloseable {
    public final ModelSpec spec;
    public final SequenceSpec clips;
    private final boolean truth;
    private final Map<String, LayerTap> taps = new LinkedHashMap<>();
    private final VideoModel model;
    private final Network network;

    /** @param truth whether conditional decoders are fed the true frame before each step (teacher forcing) */
    public ProbeModel(ModelSpec spec, SequenceSpec clips, boolean truth, SessionSettings settings) {
        this.spec = truth ? spec.with("decoderInput", ModelSpec.DecoderInput.TRUTH) : spec;
        this.clips = clips;
        this.truth = truth;
        this.model = new VideoModel(
                this.spec,
                clips,
                settings,
                new VideoModel.Steps(1, Precision.FLOAT32),
                (tf, layer) -> taps.computeIfAbsent(layer, name -> new LayerTap(tf, units(name))));
        this.network = model.network;
    }

    /** @throws BadInput if the weights do not fit the model */
    public void load(Map<String, NpyArray> weights) {
        model.load(weights);
    }

    public int units(String layer) {
        return layer.equals(MoverSpec.LAYER)
                ? spec.movers().units()
                : spec.layers().get(number(layer)).units();
    }

    private static int number(String layer) {
        return Integer.parseInt(layer.substring(layer.indexOf('/') + 1));
    }

    public Prediction predict(List<Clip> clips, Intervention what) {
        return frames(clips, what, changed(clips, what));
    }

    /** The codes that decoders start from where an intervention changes them, else none. */
    private List<Code> changed(List<Clip> clips, Intervention what) {
        return what.code().isNone()
                ? List.of()
                : encode(clips, what).stream().map(what.code()::of).toList();
    }

    public List<Code> encode(List<Clip> clips, Intervention what) {
        try (Pass pass = pass(clips, what)) {
            var layers = network.code.stream().map(pass::fetch).toList();
            var carried = network.carried.stream().map(pass::fetch).toList();
            pass.run();
            int count = clips.size();
            List<float[][]> states = IntStream.range(0, layers.size())
                    .mapToObj(i -> states(count, i / 2).apart(layers.get(i).get()))
                    .toList();
            var moved = carried.stream().map(all -> parted(all.get(), count)).toList();
            IntStream all = IntStream.range(0, count);
            return all.mapToObj(k -> new Code(of(states, k), of(moved, k))).toList();
        }
    }

    private static List<float[]> of(List<float[][]> parts, int clip) {
        return parts.stream().map(part -> part[clip]).toList();
    }

    /** Memory or hidden state after a step of a layer, 0 the first, by the layer's name, e.g. {@code encoder/0}. */
    public record Part(String layer, int step, Quantity quantity) {}

    /** Parts of what layers of LSTMs know, read for many clips at once: [part][clip][number]. */
    public float[][][] states(List<Clip> clips, List<Part> parts) {
        try (Pass pass = pass(clips, Intervention.NONE)) {
            List<Supplier<float[]>> fetched = new ArrayList<>();
            parts.forEach(p ->
                    fetched.add(pass.fetch(taps.get(p.layer).steps.get(p.step).get(p.quantity))));
            pass.run();
            return IntStream.range(0, parts.size())
                    .mapToObj(i -> states(clips.size(), number(parts.get(i).layer))
                            .apart(fetched.get(i).get()))
                    .toArray(float[][][]::new);
        }
    }

    /** The hidden state of a layer at each of its steps, likewise. */
    float[][][] hidden(List<Clip> clips, String layer) {
        IntStream steps = IntStream.range(0, taps.get(layer).steps.size());
        return states(
                clips,
                steps.mapToObj(step -> new Part(layer, step, Quantity.HIDDEN)).toList());
    }

    private BatchedStates states(int batch, int layer) {
        return new BatchedStates(batch, spec.layers().get(layer).units(), model.isTiled());
    }

    /** What the decoders make of codes; the clips are there for true frames only and as many as the codes. */
    public Prediction decode(List<Clip> clips, List<Code> codes, Intervention what) {
        BadInput.unless(clips.size() == codes.size(), "Each code needs its clip.");
        return frames(clips, what, codes);
    }

    private Prediction frames(List<Clip> clips, Intervention what, List<Code> codes) {
        try (Pass pass = pass(clips, what)) {
            feedCodes(pass, codes);
            Supplier<Prediction> made = model.fetchFrames(pass, clips.size());
            pass.run();
            return made.get();
        }
    }

    /** What the layers compute for a clip: the wanted quantities, and {@link Quantity#HIDDEN} always. */
    public Traced trace(Clip clip, Intervention what, Set<Quantity> wanted) {
        List<Clip> one = List.of(clip);
        List<Code> codes = changed(one, what);
        try (Pass pass = pass(one, what)) {
            feedCodes(pass, codes);
            Supplier<Prediction> made = model.fetchFrames(pass, 1);
            Map<String, Supplier<Map<Quantity, List<float[]>>>> values = new LinkedHashMap<>();
            taps.forEach((layer, tap) -> values.put(layer, tap.fetch(pass, wanted)));
            Supplier<MoverTrace> moved = fetch(pass, network.moverSteps);
            pass.run();
            List<StateTrace.Layer> layers = new ArrayList<>();
            values.forEach((name, own) -> layers.add(layer(name, own.get())));
            return new Traced(made.get(), new StateTrace(layers), moved.get());
        }
    }

    /** Of one clip; without movers, null for them. */
    public record Traced(Prediction prediction, StateTrace states, MoverTrace movers) {}

    private StateTrace.Layer layer(String name, Map<Quantity, List<float[]>> values) {
        return name.equals(MoverSpec.LAYER)
                ? new StateTrace.Layer(name, 2 * spec.movers().count() * units(name), 1, values)
                : new StateTrace.Layer(name, units(name), spec.stateRows(clips.size(), number(name)), values);
    }

    private Pass pass(List<Clip> clips, Intervention what) {
        Batch batch = withoutDropped(Batch.of(this.clips, clips), what.dropped());
        Pass pass = new Pass(model.session);
        network.feed(pass, batch);
        if (truth) {
            network.feedTruth(pass, batch.size());
        }
        taps.forEach((layer, tap) -> tap.feed(pass, what, layer));
        return pass;
    }

    /** Input is [time, batch, height, width], so that a frame of all clips is in one piece. */
    private Batch withoutDropped(Batch batch, Set<Integer> dropped) {
        if (dropped.isEmpty()) {
            return batch;
        }
        float[] input = batch.input().clone();
        int frame = input.length / clips.inputFrames();
        dropped.forEach(t -> Arrays.fill(input, t * frame, (t + 1) * frame, 0));
        return new Batch(batch.size(), input, batch.future());
    }

    /** In place of what the encoder ended with; without codes nothing is fed. */
    private void feedCodes(Pass pass, List<Code> codes) {
        if (codes.isEmpty()) {
            return;
        }
        for (int i = 0; i < network.code.size(); i++) {
            feed(pass, network.code.get(i), states(codes.size(), i / 2).joined(parts(codes, Code::layers, i)));
        }
        for (int i = 0; i < network.carried.size(); i++) {
            List<float[]> own = parts(codes, Code::carried, i);
            feed(pass, network.carried.get(i), new BatchedStates(own.size(), own.get(0).length, false).joined(own));
        }
    }

    private static List<float[]> parts(List<Code> codes, Function<Code, List<float[]>> of, int part) {
        return codes.stream().map(code -> of.apply(code).get(part)).toList();
    }

    /** The batch is the one size that a place leaves open. */
    private static void feed(Pass pass, Operand<TFloat32> place, float[] values) {
        long[] shape = place.shape().asArray();
        long clip = LongStream.of(shape).filter(size -> size >= 0).reduce(1, (a, b) -> a * b);
        Arrays.setAll(shape, i -> shape[i] >= 0 ? shape[i] : values.length / clip);
        pass.feed(place, values, shape);
    }

    /** What movers did for one clip; null after the run where there are none. */
    private static Supplier<MoverTrace> fetch(Pass pass, List<MoverStep> steps) {
        Map<Operand<TFloat32>, Supplier<float[]>> fetched = new IdentityHashMap<>();
        steps.stream()
                .flatMap(step -> Stream.of(step.pictures(), step.motion(), step.picked(), step.mask()))
                .forEach(value -> fetched.computeIfAbsent(value, v -> v == null ? () -> null : pass.fetch(v)));
        return () -> steps.isEmpty()
                ? null
                : new MoverTrace(steps.stream().map(step -> read(step, fetched)).toList());
    }

    private static MoverTrace.Step read(MoverStep step, Map<Operand<TFloat32>, Supplier<float[]>> fetched) {
        float[] motion = fetched.get(step.motion()).get();
        int count = motion.length / 2;
        return new MoverTrace.Step(
                step.stack(),
                parted(fetched.get(step.pictures()).get(), count),
                parted(motion, count),
                parted(fetched.get(step.picked()).get(), count),
                fetched.get(step.mask()).get());
    }

    /** An array parted into as many pieces of one size; null for null. */
    private static float[][] parted(float[] all, int count) {
        return all == null ? null : new BatchedStates(count, all.length / count, false).apart(all);
    }

    @Override
    public void close() {
        model.close();
    }

    /** The states of several clips in one array, [rows, columns, batch, units] or [batch, ..., units], and apart. */
    private record BatchedStates(int batch, int units, boolean batchInside) {
        /** Each clip's [rows, columns, units] or [units]. */
        float[][] apart(float[] all) {
            float[][] each = new float[batch][all.length / batch];
            for (int clip = 0; clip < batch; clip++) {
                for (int place = 0; place < each[clip].length / units; place++) {
                    System.arraycopy(all, at(place, clip, each[clip].length), each[clip], place * units, units);
                }
            }
            return each;
        }

        float[] joined(List<float[]> clips) {
            int size = clips.get(0).length;
            float[] all = new float[size * batch];
            for (int clip = 0; clip < batch; clip++) {
                for (int place = 0; place < size / units; place++) {
                    System.arraycopy(clips.get(clip), place * units, all, at(place, clip, size), units);
                }
            }
            return all;
        }

        private int at(int place, int clip, int size) {
            return batchInside ? (place * batch + clip) * units : clip * size + place * units;
        }
    }
}
