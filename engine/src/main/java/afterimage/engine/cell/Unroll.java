package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A cell run through time. What belongs to several steps is [steps * batch, ...], tiled [steps * rows, ...]. */
public final class Unroll {
    /** The hidden states of all steps, and the state after the last. */
    public record Course(Operand<TFloat32> hidden, CellState last) {}

    /** Goes through steps; {@code inputs} of all steps are null for none, {@code start} for zeros. */
    public static Course run(LstmCell cell, Operand<TFloat32> inputs, int steps, CellState start) {
        Ops tf = cell.all.tf();
        List<Operand<TFloat32>> projected =
                inputs == null ? null : split(tf, cell.project(inputs, steps, start), steps);
        List<Operand<TFloat32>> hidden = new ArrayList<>(steps);
        CellState state = start;
        for (int t = 0; t < steps; t++) {
            state = cell.step(projected == null ? null : projected.get(t), steps, state);
            hidden.add(state.hidden());
        }
        return new Course(join(tf, hidden), state);
    }

    /** What belongs to each step, one after the other. */
    public static Operand<TFloat32> join(Ops tf, List<Operand<TFloat32>> steps) {
        return steps.size() == 1 ? steps.get(0) : tf.concat(steps, tf.constant(0));
    }

    /** The way back. */
    public static List<Operand<TFloat32>> split(Ops tf, Operand<TFloat32> all, int steps) {
        return steps == 1
                ? List.of(all)
                : List.copyOf(tf.split(tf.constant(0), all, (long) steps).output());
    }
}
