package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import afterimage.engine.sequence.SequenceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Some of a batch's clips, all or a half, which go through the encoder, a decoder or both together. */
final class Shard {
    private final Site site;
    private final ModelSpec spec;
    private final SequenceSpec clips;
    private final Frames frames;
    /** Of these clips, as {@link Network#given}. */
    private final Map<String, Operand<TFloat32>> given;

    private final Movers movers;
    /** By place in words, see {@link Network#probes}. */
    final Map<String, Operand<TFloat32>> probes = new LinkedHashMap<>();
    /** Empty where nothing is written while it reads. */
    final List<Network.Output> ahead = new ArrayList<>();

    Shard(Site site, SequenceSpec clips, Map<String, Operand<TFloat32>> given) {
        this.site = site;
        this.spec = site.spec();
        this.clips = clips;
        this.frames = Frames.of(site);
        this.given = given;
        this.movers = spec.movers().any() ? new Movers(site) : null;
    }

    List<MoverStep> moverSteps() {
        return movers == null ? List.of() : List.copyOf(movers.steps);
    }

    /** A next-frame predictor's last input frame is the first that it goes on from. */
    Coder.Run read() {
        int time = clips.inputFrames();
        int steps = spec.isTied() ? time - 1 : time;
        Operand<TFloat32> seen = frames.take(frames.part(given.get(Network.INPUT), time, 0, steps), steps);
        int written = time - 1;
        Operand<TFloat32> after =
                written == 0 ? null : frames.take(frames.part(given.get(Network.INPUT), time, 1, written), written);
        Coder.Run read =
                Coder.encoder(site, movers).read(seen, steps, written, teacher(Network.READING, after, written));
        probe(Coder.ENCODER, read.layers(), read.written());
        if (read.written() != null) {
            ahead.add(new Network.Output(read.written(), after));
        }
        return read;
    }

    Network.Head decode(Branch branch, Coder.Run read) {
        boolean isInput = branch == Branch.RECONSTRUCTION;
        boolean reverse = isInput && spec.reverseTarget();
        Operand<TFloat32> truth = isInput ? given.get(Network.INPUT) : given.get(Network.FUTURE);
        int steps = isInput ? clips.inputFrames() : clips.futureFrames();
        Operand<TFloat32> target = frames.take(reverse ? frames.reverse(truth) : truth, steps);
        int time = clips.inputFrames();
        Operand<TFloat32> first = spec.beginsWithLastFrame(branch)
                ? frames.take(frames.part(given.get(Network.INPUT), time, time - 1, 1), 1)
                : null;
        Coder.Run decoded =
                Coder.decoder(site, branch, movers).decode(read, first, steps, teacher(branch.id(), target, steps));
        Operand<TFloat32> shown = frames.give(decoded.written().pixels(), steps);
        probe(branch.id(), decoded.layers(), decoded.written());
        Network.Output written = new Network.Output(decoded.written(), target);
        return new Network.Head(branch, List.of(written), reverse ? frames.reverse(shown) : shown);
    }

    private TeacherForcing teacher(String mask, Operand<TFloat32> truth, int steps) {
        return given.containsKey(mask) ? new TeacherForcing(site.tf(), frames, truth, given.get(mask), steps) : null;
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
}
