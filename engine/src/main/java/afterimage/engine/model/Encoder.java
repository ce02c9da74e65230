package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Unroll;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Reads the input frames; its state after the last one is the code that the decoders start from. */
final class Encoder {
    static final String NAME = "encoder";

    private final Ops tf;
    private final ModelSpec spec;
    private final Writer writer;

    /** @param movers null for none */
    Encoder(Site site, Movers movers) {
        this.tf = site.tf();
        this.spec = site.spec();
        this.writer = new Writer(site, NAME, true, true, spec.writesAhead() || spec.isTied(), movers);
    }

    /**
     * What reading gives.
     *
     * @param code each layer's state after the last step
     * @param carried what movers carry then, or null
     * @param ahead the frames after the first to the last but one that was read, or after the last too in a next-frame
     *     predictor, which goes on itself; null where none are written
     */
    record Read(List<CellState> code, Movers.State carried, Written ahead) {}

    /**
     * @param frames [steps * batch, ...] as patches or flat frames
     * @param written how many frames are written ahead, from the first step on
     * @param teacher in training: which steps read the frame written ahead in place of the true one; null for none
     */
    Read read(Operand<TFloat32> frames, int steps, int written, TeacherForcing teacher) {
        return writer.hasMovers() || teacher != null
                ? stepByStep(frames, steps, written, teacher)
                : atOnce(frames, steps, written);
    }

    private Read atOnce(Operand<TFloat32> frames, int steps, int written) {
        Stack.Run run = writer.run(frames, steps, null);
        if (!spec.writesAhead() || written == 0) {
            return new Read(run.last(), null, null);
        }
        List<Operand<TFloat32>> seen =
                run.outputs().stream().map(all -> first(all, steps, written)).toList();
        return new Read(run.last(), null, writer.written(seen));
    }

    /** The first {@code count} of several steps. */
    private Operand<TFloat32> first(Operand<TFloat32> all, int steps, int count) {
        return count == steps ? all : Unroll.join(tf, Unroll.split(tf, all, steps).subList(0, count));
    }

    private Read stepByStep(Operand<TFloat32> frames, int steps, int written, TeacherForcing teacher) {
        List<Operand<TFloat32>> each = Unroll.split(tf, frames, steps);
        Writer.Going going = new Writer.Going(null, null);
        List<Written> ahead = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            Operand<TFloat32> frame = t == 0 || teacher == null
                    ? each.get(t)
                    : teacher.after(t - 1, ahead.get(t - 1).pixels());
            boolean last = !spec.isTied() && t == steps - 1;
            Writer.Kind kind =
                    last ? Writer.Kind.READ_LAST : spec.writesAhead() ? Writer.Kind.READ_AND_WRITE : Writer.Kind.READ;
            ahead.add(writer.step(frame, kind, going, t));
        }
        Written all = spec.writesAhead() && written > 0 ? Written.join(tf, ahead.subList(0, written)) : null;
        return new Read(going.layers, going.carried, all);
    }
}
