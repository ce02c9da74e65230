package afterimage.engine.model;

import afterimage.engine.RandomStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.PlaceholderWithDefault;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Dropout on what a layer gives to the one above or to the output, not on what it gives to its next step (Zaremba et
 * al. 2014, section 3.2). What is kept is scaled up by 1 / (1 - rate). Only training steps drop: unless fed, the rate
 * is zero. A spec without dropout adds nothing to the graph.
 */
final class Dropout {
    private final Ops tf;
    private final ModelSpec spec;
    private final PlaceholderWithDefault<TFloat32> rate;
    /** Two numbers that all masks of a step come from. */
    private final PlaceholderWithDefault<TInt64> seeds;

    private long places;

    Dropout(Ops tf, ModelSpec spec) {
        boolean any = spec.dropout() > 0;
        this.tf = tf;
        this.spec = spec;
        this.rate = any ? tf.placeholderWithDefault(tf.constant(0f), Shape.scalar()) : null;
        this.seeds = any ? tf.placeholderWithDefault(tf.array(0L, 0L), Shape.of(2)) : null;
    }

    /** {@code hidden} as the layer above sees it; at {@code encoder.0} the mask is called {@code dropout.encoder.0}. */
    Operand<TFloat32> of(Operand<TFloat32> hidden, String place) {
        if (rate == null) {
            return hidden;
        }
        // Another first number for each place: no two share a mask.
        Operand<TInt64> own = tf.math.add(seeds, tf.array(places++, 0L));
        Operand<TFloat32> uniform = tf.random.statelessRandomUniform(tf.shape(hidden), own);
        Operand<TBool> kept = tf.math.greaterEqual(uniform, rate);
        Operand<TFloat32> mask = tf.withName("dropout." + place).dtypes.cast(kept, TFloat32.class);
        Operand<TFloat32> scale = tf.math.div(tf.constant(1f), tf.math.sub(tf.constant(1f), rate));
        return tf.math.mul(hidden, tf.math.mul(mask, scale));
    }

    /** Drops units in the run to come, the same ones for the same seed and number of steps done. */
    void feed(Pass pass, long seed, long done) {
        if (rate != null) {
            pass.feed(rate, spec.dropout());
            pass.feed(seeds, TInt64.vectorOf(RandomStream.of(seed, "dropout").nextLong(), done));
        }
    }
}
