package afterimage.engine.cell;

import afterimage.engine.BadInput;
import afterimage.engine.RandomStream;
import afterimage.engine.Range;
import java.util.Arrays;

/**
 * How a model is filled before training; other biases and peepholes are zero. Scales are limit, standard deviation or
 * factor, see {@link Distribution}, 0 for the usual; a forget bias of 1 lets a new cell remember (Jozefowicz 2015).
 */
public record InitialWeights(
        Distribution inputToState, Double inputScale, Distribution stateToState, Double stateScale, Double forgetBias) {
    public static final Range SCALE = Range.of(0, 100);
    public static final Range FORGET_BIAS = Range.of(-100, 100);

    /** What is null becomes what {@link #usual} has. */
    public InitialWeights {
        inputToState = inputToState == null ? Distribution.GLOROT_UNIFORM : inputToState;
        inputScale = inputScale == null ? 0 : inputScale;
        stateToState = stateToState == null ? Distribution.GLOROT_UNIFORM : stateToState;
        stateScale = stateScale == null ? 0 : stateScale;
        forgetBias = forgetBias == null ? 1 : forgetBias;
        BadInput.unless(
                inputToState != Distribution.ORTHOGONAL,
                "Only state-to-state weights can start ORTHOGONAL; take another distribution for inputToState.");
        SCALE.require(inputScale, "The input scale of the initial weights must be %s, 0 for the usual one, not %s.");
        SCALE.require(stateScale, "The state scale of the initial weights must be %s, 0 for the usual one, not %s.");
        FORGET_BIAS.require(forgetBias, "The forget bias must be %s, not %s.");
    }

    /** Glorot uniform, and forget gates that remember. */
    public static InitialWeights usual() {
        return new InitialWeights(null, null, null, null, null);
    }

    /** New values for a tensor: the same on every machine, as the stream depends on seed and name alone. */
    public float[] values(Initializer use, long[] shape, long seed, String name) {
        float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        RandomStream random = new RandomStream(seed * 31 + name.hashCode());
        switch (use) {
            case ZERO -> Arrays.fill(values, 0);
            case REMEMBER -> Arrays.fill(values, values.length / 4, values.length / 2, forgetBias.floatValue());
            case FORWARD -> fill(inputToState, inputScale, values, shape, random);
            case RECURRENT -> fill(stateToState, stateScale, values, shape, random);
        }
        return values;
    }

    private static void fill(Distribution from, double scale, float[] values, long[] shape, RandomStream random) {
        from.fill(values, shape, scale == 0 ? from.usualScale : scale, random);
    }
}
