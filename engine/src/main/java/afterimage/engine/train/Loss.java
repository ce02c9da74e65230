package afterimage.engine.train;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.Range;
import afterimage.engine.Settings;
import afterimage.engine.cell.OwnGradient;
import afterimage.engine.cell.Unroll;
import afterimage.engine.model.Network;
import afterimage.engine.model.Written;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What training makes small: a weighted sum of squared and absolute errors and cross-entropy in nats, each the mean
 * over all pixels. In JSON pure ones are names, {@code "BCE"}, mixes weights, {@code {"mse": 1.0, "mae": 0.5}}.
 */
public record Loss(double mse, double mae, double bce) {
    public static final Range WEIGHT = Range.of(0, 1e4);

    public static final Loss MSE = new Loss(1, 0, 0);
    public static final Loss MAE = new Loss(0, 1, 0);
    public static final Loss BCE = new Loss(0, 0, 1);
    /** Moved pixels can be 0 or 1, whose logarithm has no bound: their chances are drawn so far towards the middle. */
    private static final float LEAST_CHANCE = 1e-4f;

    public Loss {
        for (double weight : new double[] {mse, mae, bce}) {
            WEIGHT.require(weight, "A weight in a loss must be %s, not %s.");
        }
        BadInput.unless(mse + mae + bce > 0, "A loss needs a weight above 0 for mse, mae or bce.");
    }

    public static List<Loss> pure() {
        return List.of(MSE, MAE, BCE);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Loss named(String name) {
        return pure().stream()
                .filter(loss -> loss.toString().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput("The loss must be MSE, MAE, BCE or a mix like {\"mse\": 1, \"mae\": 0.5}, not '"
                                + Excerpt.of(name) + "'."));
    }

    /** A mix; what is missing weighs nothing. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Loss mix(@JsonProperty("mse") Double mse, @JsonProperty("mae") Double mae, @JsonProperty("bce") Double bce) {
        return new Loss(mse == null ? 0 : mse, mae == null ? 0 : mae, bce == null ? 0 : bce);
    }

    @JsonValue
    Object json() {
        return pure().contains(this) ? toString() : weights();
    }

    /** {@code MSE}, or {@code 1.0 MSE + 0.5 MAE}. */
    @Override
    public String toString() {
        StringJoiner sum = new StringJoiner(" + ");
        Map<String, Object> weights = weights();
        weights.forEach((name, weight) -> sum.add((weights.size() == 1 && (double) weight == 1 ? "" : weight + " ")
                + name.toUpperCase(java.util.Locale.ROOT)));
        return sum.toString();
    }

    private Map<String, Object> weights() {
        Map<String, Object> weights = Settings.values(this);
        weights.values().removeIf(weight -> (double) weight == 0);
        return weights;
    }

    /** The mean over the pixels of all outputs. */
    Operand<TFloat32> mean(Ops tf, List<Network.Output> outputs) {
        List<Operand<TFloat32>> errors = new ArrayList<>();
        outputs.forEach(output -> errors.add(tf.reshape(errors(tf, output.written(), output.target()), tf.array(-1))));
        return tf.math.mean(Unroll.join(tf, errors), tf.constant(0));
    }

    private Operand<TFloat32> errors(Ops tf, Written written, Operand<TFloat32> truth) {
        Operand<TFloat32> all = null;
        if (mse > 0) {
            all = plus(tf, all, mse, tf.math.squaredDifference(written.pixels(), truth));
        }
        if (mae > 0) {
            all = plus(tf, all, mae, tf.math.abs(tf.math.sub(written.pixels(), truth)));
        }
        return bce > 0 ? plus(tf, all, bce, crossEntropy(tf, written, truth)) : all;
    }

    private static Operand<TFloat32> crossEntropy(Ops tf, Written written, Operand<TFloat32> truth) {
        Operand<TFloat32> logits = written.logits();
        if (logits != null && !OwnGradient.IS_KNOWN) {
            // softplus(x) - x z, so that it never overflows.
            return tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, truth));
        }
        if (logits != null) {
            // The same as max(x, 0) - log sigmoid |x| - x z: TensorFlow's softplus takes one number after the other.
            Operand<TFloat32> x = tf.stopGradient(logits);
            Operand<TFloat32> p = tf.stopGradient(written.pixels());
            Operand<TFloat32> log = tf.math.log(tf.math.maximum(p, tf.math.sub(tf.constant(1f), p)));
            Operand<TFloat32> value = tf.math.sub(tf.math.sub(tf.nn.relu(x), log), tf.math.mul(x, truth));
            return OwnGradient.ofEach(tf, logits, value, tf.math.sub(p, truth));
        }
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> on = tf.math.add(
                tf.math.mul(written.pixels(), tf.constant(1 - 2 * LEAST_CHANCE)), tf.constant(LEAST_CHANCE));
        Operand<TFloat32> off = tf.math.sub(one, on);
        return tf.math.neg(tf.math.add(
                tf.math.mul(truth, tf.math.log(on)), tf.math.mul(tf.math.sub(one, truth), tf.math.log(off))));
    }

    private static Operand<TFloat32> plus(Ops tf, Operand<TFloat32> sum, double weight, Operand<TFloat32> errors) {
        Operand<TFloat32> own = weight == 1 ? errors : tf.math.mul(errors, tf.constant((float) weight));
        return sum == null ? own : tf.math.add(sum, own);
    }
}
