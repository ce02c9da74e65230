package afterimage.engine.model;

import afterimage.engine.cell.Cell;
import afterimage.engine.cell.ConvLstmCell;
import afterimage.engine.cell.LstmCell;
import afterimage.engine.cell.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.op.Ops;

/** The layers that encoder and decoders are both made of. */
final class Stack {
    private Stack() {}

    /**
     * @param name encoder, reconstruction or prediction
     * @param firstInput features the first layer gets, 0 for none
     * @param size height and width of a frame, pixels
     */
    static List<Cell> build(Ops tf, Parameters parameters, String name, ModelSpec spec, int firstInput, int size) {
        List<Cell> cells = new ArrayList<>();
        int inputs = firstInput;
        for (int l = 0; l < spec.layers().size(); l++) {
            ModelSpec.Layer layer = spec.layers().get(l);
            String prefix = name + "/" + l;
            if (spec.isConvolutional()) {
                ConvLstmCell.Size sizes = new ConvLstmCell.Size(
                        inputs, layer.units(), layer.inputKernel(), layer.stateKernel(), spec.stateRows(size));
                cells.add(new ConvLstmCell(tf, parameters, prefix, sizes, spec.peephole()));
            } else {
                cells.add(new LstmCell(tf, parameters, prefix, inputs, layer.units(), spec.peephole()));
            }
            inputs = layer.units();
        }
        return cells;
    }
}
