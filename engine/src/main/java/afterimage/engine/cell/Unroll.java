package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A cell run through time. */
public final class Unroll {
    private final Ops tf;
    private final Unrolling unrolling;

    public Unroll(Ops tf, Unrolling unrolling) {
        this.tf = tf;
        this.unrolling = unrolling;
    }

    /**
     * @param inputs of all steps one after the other, [steps * batch, ...] (tiled: [steps * rows, ...]), or null for a cell that gets no input
     * @param start the state before the first step, or null for zeros
     * @return the state after each step
     */
    public List<CellState> run(Cell cell, Operand<TFloat32> inputs, int steps, CellState start) {
        List<? extends Operand<TFloat32>> projected = inputs == null ? null : projected(cell, inputs, steps);
        List<CellState> states = new ArrayList<>(steps);
        CellState state = start;
        for (int t = 0; t < steps; t++) {
            state = cell.step(projected == null ? null : projected.get(t), state);
            states.add(state);
        }
        return states;
    }

    private List<? extends Operand<TFloat32>> projected(Cell cell, Operand<TFloat32> inputs, int steps) {
        return unrolling == Unrolling.SHARED
                ? split(cell.project(inputs), steps)
                : split(inputs, steps).stream().map(cell::project).toList();
    }

    /** What the cell let out at each step, one after the other, as the inputs of {@link #run}. */
    public Operand<TFloat32> outputs(List<CellState> states) {
        return join(states.stream().map(CellState::hidden).toList());
    }

    /** Of each step to all one after the other, along the first axis. */
    public Operand<TFloat32> join(List<Operand<TFloat32>> steps) {
        return steps.size() == 1 ? steps.get(0) : tf.concat(steps, tf.constant(0));
    }

    private List<? extends Operand<TFloat32>> split(Operand<TFloat32> all, int steps) {
        return steps == 1
                ? List.of(all)
                : tf.split(tf.constant(0), all, (long) steps).output();
    }
}
