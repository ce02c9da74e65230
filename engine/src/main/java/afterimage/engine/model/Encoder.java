package afterimage.engine.model;

import afterimage.engine.cell.Cell;
import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Unroll;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Reads the input frames; its state after the last one is the code that the decoders start from. */
final class Encoder {
    private final Unroll unroll;
    private final List<Cell> cells;

    Encoder(Ops tf, Parameters parameters, ModelSpec spec, int size) {
        this.unroll = new Unroll(tf, parameters.unrolling());
        this.cells = Stack.build(tf, parameters, "encoder", spec, spec.frameFeatures(size), size);
    }

    /**
     * @param frames [steps * batch, ...] as patches or flat frames
     * @param dropout on what goes from layer to layer
     * @return each layer's state after the last frame
     */
    List<CellState> encode(Operand<TFloat32> frames, int steps, Dropout dropout) {
        List<CellState> code = new ArrayList<>();
        Operand<TFloat32> below = frames;
        for (int l = 0; l < cells.size(); l++) {
            List<CellState> states = unroll.run(cells.get(l), below, steps, null);
            code.add(states.get(steps - 1));
            if (l < cells.size() - 1) {
                below = dropout.of(unroll.outputs(states), "encoder." + l);
            }
        }
        return code;
    }
}
