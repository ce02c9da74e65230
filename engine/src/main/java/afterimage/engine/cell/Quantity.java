package afterimage.engine.cell;

/** What a cell computes inside a step, see {@link LstmCell}; peepholes are their share of a gate's weighted sum, p c. */
public enum Quantity {
    INPUT_PEEPHOLE,
    FORGET_PEEPHOLE,
    OUTPUT_PEEPHOLE,
    /** i, in (0, 1). */
    INPUT_GATE,
    /** f, in (0, 1); a step from zero memory has none. */
    FORGET_GATE,
    /** tanh(a_c), in (-1, 1): what could be stored. */
    CANDIDATE,
    /** c after the step. */
    MEMORY,
    /** o, in (0, 1). */
    OUTPUT_GATE,
    /** h, in (-1, 1): what the cell lets out. */
    HIDDEN;

    public boolean isGate() {
        return this == INPUT_GATE || this == FORGET_GATE || this == OUTPUT_GATE;
    }

    public boolean isPeephole() {
        return this == INPUT_PEEPHOLE || this == FORGET_PEEPHOLE || this == OUTPUT_PEEPHOLE;
    }
}
