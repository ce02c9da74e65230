package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Sees what a layer computes inside each step, and may put something else in its place. */
@FunctionalInterface
public interface Tap {
    /** Lets everything pass; the graph is the same as without it. */
    Tap NONE = (quantity, value) -> value;

    /** Called with what the next steps read, before them: [steps * batch, ...]. */
    default void reads(Operand<TFloat32> inputs, int steps) {}

    /** Called for each quantity of a step, {@link Quantity#HIDDEN} last; gives what the step goes on with. */
    Operand<TFloat32> through(Quantity quantity, Operand<TFloat32> value);
}
