package afterimage.engine.sequence;

/**
 * Where the digits of a batch are, a clip's like any other's: what a device draws them from.
 *
 * @param images of the digit set, [batch, digits]
 * @param rows of their upper edges, [time, batch, digits]
 * @param columns of their left edges, likewise
 */
public record Places(long[] images, long[] rows, long[] columns) {}
