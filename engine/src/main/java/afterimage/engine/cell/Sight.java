package afterimage.engine.cell;

/**
 * How gates see the memory.
 *
 * @param peephole weights for none, each channel, or each position of each channel
 * @param outputGate which memory the output gate sees
 */
public record Sight(Peephole peephole, OutputGate outputGate) {}
