package afterimage.engine.cell;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * The trainable tensors of a graph by their names in weight files; as resource variables, safe from late reads.
 *
 * @param halved whether a batch goes in two halves beside each other, where one chain would wait for itself
 * @param joins whether kernels of one size are one convolution; better not where a state waits for what comes beside it
 * @param taps by a layer's name, e.g. {@code encoder/0}
 * @param naming a name as asked for to the one that weight files have
 */
public record Parameters(
        Ops tf,
        Unrolling unrolling,
        Precision precision,
        boolean halved,
        boolean joins,
        Function<String, Tap> taps,
        UnaryOperator<String> naming,
        Map<String, Parameter> byName) {
    /**
     * {@code value} as read once a run, {@code weight} which knows where it was used, null for a bias or peephole;
     * {@code gathers}: its gradient is put together from all uses at once, else that of each step is added up.
     */
    public record Parameter(
            String name,
            long[] shape,
            VarHandleOp handle,
            Operand<TFloat32> value,
            Initializer start,
            Weight weight,
            boolean gathers) {}

    /** How the names of state-to-state weights end, in weight files too. */
    private static final String RECURRENT = "/state_to_state";

    /**
     * Gathering the gradients of kernels from all steps, or peepholes for all positions, saves operations but copies: it pays for
     * states of a few thousand elements a clip, where starting an operation costs more than its arithmetic. A matrix is
     * far larger than the states it meets, so its gradient is always gathered.
     */
    private static final long LARGEST_GATHERED_STATE = 8192;

    /** None yet. */
    public Parameters(
            Ops tf,
            Unrolling unrolling,
            Precision precision,
            boolean halved,
            boolean joins,
            Function<String, Tap> taps) {
        this(tf, unrolling, precision, halved, joins, taps, UnaryOperator.identity(), new LinkedHashMap<>());
    }

    /** The same weights for who asks for those of {@code stack}/... as for those of {@code other}/..., not the same taps. */
    public Parameters tied(String stack, String other) {
        UnaryOperator<String> renamed =
                name -> naming.apply(name.startsWith(stack + "/") ? other + name.substring(stack.length()) : name);
        return new Parameters(tf, unrolling, precision, halved, joins, taps, renamed, byName);
    }

    /** Whether parts of the graph have {@link OwnGradient}s. */
    boolean hasOwnGradients() {
        return OwnGradient.IS_KNOWN && unrolling != Unrolling.STEPWISE;
    }

    public BatchProduct products() {
        return new BatchProduct(tf, hasOwnGradients());
    }

    /** A bias: its value. */
    public Operand<TFloat32> create(String name, Initializer start, long... shape) {
        return parameter(name, start, false, value -> null, shape).value();
    }

    /** A matrix [in, out]. */
    public Weight weight(String name, long in, long out) {
        return add(name, true, 1, Resolution.SAME, in, out);
    }

    /** A kernel [1, 1, in, out], which multiplies each position by itself. */
    public Weight pointwise(String name, long in, long out) {
        return kernel(name, 1, Resolution.SAME, 1, in, out);
    }

    /** A kernel [side, side, in, out]; {@code rows} of its images, 1 where it sees no neighbours. */
    Weight kernel(String name, int rows, Resolution resolution, long side, long in, long out) {
        boolean tiled = unrolling == Unrolling.TILED && TiledConvolution.takes(side);
        boolean gathers = resolution == Resolution.SAME && out * rows * rows / 4 <= LARGEST_GATHERED_STATE && !tiled;
        return add(name, gathers, rows, resolution, side, side, in, out);
    }

    private Weight add(String name, boolean gathers, int rows, Resolution resolution, long... shape) {
        Initializer start = name.endsWith(RECURRENT) ? Initializer.RECURRENT : Initializer.FORWARD;
        Function<Operand<TFloat32>, Weight> weight = value -> new Weight(this, value, shape, rows, resolution);
        return parameter(name, start, gathers, weight, shape).weight();
    }

    /** Those of three gates for one clip's {@code state}, [units] or [rows, columns, channels]; null for none. */
    PeepholeWeights peepholes(String name, Peephole kind, long... state) {
        if (kind == Peephole.NONE) {
            return null;
        }
        LongStream own = kind == Peephole.PIXEL ? Arrays.stream(state) : LongStream.of(state[state.length - 1]);
        long[] shape = LongStream.concat(LongStream.of(3), own).toArray();
        boolean small = Arrays.stream(state).reduce(1, Math::multiplyExact) <= LARGEST_GATHERED_STATE;
        boolean spread = small && kind == Peephole.CHANNEL && state.length == 3 && unrolling != Unrolling.STEPWISE;
        Parameter weights = parameter(name, Initializer.ZERO, false, value -> null, shape);
        return new PeepholeWeights(tf, weights, spread);
    }

    /** The one of this name; made when first asked for. */
    private Parameter parameter(
            String asked,
            Initializer start,
            boolean gathers,
            Function<Operand<TFloat32>, Weight> weight,
            long... shape) {
        return byName.computeIfAbsent(naming.apply(asked), name -> {
            VarHandleOp handle = tf.varHandleOp(TFloat32.class, Shape.of(shape), VarHandleOp.sharedName(name));
            Operand<TFloat32> value = tf.readVariableOp(handle, TFloat32.class);
            boolean together = gathers && unrolling != Unrolling.STEPWISE;
            return new Parameter(name, shape.clone(), handle, value, start, weight.apply(value), together);
        });
    }

    /** All of them, in the order they were made. */
    public List<Parameter> all() {
        return List.copyOf(byName.values());
    }
}
