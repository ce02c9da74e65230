package afterimage.engine.model;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What movers did at a step, for those who look; see {@link Movers}.
 *
 * @param stack encoder or prediction
 * @param pictures that they have after it, [batch, movers, size, size]
 * @param motion by how much they were moved, [batch, movers, 2], pixels down and across
 * @param picked share of a true frame's pixels that went into each picture, like them; null where there was none
 * @param mask share of what is drawn in the frame that is written, [batch, 1, size, size]; null where none is
 */
public record MoverStep(
        String stack,
        Operand<TFloat32> pictures,
        Operand<TFloat32> motion,
        Operand<TFloat32> picked,
        Operand<TFloat32> mask) {}
