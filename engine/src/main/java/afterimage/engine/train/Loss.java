package afterimage.engine.train;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.Range;
import afterimage.engine.Settings;
import afterimage.engine.model.Written;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
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

    Operand<TFloat32> mean(Ops tf, Written written, Operand<TFloat32> truth) {
        Operand<TFloat32> all = null;
        if (mse > 0) {
            all = plus(tf, all, mse, tf.math.squaredDifference(written.pixels(), truth));
        }
        if (mae > 0) {
            all = plus(tf, all, mae, tf.math.abs(tf.math.sub(written.pixels(), truth)));
        }
        if (bce > 0) {
            all = plus(tf, all, bce, crossEntropy(tf, written, truth));
        }
        return tf.math.mean(tf.reshape(all, tf.array(-1)), tf.constant(0));
    }

    private static Operand<TFloat32> crossEntropy(Ops tf, Written written, Operand<TFloat32> truth) {
        Operand<TFloat32> logits = written.logits();
        if (logits != null) {
            // softplus(x) - x z, so that it never overflows.
            return tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, truth));
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
