package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * The trainable tensors of one graph, by the names that weight files use. Variables are resource variables: unlike
 * the older kind they cannot be overwritten while another operation still reads them.
 */
public final class Parameters {
    /**
     * @param name e.g. {@code encoder/0/state_to_state}
     * @param shape sizes, outermost first
     * @param handle the variable itself, to assign and to update
     * @param value the variable as read once a run
     * @param start what it is for, which decides how it is filled before training
     * @param traced where it was used, or null for a bias
     * @param gathers whether its gradient is put together from all uses at once; else automatic differentiation adds up
     *     those of the steps
     */
    public record Parameter(
            String name,
            long[] shape,
            VarHandleOp handle,
            Operand<TFloat32> value,
            Initializer start,
            Traced traced,
            boolean gathers) {
        /** Whether it is a matrix or kernel that inputs are multiplied by, not a bias or peephole. */
        public boolean isWeight() {
            return traced instanceof Weight;
        }

        /** Number of elements. */
        public int size() {
            return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        }
    }

    /** How the names of state-to-state weights end, in weight files too. */
    private static final String RECURRENT = "/state_to_state";

    /**
     * Gathering the gradients of kernels and peepholes from all steps saves operations but copies states: it pays for
     * states of a few thousand elements a clip, where starting an operation costs more than its arithmetic. A matrix is
     * far larger than the states it meets, so its gradient is always gathered.
     */
    private static final long LARGEST_GATHERED_STATE = 8192;

    private final Ops tf;
    private final Unrolling unrolling;
    private final Function<String, Tap> taps;
    private final List<Parameter> all = new ArrayList<>();

    public Parameters(Ops tf, Unrolling unrolling) {
        this(tf, unrolling, layer -> Tap.NONE);
    }

    /** @param taps by a layer's name, e.g. {@code encoder/0} */
    public Parameters(Ops tf, Unrolling unrolling, Function<String, Tap> taps) {
        this.tf = tf;
        this.unrolling = unrolling;
        this.taps = taps;
    }

    /** Who looks into a layer's steps. */
    Tap tap(String layer) {
        return taps.apply(layer);
    }

    /** How their cells' steps become a graph. */
    public Unrolling unrolling() {
        return unrolling;
    }

    /** Adds a bias and returns its value. */
    public Operand<TFloat32> create(String name, Initializer start, long... shape) {
        VarHandleOp handle = variable(name, shape);
        Operand<TFloat32> value = tf.readVariableOp(handle, TFloat32.class);
        all.add(new Parameter(name, shape.clone(), handle, value, start, null, false));
        return value;
    }

    /** Adds a matrix [in, out]. */
    public Weight weight(String name, long in, long out) {
        return add(name, true, 1, in, out);
    }

    /**
     * Adds a kernel [height, width, in, out].
     *
     * @param rows height and width of the images that it is applied to; 1 where it sees no neighbours
     */
    public Weight kernel(String name, long rows, long... shape) {
        boolean tiled = unrolling == Unrolling.TILED && TiledConvolution.takes(shape[0]);
        return add(name, isSmall(rows * rows * shape[3] / 4) && !tiled, rows, shape);
    }

    private Weight add(String name, boolean gathers, long rows, long... shape) {
        VarHandleOp handle = variable(name, shape);
        Operand<TFloat32> value = tf.readVariableOp(handle, TFloat32.class);
        Weight weight = new Weight(value, shape, Math.toIntExact(rows), unrolling);
        Initializer start = name.endsWith(RECURRENT) ? Initializer.RECURRENT : Initializer.FORWARD;
        all.add(new Parameter(
                name, shape.clone(), handle, value, start, weight, gathers && unrolling != Unrolling.STEPWISE));
        return weight;
    }

    /**
     * Adds peepholes.
     *
     * @param state sizes of one clip's state, [units] or [rows, columns, channels]
     * @param shape [3, ...]
     */
    PeepholeWeights peepholes(String name, long[] state, long... shape) {
        VarHandleOp handle = variable(name, shape);
        Operand<TFloat32> value = tf.readVariableOp(handle, TFloat32.class);
        PeepholeWeights peepholes = new PeepholeWeights(tf, value, shape, state.length + 1);
        long size = Arrays.stream(state).reduce(1, Math::multiplyExact);
        all.add(new Parameter(
                name,
                shape.clone(),
                handle,
                value,
                Initializer.ZERO,
                peepholes,
                isSmall(size) && unrolling != Unrolling.STEPWISE));
        return peepholes;
    }

    private static boolean isSmall(long state) {
        return state <= LARGEST_GATHERED_STATE;
    }

    private VarHandleOp variable(String name, long[] shape) {
        return tf.varHandleOp(TFloat32.class, Shape.of(shape), VarHandleOp.sharedName(name));
    }

    /** All of them, in the order they were made. */
    public List<Parameter> all() {
        return Collections.unmodifiableList(all);
    }
}
