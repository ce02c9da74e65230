package afterimage.engine.cell;

/** How gates see the memory. */
public record Sight(Peephole peephole, OutputGate outputGate) {}
