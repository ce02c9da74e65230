package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Unrolling;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Encoder and decoders put together, and what they are fed. */
final class Network {
    private final Ops tf;
    private final ModelSpec spec;
    private final SequenceSpec clips;
    /** [time, batch, height, width], as {@link #future}. */
    private final Operand<TFloat32> input;

    private final Placeholder<TFloat32> future;
    private final Dropout dropout;
    private final Map<Branch, TeacherForcing> teachers = new EnumMap<>(Branch.class);
    private final List<Probe> probes = new ArrayList<>();
    private final List<CellState> code = new ArrayList<>();
    private final List<VideoModel.Head> heads;

    Network(Ops tf, Parameters parameters, ModelSpec spec, SequenceSpec clips) {
        this(tf, parameters, spec, clips, frames(tf, clips, clips.inputFrames()));
    }

    /** @param input the frames that the encoder sees, [time, batch, height, width] */
    Network(Ops tf, Parameters parameters, ModelSpec spec, SequenceSpec clips, Operand<TFloat32> input) {
        this.tf = tf;
        this.spec = spec;
        this.clips = clips;
        this.input = input;
        this.future = frames(tf, clips, clips.futureFrames());
        this.dropout = new Dropout(tf, spec);
        this.heads = build(parameters);
    }

    private static Placeholder<TFloat32> frames(Ops tf, SequenceSpec clips, int time) {
        return tf.placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(time, Shape.UNKNOWN_SIZE, clips.size(), clips.size())));
    }

    private List<VideoModel.Head> build(Parameters parameters) {
        int size = clips.size();
        Frames frames = new Frames(tf, spec, size, parameters.unrolling());
        Encoder encoder = new Encoder(tf, parameters, spec, size);
        code.addAll(encoder.encode(frames.take(input, clips.inputFrames()), clips.inputFrames(), dropout));
        probes.addAll(Probe.ofLayers("encoder", code));
        List<VideoModel.Head> made = new ArrayList<>();
        for (Branch branch : spec.task().branches()) {
            boolean reverse = branch == Branch.RECONSTRUCTION && spec.reverseTarget();
            Operand<TFloat32> truth = branch == Branch.RECONSTRUCTION ? input : future;
            Operand<TFloat32> target = frames.take(reverse ? frames.reverse(truth) : truth, steps(branch));
            Decoder decoder = new Decoder(tf, parameters, branch, spec, size);
            Decoder.Decoded decoded =
                    decoder.decode(code, steps(branch), dropout, teacher(branch, target, parameters.unrolling()));
            Operand<TFloat32> shown = frames.give(tf.math.sigmoid(decoded.logits()), steps(branch));
            probes.addAll(Probe.ofLayers(branch.id(), decoded.last()));
            probes.add(new Probe(branch.id() + " output", decoded.logits()));
            made.add(new VideoModel.Head(branch, decoded.logits(), target, reverse ? frames.reverse(shown) : shown));
        }
        return List.copyOf(made);
    }

    private TeacherForcing teacher(Branch branch, Operand<TFloat32> target, Unrolling unrolling) {
        ModelSpec.DecoderInput given = spec.inputOf(branch);
        if (given != ModelSpec.DecoderInput.TRUTH && given != ModelSpec.DecoderInput.SCHEDULED) {
            return null;
        }
        TeacherForcing teacher = new TeacherForcing(tf, spec, target, steps(branch), unrolling == Unrolling.TILED);
        teachers.put(branch, teacher);
        return teacher;
    }

    private int steps(Branch branch) {
        return branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
    }

    List<VideoModel.Head> heads() {
        return heads;
    }

    List<CellState> code() {
        return Collections.unmodifiableList(code);
    }

    List<Probe> probes() {
        return Collections.unmodifiableList(probes);
    }

    /** Feeds a batch; the tensors are added to {@code fed}. */
    Session.Runner feed(Session.Runner runner, Batch batch, List<? super TFloat32> fed) {
        long size = clips.size();
        TFloat32 seen = Tensors.of(batch.input(), clips.inputFrames(), batch.size(), size, size);
        fed.add(seen);
        TFloat32 unseen = Tensors.of(batch.future(), clips.futureFrames(), batch.size(), size, size);
        fed.add(unseen);
        return runner.feed(input, seen).feed(future, unseen);
    }

    /** Besides {@link #feed}: true frames for all decoders that can take them. */
    void feedTruth(Session.Runner runner, int batch, List<? super TFloat32> fed) {
        teachers.forEach((branch, teacher) -> {
            float[] all = new float[steps(branch) * batch];
            Arrays.fill(all, 1);
            TFloat32 mask = Tensors.of(all, steps(branch), batch);
            fed.add(mask);
            runner.feed(teacher.mask(), mask);
        });
    }

    /** As {@link #feed}, with what only training steps have. */
    Session.Runner feedTraining(Session.Runner runner, Batch batch, long seed, long done, List<? super Tensor> fed) {
        TruthMask truths = new TruthMask(spec, seed);
        teachers.forEach((branch, teacher) -> {
            float[] mask = truths.at(done, branch, steps(branch), batch.size());
            TFloat32 tensor = Tensors.of(mask, steps(branch), batch.size());
            fed.add(tensor);
            runner.feed(teacher.mask(), tensor);
        });
        dropout.feed(runner, seed, done, fed);
        return feed(runner, batch, fed);
    }
}
