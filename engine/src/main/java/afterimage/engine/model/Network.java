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
    private final boolean tiled;
    private final Frames frames;
    /** The last input frame, as the first layer takes it. */
    private Operand<TFloat32> lastSeen;
    /** Null for none. */
    private TeacherForcing readingTeacher;
    /** Null for none. */
    private VideoModel.Ahead ahead;

    private final List<CellState> code;
    /** Null for none, as what they carry. */
    private final Movers movers;

    private final Movers.State carried;
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
        this.tiled = parameters.unrolling() == Unrolling.TILED;
        this.frames = new Frames(tf, spec, clips.size(), parameters.unrolling());
        Site site = new Site(tf, parameters, spec, clips.size(), dropout);
        this.movers = spec.movers().any() ? new Movers(site) : null;
        Encoder.Read read = read(new Encoder(site, movers));
        this.code = read.code();
        this.carried = read.carried();
        probes.addAll(Probe.ofLayers(Encoder.NAME, code));
        this.heads = spec.task().branches().stream()
                .map(branch -> head(branch, new Decoder(site, branch, movers), read))
                .toList();
    }

    private static Placeholder<TFloat32> frames(Ops tf, SequenceSpec clips, int time) {
        return tf.placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(time, Shape.UNKNOWN_SIZE, clips.size(), clips.size())));
    }

    /** A next-frame predictor's last input frame is the first that it goes on from. */
    private Encoder.Read read(Encoder encoder) {
        int time = clips.inputFrames();
        int steps = spec.isTied() ? time - 1 : time;
        Operand<TFloat32> seen = frames.take(frames.part(input, time, 0, steps), steps);
        lastSeen = frames.take(frames.part(input, time, time - 1, 1), 1);
        int written = time - 1;
        Operand<TFloat32> after = written == 0 ? null : frames.take(frames.part(input, time, 1, written), written);
        if (spec.reading().own() != null && written > 0) {
            readingTeacher = new TeacherForcing(tf, spec, after, written, tiled, 1);
        }
        Encoder.Read read = encoder.read(seen, steps, written, readingTeacher);
        if (read.ahead() != null) {
            ahead = new VideoModel.Ahead(read.ahead(), after);
            probes.add(new Probe("encoder output", read.ahead().value()));
        }
        return read;
    }

    private VideoModel.Head head(Branch branch, Decoder decoder, Encoder.Read read) {
        boolean reverse = branch == Branch.RECONSTRUCTION && spec.reverseTarget();
        Operand<TFloat32> truth = branch == Branch.RECONSTRUCTION ? input : future;
        Operand<TFloat32> target = frames.take(reverse ? frames.reverse(truth) : truth, steps(branch));
        Operand<TFloat32> first = spec.beginsWithLastFrame(branch) ? lastSeen : null;
        Decoder.Decoded decoded = decoder.decode(read, first, steps(branch), teacher(branch, target));
        Operand<TFloat32> shown = frames.give(decoded.frames().pixels(), steps(branch));
        probes.addAll(Probe.ofLayers(branch.id(), decoded.last()));
        probes.add(new Probe(branch.id() + " output", decoded.frames().value()));
        return new VideoModel.Head(branch, decoded.frames(), target, reverse ? frames.reverse(shown) : shown);
    }

    private TeacherForcing teacher(Branch branch, Operand<TFloat32> target) {
        ModelSpec.DecoderInput given = spec.inputOf(branch);
        if (given != ModelSpec.DecoderInput.TRUTH && given != ModelSpec.DecoderInput.SCHEDULED) {
            return null;
        }
        TeacherForcing teacher = new TeacherForcing(tf, spec, target, steps(branch), tiled, 0);
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
        return code;
    }

    /** The frames written while the input is read, or null. */
    VideoModel.Ahead ahead() {
        return ahead;
    }

    /** What movers carry after the last input frame: pictures, motion, memory and hidden state; empty without movers. */
    List<Operand<TFloat32>> carried() {
        return carried == null
                ? List.of()
                : List.of(
                        carried.pictures(),
                        carried.motion(),
                        carried.lstm().cell(),
                        carried.lstm().hidden());
    }

    List<MoverStep> moverSteps() {
        return movers == null ? List.of() : movers.steps();
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
        if (readingTeacher != null) {
            float[] mask = truths.whileReading(done, clips.inputFrames() - 1, batch.size());
            TFloat32 tensor = Tensors.of(mask, clips.inputFrames() - 1, batch.size());
            fed.add(tensor);
            runner.feed(readingTeacher.mask(), tensor);
        }
        dropout.feed(runner, seed, done, fed);
        return feed(runner, batch, fed);
    }
}
