package afterimage.engine.cell;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A trainable tensor that knows its uses at every step: one gradient over all is far faster than one a step. */
public sealed interface Traced permits Weight, PeepholeWeights {
    /** What it was used for, step by step, in the order made. */
    List<Operand<TFloat32>> uses();

    /** The gradient with respect to this tensor, from those with respect to {@link #uses}; zeros where there are none. */
    Operand<TFloat32> gradient(Ops tf, List<Operand<TFloat32>> useGradients);
}
