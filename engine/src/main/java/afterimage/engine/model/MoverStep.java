package afterimage.engine.model;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What movers did at a step, see {@link Movers}: pictures [batch, movers, size, size], motion [batch, movers, 2] down
 * and across, the share picked up of a true frame and drawn in the one written, null where there is none.
 */
public record MoverStep(
        String stack,
        Operand<TFloat32> pictures,
        Operand<TFloat32> motion,
        Operand<TFloat32> picked,
        Operand<TFloat32> mask) {}
