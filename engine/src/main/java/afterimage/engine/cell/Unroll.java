package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A cell run through time. What belongs to several steps is [steps * batch, ...], tiled [steps * rows, ...]. */
public final class Unroll {
    /** The hidden states of all steps, and the state after the last. */
    public record Course(Operand<TFloat32> hidden, CellState last) {}

    /**
     * Goes through steps, with the batch in two halves beside each other if the cell is {@link Parameters#halved};
     * {@code inputs} of all steps are null for none, {@code start} for zeros.
     */
    public static Course run(LstmCell cell, Operand<TFloat32> inputs, int steps, CellState start) {
        Ops tf = cell.all.tf();
        int parts = cell.all.halved() && steps > 1 ? 2 : 1;
        List<Operand<TFloat32>> projected = inputs == null ? null : projected(cell, inputs, steps, parts);
        CellState[] state = new CellState[parts];
        if (start != null) {
            List<Operand<TFloat32>> memory = parts(tf, start.cell(), 1, parts);
            List<Operand<TFloat32>> hidden = parts(tf, start.hidden(), 1, parts);
            Arrays.setAll(state, p -> new CellState(memory.get(p), hidden.get(p)));
        }
        List<Operand<TFloat32>> hidden = new ArrayList<>(steps * parts);
        for (int i = 0; i < steps * parts; i++) {
            int part = i % parts;
            state[part] = cell.step(projected == null ? null : projected.get(i), state[part], parts + part);
            hidden.add(state[part].hidden());
        }
        return new Course(
                join(tf, hidden),
                new CellState(
                        join(tf, Stream.of(state).map(CellState::cell).toList()),
                        join(tf, Stream.of(state).map(CellState::hidden).toList())));
    }

    /** That of early and of late steps beside each other too, where there are as many of both. */
    private static List<Operand<TFloat32>> projected(LstmCell cell, Operand<TFloat32> inputs, int steps, int parts) {
        Ops tf = cell.all.tf();
        int groups = steps % parts == 0 ? parts : 1;
        return split(tf, inputs, groups).stream()
                .flatMap(group -> parts(tf, cell.project(group, steps / groups), steps / groups, parts).stream())
                .toList();
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

    /** Also each step's first and second half of the batch, an odd clip in the first. */
    private static List<Operand<TFloat32>> parts(Ops tf, Operand<TFloat32> all, int steps, int parts) {
        if (parts == 1) {
            return split(tf, all, steps);
        }
        Operand<TInt32> batch = tf.math.div(tf.slice(tf.shape(all), tf.array(0), tf.array(1)), tf.array(steps));
        Operand<TInt32> second = tf.math.div(batch, tf.array(2));
        var sizes = tf.tile(tf.concat(List.of(tf.math.sub(batch, second), second), tf.constant(0)), tf.array(steps));
        return List.copyOf(tf.splitV(all, sizes, tf.constant(0), 2L * steps).output());
    }
}
