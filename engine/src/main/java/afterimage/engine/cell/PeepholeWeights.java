package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The weights p by which gates see the memory, [3, ...] in the order i, f, o. As p c stands beside the weighted sum a
 * in a gate, its gradient follows from those of the sums: dp = sum over steps, clips and positions of c da.
 */
public final class PeepholeWeights implements Traced {
    /** Where a gate's sum stands among i, f, c, o. */
    private static final int[] GATE = {0, 1, 3};

    private final Ops tf;
    private final List<Operand<TFloat32>> gates;
    /** Whether they are written out for each clip and position once, as products of two shapes are ten times slower. */
    private final boolean spread;
    /** Those, by part of a batch. */
    private final Map<Integer, List<Operand<TFloat32>>> spreads = new HashMap<>();
    /** Axes of a state that the weights are shared along. */
    private final int[] shared;

    private final long[] shape;

    private final List<Step> steps = new ArrayList<>();

    /** @param sums of all gates without the peepholes' share, [..., 4 units]; then what gates saw of the memory */
    private record Step(Operand<TFloat32> sums, Operand<TFloat32> before, Operand<TFloat32> seenByOutput) {}

    /** @param stateAxes axes of a state, batch included; {@code spread} whether they are many times shared and small */
    PeepholeWeights(Ops tf, Operand<TFloat32> value, long[] shape, int stateAxes, boolean spread) {
        this.tf = tf;
        this.spread = spread;
        this.gates = List.copyOf(tf.unstack(value, 3L, Unstack.axis(0L)).output());
        this.shape = shape.clone();
        this.shared = IntStream.range(0, stateAxes - (shape.length - 1)).toArray();
    }

    /** Those of i, f and o, in a shape that a memory like {@code alike}, of this part of a batch, can be multiplied by. */
    List<Operand<TFloat32>> of(Operand<TFloat32> alike, int part) {
        return !spread
                ? gates
                : spreads.computeIfAbsent(part, p -> {
                    Operand<TInt32> size = tf.shape(alike);
                    return gates.stream()
                            .map(own -> (Operand<TFloat32>) tf.broadcastTo(own, size))
                            .toList();
                });
    }

    /** The axes of a memory along which {@link #of} still has one weight for all. */
    Operand<TInt32> repeated() {
        return tf.array(spread ? new int[0] : shared);
    }

    void used(Operand<TFloat32> sums, Operand<TFloat32> before, Operand<TFloat32> seenByOutput) {
        steps.add(new Step(sums, before, seenByOutput));
    }

    @Override
    public List<Operand<TFloat32>> uses() {
        return steps.stream().map(Step::sums).toList();
    }

    @Override
    public Operand<TFloat32> gradient(Ops tf, List<Operand<TFloat32>> useGradients) {
        if (steps.isEmpty()) {
            return tf.zeros(tf.constant(shape), TFloat32.class);
        }
        List<? extends Operand<TFloat32>> da =
                tf.split(tf.constant(-1), Unroll.join(tf, useGradients), 4L).output();
        Operand<TFloat32> before =
                Unroll.join(tf, steps.stream().map(Step::before).toList());
        Operand<TFloat32> output =
                Unroll.join(tf, steps.stream().map(Step::seenByOutput).toList());
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        for (int gate = 0; gate < GATE.length; gate++) {
            Operand<TFloat32> seen = gate == 2 ? output : before;
            gradients.add(tf.sum(tf.math.mul(seen, da.get(GATE[gate])), tf.constant(shared)));
        }
        return tf.stack(gradients);
    }
}
