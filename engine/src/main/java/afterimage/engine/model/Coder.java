package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Unroll;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A stack of cells with what makes frames of its hidden states; as the encoder its last state is the code. */
final class Coder {
    static final String ENCODER = "encoder";

    private final Ops tf;
    private final ModelSpec spec;
    private final boolean fed;
    private final Stack stack;
    /** Null where no frames are made. */
    private final Linear output;
    /** Null for none. */
    private final MoverHead movers;

    /** @param reads whether some of the frames that it is fed are those of the clip; {@code movers} null for none */
    private Coder(Site site, String name, boolean fed, boolean reads, boolean writes, Movers movers) {
        this.tf = site.tf();
        this.spec = site.spec();
        this.fed = fed;
        this.movers = movers == null ? null : new MoverHead(site, name, movers, reads, writes);
        int frame = spec.frameFeatures(site.size());
        int features = movers == null ? frame : spec.movers().features();
        this.stack = new Stack(site, name, fed ? features : 0);
        this.output = writes ? site.linear(name + "/output", spec.outputFeatures(), frame) : null;
    }

    /** @param movers null for none */
    static Coder encoder(Site site, Movers movers) {
        boolean writes = site.spec().reading().ahead() || site.spec().isTied();
        return new Coder(site, ENCODER, true, true, writes, movers);
    }

    /** @param movers that it may use, null for none */
    static Coder decoder(Site site, Branch branch, Movers movers) {
        boolean tied = site.spec().isTied();
        boolean fed = site.spec().inputOf(branch) != ModelSpec.DecoderInput.NONE;
        Site own = tied ? site.tied(branch.id(), ENCODER) : site;
        return new Coder(own, branch.id(), fed, tied, true, branch == Branch.PREDICTION ? movers : null);
    }

    /**
     * What reading or decoding gives: layers' last states, the code if it was read, what movers carry, or null, and
     * frames in the order made, or null: the encoder's from the second to the last but one read, to the last if it goes
     * on.
     */
    record Run(List<CellState> layers, Movers.State carried, Written written) {
        /** The codes of parts of a batch as those of the whole; without movers. */
        static Run join(Ops tf, List<Run> parts) {
            List<CellState> layers = new ArrayList<>();
            for (int l = 0; l < parts.get(0).layers.size(); l++) {
                int layer = l;
                var states = parts.stream().map(part -> part.layers.get(layer)).toList();
                layers.add(new CellState(
                        Unroll.join(tf, states.stream().map(CellState::cell).toList()),
                        Unroll.join(tf, states.stream().map(CellState::hidden).toList())));
            }
            return new Run(layers, null, null);
        }
    }

    /** @param frames [steps * batch, ...]; {@code written} ahead from the first step; {@code teacher} null for none */
    Run read(Operand<TFloat32> frames, int steps, int written, TeacherForcing teacher) {
        boolean writes = spec.reading().ahead() && written > 0;
        if (movers == null && teacher == null) {
            Stack.Run run = stack.run(frames, steps, null, "");
            return new Run(run.last(), null, writes ? ahead(run, steps, written) : null);
        }
        List<Operand<TFloat32>> each = Unroll.split(tf, frames, steps);
        Run now = new Run(null, null, null);
        List<Written> ahead = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            Operand<TFloat32> frame = t == 0 || teacher == null
                    ? each.get(t)
                    : teacher.after(t - 1, ahead.get(t - 1).pixels());
            boolean last = !spec.isTied() && t == steps - 1;
            Kind kind = last ? Kind.READ_LAST : spec.reading().ahead() ? Kind.READ_AND_WRITE : Kind.READ;
            now = step(frame, kind, now, t);
            ahead.add(now.written);
        }
        return new Run(now.layers, now.carried, writes ? Written.join(tf, ahead.subList(0, written)) : null);
    }

    /** The frames of the first {@code count} of several steps. */
    private Written ahead(Stack.Run run, int steps, int count) {
        return written(run.outputs().stream()
                .map(all -> count == steps
                        ? all
                        : Unroll.join(tf, Unroll.split(tf, all, steps).subList(0, count)))
                .toList());
    }

    /** @param code with first states; {@code first} null for black; {@code teacher} null for own frames only */
    Run decode(Run code, Operand<TFloat32> first, int steps, TeacherForcing teacher) {
        if (!fed) {
            Stack.Run run = stack.run(null, steps, code.layers, "");
            return new Run(run.last(), null, written(run.outputs()));
        }
        Run now = code;
        List<Written> made = new ArrayList<>();
        // Before its first frame the decoder has generated nothing: black, whose projection is zero, unless it is given
        // one.
        Operand<TFloat32> input = first;
        for (int t = 0; t < steps; t++) {
            now = step(input, t == 0 && first != null ? Kind.READ_AND_WRITE : Kind.GO_ON, now, t);
            made.add(now.written);
            Operand<TFloat32> own = now.written.pixels();
            input = teacher == null ? own : teacher.after(t, own);
        }
        return new Run(now.layers, now.carried, Written.join(tf, made));
    }

    /** The frames of hidden states, of one step or several. */
    private Written written(List<Operand<TFloat32>> hidden) {
        return Written.drawn(tf, output.of(stack.features(hidden)));
    }

    enum Kind {
        /** Reads a frame of the clip, which movers pick up from. */
        READ,
        READ_AND_WRITE,
        /** Reads the last of them for another stack that goes on; movers wait for its first step. */
        READ_LAST,
        /** Goes on from a frame that was written, or from none, and writes the next. */
        GO_ON;

        boolean reads() {
            return this != GO_ON;
        }

        boolean writes() {
            return this == READ_AND_WRITE || this == GO_ON;
        }
    }

    /** Takes a frame, null for black, at step {@code t}; before the first there are neither states nor pictures. */
    private Run step(Operand<TFloat32> frame, Kind kind, Run before, int t) {
        if (movers != null) {
            return movers.step(frame, kind, before, stack, t, output);
        }
        Stack.Run run = stack.run(frame, 1, before.layers, "." + t);
        Operand<TFloat32> seen = stack.features(run.outputs());
        return new Run(run.last(), null, kind.writes() ? Written.drawn(tf, output.of(seen)) : null);
    }
}
