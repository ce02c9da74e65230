package afterimage.engine.cell;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A cell's memory c and what it lets out, h, from step to step: [batch, units] or [batch, rows, columns, channels]. */
public record CellState(Operand<TFloat32> cell, Operand<TFloat32> hidden) {
    /** Of parts of a batch as that of the whole; not tiled. */
    public static CellState join(Ops tf, List<CellState> parts) {
        return new CellState(
                Unroll.join(tf, parts.stream().map(CellState::cell).toList()),
                Unroll.join(tf, parts.stream().map(CellState::hidden).toList()));
    }
}
