package afterimage.engine.cell;

/** How gates look at the memory. */
public enum Peephole {
    NONE,
    /** One weight a gate and channel (or unit): the reading that gives the ConvLSTM paper's parameter counts. */
    CHANNEL,
    /** One weight a gate, channel and position: the literal reading of that paper's W_ci o C. ConvLSTM only. */
    PIXEL
}
