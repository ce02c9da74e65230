package afterimage.engine.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The weights p by which gates see the memory, [3, ...] in the order i, f, o. */
final class PeepholeWeights {
    private final Ops tf;
    private final List<Operand<TFloat32>> gates;
    /** Whether they are written out for each clip and position once, as products of two shapes are ten times slower. */
    private final boolean spread;
    /** Those, by part of a batch. */
    private final Map<Integer, List<Operand<TFloat32>>> spreads = new HashMap<>();
    /** Axes of a memory along which there is one weight for all. */
    private final int[] shared;

    /** @param axes of a memory, batch included */
    PeepholeWeights(Ops tf, Parameters.Parameter weights, int axes, boolean spread) {
        this.tf = tf;
        this.spread = spread;
        this.gates =
                List.copyOf(tf.unstack(weights.value(), 3L, Unstack.axis(0L)).output());
        this.shared = IntStream.range(0, axes - (weights.shape().length - 1)).toArray();
    }

    /** Those of i, f and o, in a shape that a memory like {@code alike}, of this part of a batch, can be multiplied by. */
    List<Operand<TFloat32>> of(Operand<TFloat32> alike, int part) {
        return !spread
                ? gates
                : spreads.computeIfAbsent(
                        part,
                        p -> gates.stream()
                                .map(own -> (Operand<TFloat32>) tf.broadcastTo(own, tf.shape(alike)))
                                .toList());
    }

    /** The axes of a memory along which {@link #of} still has one weight for all. */
    Operand<TInt32> repeated() {
        return tf.array(spread ? new int[0] : shared);
    }
}
