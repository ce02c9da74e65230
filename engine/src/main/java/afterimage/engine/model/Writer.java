package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A stack of cells with what makes frames of its hidden states: an output layer, and movers where the spec has any. */
final class Writer {
    private final Ops tf;
    private final Stack stack;
    /** Null where no frames are made. */
    private final Linear output;
    /** Null for none. */
    private final MoverHead movers;

    /**
     * @param frames whether the first layer gets frames
     * @param reads whether some of them are those of the clip
     * @param writes whether frames are made
     * @param movers that it tells where to go, null for none
     */
    Writer(Site site, String name, boolean frames, boolean reads, boolean writes, Movers movers) {
        ModelSpec spec = site.spec();
        this.tf = site.tf();
        this.movers = movers == null ? null : new MoverHead(site, name, movers, reads, writes);
        int features =
                movers == null ? spec.frameFeatures(site.size()) : spec.movers().features();
        this.stack = new Stack(site, name, frames ? features : 0);
        this.output = writes
                ? site.linear(name + "/output", spec.outputFeatures(), spec.frameFeatures(site.size()))
                : null;
    }

    boolean hasMovers() {
        return movers != null;
    }

    /**
     * All steps at once, where no frame that was written goes in again.
     *
     * @param inputs of all steps, or null for none
     * @param start each layer's state before, or null for zeros
     */
    Stack.Run run(Operand<TFloat32> inputs, int steps, List<CellState> start) {
        return stack.run(inputs, steps, start, "");
    }

    /** The frames of hidden states, of one step or several. */
    Written written(List<Operand<TFloat32>> hidden) {
        return Written.drawn(tf, output.of(stack.features(hidden)));
    }

    /** What a step does. */
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

    /** What goes on from step to step. */
    static final class Going {
        /** Each layer's state; null for zeros. */
        List<CellState> layers;
        /** What the movers carry; null where nothing is yet. */
        Movers.State carried;

        Going(List<CellState> layers, Movers.State carried) {
            this.layers = layers;
            this.carried = carried;
        }
    }

    /**
     * One step.
     *
     * @param frame that goes in, or null for black
     * @param going changed
     * @param t number of the step
     * @return the frame written, or null where none is
     */
    Written step(Operand<TFloat32> frame, Kind kind, Going going, int t) {
        UnaryOperator<Operand<TFloat32>> features = input -> {
            Stack.Run run = stack.run(input, 1, going.layers, "." + t);
            going.layers = run.last();
            return stack.features(run.outputs());
        };
        if (movers != null) {
            return movers.step(frame, kind, going, features, output);
        }
        Operand<TFloat32> seen = features.apply(frame);
        return kind.writes() ? Written.drawn(tf, output.of(seen)) : null;
    }
}
