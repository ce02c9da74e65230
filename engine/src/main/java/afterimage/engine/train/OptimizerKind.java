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
    RMSPROP(0.9, "mean_square", "momentum"),
    /** RMSPROP of which a share of the last update goes on (Graves 2013, eq. 41, without the mean taken off). */
    RMSPROP_MOMENTUM(0.9, "mean_square", "momentum"),
    /** Kingma and Ba 2015; beta 1 is the spec's momentum, beta 2 its decay. */
    ADAM(0.999, "mean", "mean_square"),
    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): rate times decay of a weight is taken
     * from it beside the update, so that the mean square does not scale it. Their lambda is rate times decay here.
     */
    ADAMW(0.999, "mean", "mean_square"),
    /** Duchi et al. 2011, diagonal: the gradient over the root of the sum of all its squares so far. */
    ADAGRAD(0.9, "square_sum"),
    SGD(0.9, "momentum");

    private static final float ADAGRAD_EPSILON = 1e-10f;
    private static final String MEAN_SQUARE = "mean_square";

    /** What an update works on: slots in the order of their names; rate and epsilon are scalars, fed at each step. */
    record Update(
            VarHandleOp variable,
            List<VarHandleOp> slots,
            Operand<TFloat32> rate,
            Operand<TFloat32> epsilon,
            Operand<TFloat32> gradient) {}

    /** Names of what is kept beside each weight. */
    final List<String> slots;
    /** The decay of the mean square that people take unless they have a reason. */
    public final double usualDecay;

    OptimizerKind(double usualDecay, String... slots) {
        this.slots = List.of(slots);
        this.usualDecay = usualDecay;
    }

    Op apply(Ops tf, TrainingSpec spec, Update update) {
        VarHandleOp slot = update.slots.get(0);
        return switch (this) {
            case RMSPROP -> rmsProp(tf, spec, 0, update);
            case RMSPROP_MOMENTUM -> rmsProp(tf, spec, spec.momentum(), update);
            // The correction of the start's bias is in the rate, see rate(): hence powers of zero.
            case ADAM, ADAMW ->
                tf.train.resourceApplyAdam(
                        update.variable,
                        slot,
                        update.slots.get(1),
                        tf.constant(0f),
                        tf.constant(0f),
                        update.rate,
                        tf.constant((float) spec.momentum()),
                        tf.constant((float) spec.decay()),
                        update.epsilon,
                        update.gradient);
            case ADAGRAD ->
                tf.train.resourceApplyAdagrad(
                        update.variable, slot, update.rate, tf.constant(ADAGRAD_EPSILON), update.gradient);
            case SGD ->
                tf.train.resourceApplyMomentum(
                        update.variable, slot, update.rate, update.gradient, tf.constant((float) spec.momentum()));
        };
    }

    /** The rate to feed at {@code step} (1 for the first): Adam's corrects the bias of the first means. */
    double rate(TrainingSpec spec, double learningRate, long step) {
        return isAdam()
                ? learningRate
                        * Math.sqrt(1 - StrictMath.pow(spec.decay(), step))
                        / (1 - StrictMath.pow(spec.momentum(), step))
                : learningRate;
    }

    /** The epsilon to feed at {@code step}, see {@link Convention}. */
    double epsilon(TrainingSpec spec, long step) {
        return isAdam() && spec.convention().addsBesideRoot()
                ? spec.usedEpsilon() * Math.sqrt(1 - StrictMath.pow(spec.decay(), step))
                : spec.usedEpsilon();
    }

    double first(TrainingSpec spec, String slot) {
        return !isAdam() && slot.equals(MEAN_SQUARE) ? spec.usedFirstSquare() : 0;
    }

    boolean isAdam() {
        return this == ADAM || this == ADAMW;
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
        var all = tf.math.add(tf.math.mul(tf.constant((float) momentum), tf.readVariableOp(last, TFloat32.class)), own);
        // Both are computed from the slots as they were before any of them changes.
        Ops after = tf.withControlDependencies(List.<Op>of(squares, all));
        List<Op> kept = List.of(after.assignVariableOp(square, squares), after.assignVariableOp(last, all));
        return tf.withControlDependencies(kept).assignSubVariableOp(update.variable, all);
    }
}
