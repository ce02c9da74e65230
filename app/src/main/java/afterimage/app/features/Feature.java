package afterimage.app.features;

/** What is shown of each channel or unit. */
public enum Feature {
    /** h of a ConvLSTM's channel at the present step. */
    HIDDEN("hidden state h"),
    /** c of a ConvLSTM's channel at the present step. */
    MEMORY("memory c"),
    /** FC-LSTM: weights from the frame's pixels to the unit's input gate. */
    TO_INPUT("weights to input gate"),
    TO_FORGET("weights to forget gate"),
    /** The same to the candidate: what the unit looks for. */
    TO_CANDIDATE("weights to candidate"),
    TO_OUTPUT("weights to output gate"),
    /** FC-LSTM: weights from the decoder's unit to the pixels that it paints. */
    PAINTS("weights to the frame");

    private final String words;

    Feature(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    /** Position among the gates i, f, c, o of an input weight; -1 for what is none. */
    int gate() {
        return this == PAINTS || this == HIDDEN || this == MEMORY ? -1 : ordinal() - TO_INPUT.ordinal();
    }
}
