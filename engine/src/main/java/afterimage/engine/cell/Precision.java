package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;

/** What a training step's products and convolutions are computed in; weights, memories, sums and losses are float32. */
public enum Precision {
    FLOAT32,
    /**
     * Factors rounded to 8 bits (3 digits), added up in float32; of float32's range, so that no loss need be scaled
     * (Micikevicius et al. 2018). Faster where the processor has instructions for it. Not for
     * convolutions that are tiled, whose transforms would lose more digits.
     */
    BFLOAT16;

    /** A factor as this has it. Its Java type says float32 until its product is {@link #widen}ed: one code for all. */
    @SuppressWarnings("unchecked")
    Operand<TFloat32> narrow(Ops tf, Operand<TFloat32> factor) {
        return this == FLOAT32 ? factor : (Operand<TFloat32>) (Operand<?>) tf.dtypes.cast(factor, TBfloat16.class);
    }

    Operand<TFloat32> widen(Ops tf, Operand<TFloat32> product) {
        return this == FLOAT32 ? product : tf.dtypes.cast(product, TFloat32.class);
    }
}
