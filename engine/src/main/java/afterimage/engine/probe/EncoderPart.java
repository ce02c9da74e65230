package afterimage.engine.probe;

import afterimage.engine.cell.Quantity;

/** Memory or hidden state after a step of the encoder, 0 the first; layers are counted from the frames upwards. */
public record EncoderPart(int step, int layer, Quantity quantity) {}
