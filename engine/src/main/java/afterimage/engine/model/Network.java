package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Parameters;
import afterimage.engine.sequence.Batch;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A model's graph: encoder and decoders put together, and what they are fed. */
public final class Network {
    /** Written and true frames as decoded, [time * batch, ...], and in clip order [time, batch, height, width]. */
    public record Head(Branch branch, Written written, Operand<TFloat32> target, Operand<TFloat32> frames) {}

    /** The input frames after the first, as written while those before them were read, and the true ones likewise. */
    public record Ahead(Written written, Operand<TFloat32> target) {}

    private final Ops tf;
    private final ModelSpec spec;
    private final SequenceSpec clips;
    private final Frames frames;
    private final Dropout dropout;
    /** Clips that it must be fed, at least. */
    private final int fewest;
    /** [time, batch, height, width], as {@link #future}. */
    private final Operand<TFloat32> input;

    private final Placeholder<TFloat32> future;
    private final Map<Branch, TeacherForcing> teachers = new EnumMap<>(Branch.class);
    /** Null for none. */
    private TeacherForcing readingTeacher;
    /** The last input frame, as the first layer takes it. */
    private Operand<TFloat32> lastSeen;

    private Ahead ahead;
    private final Map<String, Operand<TFloat32>> probes = new LinkedHashMap<>();
    private final List<Operand<TFloat32>> code = new ArrayList<>();
    /** Pictures [batch, movers, size, size], motion [batch, movers, 2], memory and hidden state, if any movers. */
    public final List<Operand<TFloat32>> carried;
    /** What the movers do, the encoder's steps first; empty without movers. */
    public final List<MoverStep> moverSteps;

    public final List<Head> heads;

    /** @param input the frames that the encoder sees, [time, batch, height, width]; null for those that are fed */
    Network(Ops tf, Parameters parameters, ModelSpec spec, SequenceSpec clips, Operand<TFloat32> input) {
        this.tf = tf;
        this.spec = spec;
        this.clips = clips;
        this.input = input == null ? frames(tf, clips, clips.inputFrames()) : input;
        this.future = frames(tf, clips, clips.futureFrames());
        this.dropout = new Dropout(tf, spec);
        this.fewest = parameters.halved() ? 2 : 1;
        Site site = new Site(tf, parameters, spec, clips.size(), dropout);
        this.frames = Frames.of(site);
        Movers movers = spec.movers().any() ? new Movers(site) : null;
        Coder.Run read = read(Coder.encoder(site, movers));
        read.layers().forEach(state -> code.addAll(List.of(state.cell(), state.hidden())));
        this.carried = read.carried() == null ? List.of() : read.carried().parts();
        this.heads = spec.task().branches().stream()
                .map(branch -> head(branch, Coder.decoder(site, branch, movers), read))
                .toList();
        this.moverSteps = movers == null ? List.of() : List.copyOf(movers.steps);
    }

    private static Placeholder<TFloat32> frames(Ops tf, SequenceSpec clips, int time) {
        return tf.placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(time, Shape.UNKNOWN_SIZE, clips.size(), clips.size())));
    }

    /** A next-frame predictor's last input frame is the first that it goes on from. */
    private Coder.Run read(Coder encoder) {
        int time = clips.inputFrames();
        int steps = spec.isTied() ? time - 1 : time;
        Operand<TFloat32> seen = frames.take(frames.part(input, time, 0, steps), steps);
        lastSeen = frames.take(frames.part(input, time, time - 1, 1), 1);
        int written = time - 1;
        Operand<TFloat32> after = written == 0 ? null : frames.take(frames.part(input, time, 1, written), written);
        if (spec.reading().own() != null && written > 0) {
            readingTeacher = new TeacherForcing(tf, frames, after, written, 1);
        }
        Coder.Run read = encoder.read(seen, steps, written, readingTeacher);
        probe(Coder.ENCODER, read.layers(), read.written());
        if (read.written() != null) {
            ahead = new Ahead(read.written(), after);
        }
        return read;
    }

    private Head head(Branch branch, Coder decoder, Coder.Run read) {
        boolean reverse = branch == Branch.RECONSTRUCTION && spec.reverseTarget();
        Operand<TFloat32> truth = branch == Branch.RECONSTRUCTION ? input : future;
        Operand<TFloat32> target = frames.take(reverse ? frames.reverse(truth) : truth, steps(branch));
        Operand<TFloat32> first = spec.beginsWithLastFrame(branch) ? lastSeen : null;
        Coder.Run decoded = decoder.decode(read, first, steps(branch), teacher(branch, target));
        Operand<TFloat32> shown = frames.give(decoded.written().pixels(), steps(branch));
        probe(branch.id(), decoded.layers(), decoded.written());
        return new Head(branch, decoded.written(), target, reverse ? frames.reverse(shown) : shown);
    }

    private void probe(String stack, List<CellState> last, Written written) {
        for (int l = 0; l < last.size(); l++) {
            String layer = stack + " layer " + (l + 1);
            probes.put(layer + " memory", last.get(l).cell());
            probes.put(layer + " hidden state", last.get(l).hidden());
        }
        if (written != null) {
            probes.put(stack + " output", written.value());
        }
    }

    private TeacherForcing teacher(Branch branch, Operand<TFloat32> target) {
        ModelSpec.DecoderInput given = spec.inputOf(branch);
        if (given != ModelSpec.DecoderInput.TRUTH && given != ModelSpec.DecoderInput.SCHEDULED) {
            return null;
        }
        TeacherForcing teacher = new TeacherForcing(tf, frames, target, steps(branch), 0);
        teachers.put(branch, teacher);
        return teacher;
    }

    int steps(Branch branch) {
        return branch == Branch.RECONSTRUCTION ? clips.inputFrames() : clips.futureFrames();
    }

    /** Null where the model writes nothing while it reads. */
    public Ahead ahead() {
        return ahead;
    }

    /** What shows where NaN began, by place in words, in the order of the data: layers' last states, whole outputs. */
    public Map<String, Operand<TFloat32>> probes() {
        return Collections.unmodifiableMap(probes);
    }

    /** Memory and hidden state of each layer after the last input frame, which the decoders start from. */
    public List<Operand<TFloat32>> code() {
        return Collections.unmodifiableList(code);
    }

    /** A single clip twice where the graph has halves, which must not be empty: their mean is its own loss. */
    public void feed(Pass pass, Batch given) {
        Batch batch = given.size() < fewest ? given.twice(clips) : given;
        long size = clips.size();
        pass.feed(input, batch.input(), clips.inputFrames(), batch.size(), size, size);
        pass.feed(future, batch.future(), clips.futureFrames(), batch.size(), size, size);
    }

    /** Besides {@link #feed}: true frames for all decoders that can take them. */
    public void feedTruth(Pass pass, int batch) {
        teachers.forEach((branch, teacher) -> {
            float[] all = new float[steps(branch) * Math.max(batch, fewest)];
            Arrays.fill(all, 1);
            teacher.feed(pass, all);
        });
    }

    /** As {@link #feed}, with what the step after {@code done} others has besides: true frames, and dropout. */
    public void feedTraining(Pass pass, Batch batch, long seed, long done) {
        TruthMask truths = new TruthMask(spec, seed);
        int fed = Math.max(batch.size(), fewest);
        teachers.forEach((branch, teacher) -> teacher.feed(pass, truths.at(done, branch, steps(branch), fed)));
        if (readingTeacher != null) {
            readingTeacher.feed(pass, truths.whileReading(done, clips.inputFrames() - 1, fed));
        }
        dropout.feed(pass, seed, done);
        feed(pass, batch);
    }
}
