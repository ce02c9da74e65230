package afterimage.engine.train;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** The update rules. Each keeps its slots beside a weight; all start at zero. */
public enum OptimizerKind {
    /** Tieleman and Hinton 2012: the gradient over the root of its running mean square. */
    RMSPROP(List.of("mean_square", "momentum")) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            return tf.train.resourceApplyRmsProp(
                    update.variable,
                    update.slots.get(0),
                    update.slots.get(1),
                    update.rate,
                    tf.constant((float) spec.decay()),
                    tf.constant(0f),
                    tf.constant(SQUARED_EPSILON),
                    update.gradient);
        }
    },
    /** Kingma and Ba 2015, beta 0.9 and 0.999. */
    ADAM(List.of("mean", "mean_square")) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            // The correction of the start's bias is in the rate, see rate(): hence powers of zero.
            return tf.train.resourceApplyAdam(
                    update.variable,
                    update.slots.get(0),
                    update.slots.get(1),
                    tf.constant(0f),
                    tf.constant(0f),
                    update.rate,
                    tf.constant((float) BETA1),
                    tf.constant((float) BETA2),
                    tf.constant(EPSILON),
                    update.gradient);
        }

        @Override
        double rate(double learningRate, long step) {
            return learningRate * Math.sqrt(1 - StrictMath.pow(BETA2, step)) / (1 - StrictMath.pow(BETA1, step));
        }
    },
    /** Gradient descent with momentum. */
    SGD(List.of("momentum")) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            return tf.train.resourceApplyMomentum(
                    update.variable, update.slots.get(0), update.rate, update.gradient, tf.constant((float)
                            spec.momentum()));
        }
    };

    /**
     * Keeps the division from zero. Losses here are means over pixels, so gradients are small (1e-7 is common), and the
     * usual 1e-8 would turn the rules into plain gradient descent.
     */
    private static final float EPSILON = 1e-10f;

    /** TensorFlow adds RMSProp's under the root. */
    private static final float SQUARED_EPSILON = EPSILON * EPSILON;

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    /**
     * What an update works on.
     *
     * @param slots in the order of {@link #slots()}
     * @param rate scalar, fed at each step
     */
    record Update(VarHandleOp variable, List<VarHandleOp> slots, Operand<TFloat32> rate, Operand<TFloat32> gradient) {}

    private final List<String> slots;

    OptimizerKind(List<String> slots) {
        this.slots = slots;
    }

    /** Names of what is kept beside each weight. */
    List<String> slots() {
        return slots;
    }

    abstract Op apply(Ops tf, TrainingSpec spec, Update update);

    /** The rate to feed at {@code step} (1 for the first). */
    double rate(double learningRate, long step) {
        return learningRate;
    }
}
