package afterimage.engine.model;

import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Unroll;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A model's graph: encoder and decoders put together, and what they are fed. Where the batch goes in halves, the encoder
 * reads each by itself, and so does a single decoder; two decoders are beside each other anyway.
 */
public final class Network {
    /** Written and true frames as decoded, [time * batch, ...]. */
    public record Output(Written written, Operand<TFloat32> target) {}

    /** Of each shard; and all frames in clip order, [time, batch, height, width]. */
    public record Head(Branch branch, List<Output> outputs, Operand<TFloat32> frames) {}

    static final String INPUT = "input";
    static final String FUTURE = "future";
    static final String READING = "reading";

    private final Ops tf;
    private final ModelSpec spec;
    private final SequenceSpec clips;
    private final Dropout dropout;
    /** What frames are drawn by, unless they are fed; null where they always are. */
    private final DrawnFrames drawn;
    /**
     * What a batch is fed, each with the clips in its second dimension: frames [time, batch, height, width], {@link
     * #INPUT} and {@link #FUTURE}; and where a branch, or {@link #READING}, gets true ones, [steps, batch] of 0 and 1.
     */
    private final Map<String, Operand<TFloat32>> given = new LinkedHashMap<>();
    /** Clips that it must be fed, at least: no half may be empty. */
    private final int fewest;
    /** The input frames after the first, as written while those before them were read; none where nothing is. */
    public final List<Output> ahead;

    private final Map<String, Operand<TFloat32>> probes = new LinkedHashMap<>();
    /** Memory and hidden state of each layer after the last input frame, which the decoders start from. */
    public final List<Operand<TFloat32>> code;
    /** Pictures [batch, movers, size, size], motion [batch, movers, 2], memory and hidden state, if any movers. */
    public final List<Operand<TFloat32>> carried;
    /** What the movers do, the encoder's steps first; empty without movers. */
    public final List<MoverStep> moverSteps;

    public final List<Head> heads;

    /**
     * @param input the frames that the encoder sees, [time, batch, height, width]; null where they are always fed
     * @param drawn what both are drawn by where they are not fed; null for none
     */
    Network(
            Ops tf,
            Parameters parameters,
            ModelSpec spec,
            SequenceSpec clips,
            Operand<TFloat32> input,
            DrawnFrames drawn) {
        this.tf = tf;
        this.spec = spec;
        this.clips = clips;
        Operand<TFloat32> seen = input == null ? frames(clips.inputFrames()) : input;
        Operand<TFloat32> future = drawn == null ? frames(clips.futureFrames()) : drawn.future;
        this.drawn = drawn;
        this.dropout = new Dropout(tf, spec);
        // Movers are many small operations beside each other anyway.
        boolean parts = parameters.halved() && !spec.movers().any();
        this.fewest = parts ? 2 : 1;
        for (Branch branch : spec.task().branches()) {
            ModelSpec.DecoderInput fed = spec.inputOf(branch);
            if (fed == ModelSpec.DecoderInput.TRUTH || fed == ModelSpec.DecoderInput.SCHEDULED) {
                given.put(branch.id(), mask(seen, steps(branch), 0));
            }
        }
        if (spec.reading().own() != null && clips.inputFrames() > 1) {
            given.put(READING, mask(seen, clips.inputFrames() - 1, 1));
        }
        given.put(INPUT, seen);
        given.put(FUTURE, future);
        Site site = new Site(tf, parameters, spec, clips.size(), dropout);
        List<Shard> readers = (parts ? halves() : List.of(given))
                .stream().map(some -> new Shard(site, clips, some)).toList();
        boolean joins = readers.size() > 1 && spec.task().branches().size() > 1;
        List<Shard> decoders = joins ? List.of(new Shard(site, clips, given)) : readers;
        List<Coder.Run> read = readers.stream().map(Shard::read).toList();
        this.code = read.get(0).layers().stream()
                .flatMap(state -> Stream.of(state.cell(), state.hidden()))
                .toList();
        Movers.State carries = read.get(0).carried();
        this.carried = carries == null ? List.of() : carries.parts();
        List<Coder.Run> starts = joins ? List.of(Coder.Run.join(tf, read)) : read;
        this.heads = spec.task().branches().stream()
                .map(branch -> head(branch, decoders, starts))
                .toList();
        this.moverSteps = readers.get(0).moverSteps();
        this.ahead = readers.stream().flatMap(shard -> shard.ahead.stream()).toList();
        Stream.of(readers, decoders)
                .flatMap(List::stream)
                .distinct()
                .forEach(shard -> shard.probes.forEach((place, value) -> probes.merge(place, value, this::flat)));
    }

