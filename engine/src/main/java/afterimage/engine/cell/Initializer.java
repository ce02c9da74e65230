package afterimage.engine.cell;

/** What a tensor is for, which decides how it is filled before training; see {@link InitialWeights}. */
public enum Initializer {
    /** Weights of what comes from below: input-to-state and output layers. */
    FORWARD,
    /** Weights of what comes from the step before: state-to-state. */
    RECURRENT,
    /** A gate bias [4N] in the order i, f, c, o. */
    REMEMBER,
    /** Other biases, and peepholes. */
    ZERO
}
