package afterimage.app.features;

import java.util.Locale;

/** What is shown of each channel or unit. */
public enum Feature {
    /** h of a ConvLSTM's channel at the present step. */
    HIDDEN_STATE_H,
    /** c of a ConvLSTM's channel at the present step. */
    MEMORY_C,
    /** FC-LSTM: weights from the frame's pixels to the unit's input gate. */
    WEIGHTS_TO_INPUT_GATE,
    WEIGHTS_TO_FORGET_GATE,
    /** The same to the candidate: what the unit looks for. */
    WEIGHTS_TO_CANDIDATE,
    WEIGHTS_TO_OUTPUT_GATE,
    /** FC-LSTM: weights from the decoder's unit to the pixels that it paints. */
    WEIGHTS_TO_THE_FRAME;

    /** As tables have it, e.g. {@code hidden state h}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Position among the gates i, f, c, o of an input weight; -1 for what is none. */
    int gate() {
        return this == WEIGHTS_TO_THE_FRAME || this == HIDDEN_STATE_H || this == MEMORY_C
                ? -1
                : ordinal() - WEIGHTS_TO_INPUT_GATE.ordinal();
    }
}
