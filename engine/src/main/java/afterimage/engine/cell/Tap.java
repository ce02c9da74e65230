package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Sees what a layer computes inside each step, and may put something else in its place. */
@FunctionalInterface
public interface Tap {
    /** Lets everything pass; the graph is the same as without it. */
    Tap NONE = (quantity, value) -> value;

    /**
     * Called with what the next steps read, before them.
     *
     * @param inputs [steps * batch, ...]
     */
    default void reads(Operand<TFloat32> inputs, int steps) {}

    /**
     * Called once a step for each quantity of the state that the step has, {@link Quantity#HIDDEN} last.
     *
     * @param value [batch, units] or [batch, rows, columns, channels]
     * @return what the step goes on with
     */
    Operand<TFloat32> through(Quantity quantity, Operand<TFloat32> value);
}
