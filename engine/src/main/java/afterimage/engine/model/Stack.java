package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import afterimage.engine.cell.LstmCell;
import afterimage.engine.cell.Resolution;
import afterimage.engine.cell.Unroll;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The layers of an encoder or decoder, from the frames up, or from the coarsest down (Shi et al. 2017, 3.1). */
final class Stack {
    private final String name;
    private final Ops tf;
    private final Dropout dropout;
    private final List<Integer> order;
    private final List<Integer> outputLayers;
    /** Whether anybody sees the top layer's hidden state. */
    private final boolean topIsSeen;

    private final LstmCell[] cells;

    /** @param firstInput features the first layer gets, 0 for none; {@code name} is encoder or a branch's */
    Stack(Site site, String name, int firstInput) {
        ModelSpec spec = site.spec();
        boolean down = spec.decodesDownwards() && !name.equals(Coder.ENCODER);
        int count = spec.layers().size();
        this.tf = site.tf();
        this.name = name;
        this.outputLayers = spec.outputLayers();
        this.dropout = site.dropout();
        this.topIsSeen = !name.equals(Coder.ENCODER) || spec.reading().ahead();
        this.order = IntStream.range(0, count)
                .mapToObj(i -> down ? count - 1 - i : i)
                .toList();
        this.cells = new LstmCell[count];
        int inputs = firstInput;
        for (int l : order) {
            ModelSpec.Layer layer = spec.layers().get(l);
            Resolution beside = !down
                    ? layer.resolution()
                    : l == count - 1
                            ? Resolution.SAME
                            : spec.layers().get(l + 1).resolution().inverse();
            String own = name + "/" + l;
            int rows = spec.stateRows(site.size(), l);
            var size = new LstmCell.Size(inputs, layer.units(), layer.inputKernel(), layer.stateKernel(), rows, beside);
            cells[l] = spec.isConvolutional()
                    ? LstmCell.convolutional(site.parameters(), own, size, spec.sight())
                    : LstmCell.connected(site.parameters(), own, inputs, layer.units(), spec.sight());
            inputs = layer.units();
        }
    }

    /** By layer number the last state, and what is seen of hidden states above and outside, step after step. */
    record Run(List<CellState> last, List<Operand<TFloat32>> outputs) {}

    /** Some steps, layer by layer, so that projections are shared; {@code inputs} and {@code start} null for zeros. */
    Run run(Operand<TFloat32> inputs, int steps, List<CellState> start, String place) {
        List<CellState> last = new ArrayList<>(Collections.nCopies(cells.length, null));
        List<Operand<TFloat32>> outputs = new ArrayList<>(Collections.nCopies(cells.length, null));
        Operand<TFloat32> below = inputs;
        for (int l : order) {
            Unroll.Course own = Unroll.run(cells[l], below, steps, start == null ? null : start.get(l));
            boolean isSeen = topIsSeen || l < cells.length - 1;
            below = isSeen ? dropout.of(own.hidden(), name + "." + l + place) : own.hidden();
            last.set(l, own.last());
            outputs.set(l, below);
        }
        return new Run(last, outputs);
    }

    /** The hidden states that frames are made from, side by side. */
    Operand<TFloat32> features(List<Operand<TFloat32>> hidden) {
        List<Operand<TFloat32>> seen = outputLayers.stream().map(hidden::get).toList();
        return seen.size() == 1 ? seen.get(0) : tf.concat(seen, tf.constant(-1));
    }
}