    private Placeholder<TFloat32> frames(int time) {
        return tf.placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(time, Shape.UNKNOWN_SIZE, clips.size(), clips.size())));
    }

    /** Unless fed 0, so that only training sees true frames, or 1 for what reads the input. */
    private Operand<TFloat32> mask(Operand<TFloat32> input, int steps, float unlessFed) {
        Operand<TInt32> batch = tf.slice(tf.shape(input), tf.array(1), tf.array(1));
        Operand<TFloat32> usual =
                tf.fill(tf.concat(List.of(tf.array(steps), batch), tf.constant(0)), tf.constant(unlessFed));
        return tf.placeholderWithDefault(usual, Shape.of(steps, Shape.UNKNOWN_SIZE));
    }

    /** An odd clip goes to the first. */
    private List<Map<String, Operand<TFloat32>>> halves() {
        Operand<TInt32> batch = tf.slice(tf.shape(given.get(INPUT)), tf.array(1), tf.array(1));
        Operand<TInt32> second = tf.math.div(batch, tf.array(2));
        Operand<TInt32> sizes = tf.concat(List.of(tf.math.sub(batch, second), second), tf.constant(0));
        List<Map<String, Operand<TFloat32>>> halves = List.of(new HashMap<>(), new HashMap<>());
        given.forEach((name, all) -> {
            var parts = tf.splitV(all, sizes, tf.constant(1), 2L).output();
            halves.get(0).put(name, parts.get(0));
            halves.get(1).put(name, parts.get(1));
        });
        return halves;
    }

    private Head head(Branch branch, List<Shard> shards, List<Coder.Run> starts) {
        List<Head> parts = IntStream.range(0, shards.size())
                .mapToObj(i -> shards.get(i).decode(branch, starts.get(i)))
                .toList();
        return parts.size() == 1
                ? parts.get(0)
                : new Head(
                        branch,
                        parts.stream().flatMap(part -> part.outputs.stream()).toList(),
                        tf.concat(parts.stream().map(Head::frames).toList(), tf.constant(1)));
    }

    private Operand<TFloat32> flat(Operand<TFloat32> one, Operand<TFloat32> other) {
        return Unroll.join(tf, List.of(tf.reshape(one, tf.array(-1)), tf.reshape(other, tf.array(-1))));
    }

    /** A batch's masks and frames, or where these are drawn, by name; each has the clips in its second dimension. */
    public Map<String, Operand<?>> given() {
        Map<String, Operand<?>> all = new LinkedHashMap<>(given);
        if (drawn != null) {
            all.keySet().removeAll(List.of(INPUT, FUTURE));
            all.putAll(drawn.places());
        }
        return all;
    }

    /** What each clip is drawn from; null where frames are fed. */
    public Operand<TBfloat16> images() {
        return drawn == null ? null : drawn.greys;
    }

    /** Has another device get these images before the first step there. */
    public Operand<TBfloat16> imagesAt(Ops there, List<Op> beginning) {
        VarHandleOp own = drawn.pixels(there);
        beginning.add(there.assignVariableOp(own, drawn.greys));
        return there.readVariableOp(own, TBfloat16.class);
    }

    int steps(Branch branch) {
        return branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
    }

    /** What shows where NaN began, by place in words, in the order of the data: layers' last states, whole outputs. */
    public Map<String, Operand<TFloat32>> probes() {
        return Collections.unmodifiableMap(probes);
    }

    /** A single clip twice where the graph has halves, which must not be empty: their mean is its own loss. */
    public void feed(Pass pass, Batch fed) {
        if (fed.places() != null) {
            drawn.feed(pass, fed.places(), fed.size());
            return;
        }
        Batch batch = fed.size() < fewest ? fed.twice(clips) : fed;
        long size = clips.size();
        pass.feed(given.get(INPUT), batch.input(), clips.inputFrames(), batch.size(), size, size);
        pass.feed(given.get(FUTURE), batch.future(), clips.futureFrames(), batch.size(), size, size);
    }

    /** Besides {@link #feed}: true frames for all decoders that can take them. */
    public void feedTruth(Pass pass, int batch) {
        for (Branch branch : spec.task().branches()) {
            float[] all = new float[steps(branch) * Math.max(batch, fewest)];
            Arrays.fill(all, 1);
            feedMask(pass, branch.id(), steps(branch), all);
        }
    }

    private void feedMask(Pass pass, String name, int steps, float[] values) {
        if (given.containsKey(name)) {
            pass.feed(given.get(name), values, steps, values.length / steps);
        }
    }

    /** As {@link #feed}, with what the step after {@code done} others has besides: true frames, and dropout. */
    public void feedTraining(Pass pass, Batch batch, long seed, long done) {
        TruthMask truths = new TruthMask(spec, seed);
        int fed = Math.max(batch.size(), fewest);
        for (Branch branch : spec.task().branches()) {
            feedMask(pass, branch.id(), steps(branch), truths.at(done, branch, steps(branch), fed));
        }
        int readings = clips.inputFrames() - 1;
        if (given.containsKey(READING)) {
            feedMask(pass, READING, readings, truths.whileReading(done, readings, fed));
        }
        dropout.feed(pass, seed, done);
        feed(pass, batch);
    }
}
