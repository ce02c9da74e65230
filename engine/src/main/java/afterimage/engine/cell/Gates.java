package afterimage.engine.cell;

import static afterimage.engine.cell.Quantity.CANDIDATE;
import static afterimage.engine.cell.Quantity.FORGET_GATE;
import static afterimage.engine.cell.Quantity.FORGET_PEEPHOLE;
import static afterimage.engine.cell.Quantity.HIDDEN;
import static afterimage.engine.cell.Quantity.INPUT_GATE;
import static afterimage.engine.cell.Quantity.INPUT_PEEPHOLE;
import static afterimage.engine.cell.Quantity.MEMORY;
import static afterimage.engine.cell.Quantity.OUTPUT_GATE;
import static afterimage.engine.cell.Quantity.OUTPUT_PEEPHOLE;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The gate arithmetic that both cells share (Greff et al. 2015, eq. of section 2; Shi et al. 2015, eq. 3):
 *
 * <pre>
 * i = sigmoid(a_i + p_i c')      f = sigmoid(a_f + p_f c')
 * c = f c' + i tanh(a_c)         o = sigmoid(a_o + p_o c)         h = o tanh(c)
 * </pre>
 *
 * with a the weighted sums, c' the memory before, and products by element. The lab report prints c' in the output
 * gate's line too; both papers it cites have the new memory there, and so has this unless told otherwise.
 */
final class Gates {
    private final Ops tf;
    private final PeepholeWeights peepholes;
    private final OutputGate outputGate;
    private final Tap tap;

    /** @param peepholes null for none */
    Gates(Ops tf, PeepholeWeights peepholes, OutputGate outputGate, Tap tap) {
        this.tf = tf;
        this.peepholes = peepholes;
        this.outputGate = outputGate;
        this.tap = tap;
    }

    /**
     * @param sums a, gates i, f, c, o along the last axis
     * @param memory c', or null for zeros
     */
    CellState step(Operand<TFloat32> sums, Operand<TFloat32> memory) {
        List<? extends Operand<TFloat32>> a =
                tf.split(tf.constant(-1), sums, 4L).output();
        Operand<TFloat32> i = tap.through(INPUT_GATE, tf.math.sigmoid(seeing(a.get(0), 0, INPUT_PEEPHOLE, memory)));
        Operand<TFloat32> news = tf.math.mul(i, tap.through(CANDIDATE, tf.math.tanh(a.get(2))));
        Operand<TFloat32> c = news;
        if (memory != null) {
            Operand<TFloat32> f =
                    tap.through(FORGET_GATE, tf.math.sigmoid(seeing(a.get(1), 1, FORGET_PEEPHOLE, memory)));
            c = tf.math.add(tf.math.mul(f, memory), news);
        }
        c = tap.through(MEMORY, c);
        Operand<TFloat32> seen = outputGate == OutputGate.OLD_MEMORY ? memory : c;
        Operand<TFloat32> o = tap.through(OUTPUT_GATE, tf.math.sigmoid(seeing(a.get(3), 2, OUTPUT_PEEPHOLE, seen)));
        if (peepholes != null) {
            Operand<TFloat32> none = memory == null ? tf.zerosLike(c) : null;
            peepholes.used(sums, memory == null ? none : memory, seen == null ? none : seen);
        }
        return new CellState(c, tap.through(HIDDEN, tf.math.mul(o, tf.math.tanh(c))));
    }

    private Operand<TFloat32> seeing(Operand<TFloat32> sum, int peephole, Quantity share, Operand<TFloat32> memory) {
        return peepholes == null || memory == null
                ? sum
                : tf.math.add(sum, tap.through(share, tf.math.mul(peepholes.of(peephole), memory)));
    }
}
