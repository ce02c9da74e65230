package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a cell carries from step to step, [batch, units] or [batch, rows, columns, channels].
 *
 * @param cell c, the memory
 * @param hidden h, what the cell lets out
 */
public record CellState(Operand<TFloat32> cell, Operand<TFloat32> hidden) {}
