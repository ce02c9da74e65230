package afterimage.engine.cell;

/** How a cell's steps become a graph. The numbers are the same but for rounding, the speed is not. */
public enum Unrolling {
    /** What all time steps have in common is done at once: input projections, gradients of weights and peepholes. */
    SHARED,
    /** Every step for itself and all gradients by automatic differentiation: what the benchmark compares with. */
    STEPWISE
}
