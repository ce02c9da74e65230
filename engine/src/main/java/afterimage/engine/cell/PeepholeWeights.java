package afterimage.engine.cell;

import java.util.List;
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
    /** Those, once there are any. */
    private List<Operand<TFloat32>> spreads;
    /** Whether there is one weight for all positions, as in every FC-LSTM; else one for all clips. */
    private final boolean byChannel;

    PeepholeWeights(Ops tf, Parameters.Parameter weights, boolean spread) {
        this.tf = tf;
        this.spread = spread;
        this.gates =
                List.copyOf(tf.unstack(weights.value(), 3L, Unstack.axis(0L)).output());
        this.byChannel = weights.shape().length == 2;
    }

    /** Those of i, f and o, in a shape that a memory like {@code alike} can be multiplied by. */
    List<Operand<TFloat32>> of(Operand<TFloat32> alike) {
        if (!spread) {
            return gates;
        }
        if (spreads == null) {
            spreads = gates.stream()
                    .map(own -> (Operand<TFloat32>) tf.broadcastTo(own, tf.shape(alike)))
                    .toList();
        }
        return spreads;
    }

    /** The axes of a memory along which {@link #of} still has one weight for all; null for all but the last. */
    Operand<TInt32> repeated() {
        return spread ? tf.array(new int[0]) : byChannel ? null : tf.array(0);
    }
}
