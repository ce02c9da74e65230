package afterimage.engine.cell;

import java.util.EnumSet;
import java.util.Set;

/** What a cell computes inside a step, see {@link LstmCell}; peepholes are their share of a gate's weighted sum, p c. */
public enum Quantity {
    /** x, as the step reads it; one that reads nothing, or black at a decoder's start, has none. */
    INPUT,
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

    /** All that are as large as the state. */
    public static Set<Quantity> ofState() {
        return EnumSet.complementOf(EnumSet.of(INPUT));
    }

    public boolean isGate() {
        return this == INPUT_GATE || this == FORGET_GATE || this == OUTPUT_GATE;
    }

    public boolean isPeephole() {
        return this == INPUT_PEEPHOLE || this == FORGET_PEEPHOLE || this == OUTPUT_PEEPHOLE;
    }
}
