package afterimage.engine.train;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** The update rules. Each keeps its slots beside a weight; all start at zero. */
public enum OptimizerKind {
    /** Tieleman and Hinton 2012: the gradient over the root of its running mean square. Takes no momentum. */
    RMSPROP(List.of(Slot.MEAN_SQUARE, "momentum"), 0.9) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            return rmsProp(tf, spec, 0, update);
        }
    },
    /** RMSPROP of which a share of the last update goes on (Graves 2013, eq. 41, without the mean taken off). */
    RMSPROP_MOMENTUM(List.of(Slot.MEAN_SQUARE, "momentum"), 0.9) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            return rmsProp(tf, spec, spec.momentum(), update);
        }
    },
    /** Kingma and Ba 2015; beta 1 is the spec's momentum, beta 2 its decay. */
    ADAM(List.of("mean", Slot.MEAN_SQUARE), 0.999) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            return adam(tf, spec, update);
        }

        @Override
        double rate(TrainingSpec spec, double learningRate, long step) {
            return adamRate(spec, learningRate, step);
        }
    },
    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): rate times decay of a weight is taken
     * from it beside the update, so that the mean square does not scale it. Their lambda is rate times decay here.
     */
    ADAMW(List.of("mean", Slot.MEAN_SQUARE), 0.999) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            return adam(tf, spec, update);
        }

        @Override
        double rate(TrainingSpec spec, double learningRate, long step) {
            return adamRate(spec, learningRate, step);
        }

        @Override
        boolean decouplesDecay() {
            return true;
        }
    },
    /** Duchi et al. 2011, diagonal: the gradient over the root of the sum of all its squares so far. */
    ADAGRAD(List.of("square_sum"), 0.9) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            return tf.train.resourceApplyAdagrad(
                    update.variable, update.slots.get(0), update.rate, tf.constant(ADAGRAD_EPSILON), update.gradient);
        }
    },
    /** Gradient descent with momentum. */
    SGD(List.of("momentum"), 0.9) {
        @Override
        Op apply(Ops tf, TrainingSpec spec, Update update) {
            return tf.train.resourceApplyMomentum(
                    update.variable, update.slots.get(0), update.rate, update.gradient, tf.constant((float)
                            spec.momentum()));
        }
    };

    private static final float ADAGRAD_EPSILON = 1e-10f;

    /**
     * What an update works on.
     *
     * @param slots in the order of {@link #slots()}
     * @param rate scalar, fed at each step
     * @param epsilon scalar, likewise
     */
    record Update(
            VarHandleOp variable,
            List<VarHandleOp> slots,
            Operand<TFloat32> rate,
            Operand<TFloat32> epsilon,
            Operand<TFloat32> gradient) {}

    /** An enum's constants are made before its own fields. */
    private static final class Slot {
        static final String MEAN_SQUARE = "mean_square";
    }

    private final List<String> slots;
    private final double usualDecay;

    OptimizerKind(List<String> slots, double usualDecay) {
        this.slots = slots;
        this.usualDecay = usualDecay;
    }

    /** The decay of the mean square that people take unless they have a reason. */
    public double usualDecay() {
        return usualDecay;
    }

    /** Names of what is kept beside each weight. */
    List<String> slots() {
        return slots;
    }

    abstract Op apply(Ops tf, TrainingSpec spec, Update update);

    /** The rate to feed at {@code step} (1 for the first). */
    double rate(TrainingSpec spec, double learningRate, long step) {
        return learningRate;
    }

    /** The epsilon to feed at {@code step}, see {@link Convention}. */
    double epsilon(TrainingSpec spec, long step) {
        return isAdam() && spec.convention().correctsBeforeEpsilon()
                ? spec.usedEpsilon() * Math.sqrt(1 - StrictMath.pow(spec.decay(), step))
                : spec.usedEpsilon();
    }

    /** What a slot begins at. */
    double first(TrainingSpec spec, String slot) {
        boolean rmsProp = this == RMSPROP || this == RMSPROP_MOMENTUM;
        return rmsProp && slot.equals(Slot.MEAN_SQUARE) ? spec.usedFirstSquare() : 0;
    }

    boolean isAdam() {
        return this == ADAM || this == ADAMW;
    }

    /** Whether weight decay is taken from the weights themselves instead of being added to the gradients. */
    boolean decouplesDecay() {
        return false;
    }

    private static Op rmsProp(Ops tf, TrainingSpec spec, double momentum, Update update) {
        if (spec.convention().addsBesideRoot()) {
            return besideRoot(tf, spec, momentum, update);
        }
        return tf.train.resourceApplyRmsProp(
                update.variable,
                update.slots.get(0),
                update.slots.get(1),
                update.rate,
                tf.constant((float) spec.decay()),
                tf.constant((float) momentum),
                update.epsilon,
                update.gradient);
    }

    /** The library's own operation adds epsilon under the root. */
    private static Op besideRoot(Ops tf, TrainingSpec spec, double momentum, Update update) {
        VarHandleOp square = update.slots.get(0);
        VarHandleOp last = update.slots.get(1);
        Operand<TFloat32> decay = tf.constant((float) spec.decay());
        Operand<TFloat32> squares = tf.math.add(
                tf.math.mul(decay, tf.readVariableOp(square, TFloat32.class)),
                tf.math.mul(tf.math.sub(tf.constant(1f), decay), tf.math.square(update.gradient)));
        Operand<TFloat32> own = tf.math.div(
                tf.math.mul(update.rate, update.gradient), tf.math.add(tf.math.sqrt(squares), update.epsilon));
        Operand<TFloat32> all =
                tf.math.add(tf.math.mul(tf.constant((float) momentum), tf.readVariableOp(last, TFloat32.class)), own);
        // Both are computed from the slots as they were before any of them changes.
        Ops after = tf.withControlDependencies(List.<Op>of(squares, all));
        List<Op> kept = List.of(after.assignVariableOp(square, squares), after.assignVariableOp(last, all));
        return tf.withControlDependencies(kept).assignSubVariableOp(update.variable, all);
    }

    private static Op adam(Ops tf, TrainingSpec spec, Update update) {
        // The correction of the start's bias is in the rate, see adamRate(): hence powers of zero.
        return tf.train.resourceApplyAdam(
                update.variable,
                update.slots.get(0),
                update.slots.get(1),
                tf.constant(0f),
                tf.constant(0f),
                update.rate,
                tf.constant((float) spec.momentum()),
                tf.constant((float) spec.decay()),
                update.epsilon,
                update.gradient);
    }

    private static double adamRate(TrainingSpec spec, double learningRate, long step) {
        double bias = 1 - StrictMath.pow(spec.momentum(), step);
        return learningRate * Math.sqrt(1 - StrictMath.pow(spec.decay(), step)) / bias;
    }
}
