package afterimage.engine.probe;

import afterimage.engine.cell.Quantity;

/**
 * A part of what the encoder knows at some moment.
 *
 * @param step of the encoder, 0 the one that reads the first frame
 * @param layer from the frames upwards
 * @param quantity memory or hidden state, after the step
 */
public record EncoderPart(int step, int layer, Quantity quantity) {}
