package afterimage.engine.cell;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A cell's memory c and what it lets out, h, from step to step: [batch, units] or [batch, rows, columns, channels]. */
public record CellState(Operand<TFloat32> cell, Operand<TFloat32> hidden) {}
