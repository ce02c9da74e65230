package afterimage.engine.sequence;

/**
 * Clips as a model takes them.
 *
 * @param size clips in the batch
 * @param input frames [time, batch, height, width] that the model sees
 * @param future frames after those, in the same order
 */
public record Batch(int size, float[] input, float[] future) {}
