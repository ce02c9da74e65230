package afterimage.engine.model;

import afterimage.engine.cell.Cell;
import afterimage.engine.cell.CellState;
import afterimage.engine.cell.Initializer;
import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Unroll;
import afterimage.engine.cell.Weight;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Turns the code back into frames, reconstruction or prediction. */
final class Decoder {
    private final Ops tf;
    private final Unroll unroll;
    private final Branch branch;
    private final ModelSpec spec;
    private final List<Cell> cells;
    /** ConvLSTM [1, 1, features, patch * patch]; FC-LSTM [features, pixels]. */
    private final Weight outputWeight;

    private final Operand<TFloat32> outputBias;

    Decoder(Ops tf, Parameters parameters, Branch branch, ModelSpec spec, int size) {
        this.tf = tf;
        this.unroll = new Unroll(tf, parameters.unrolling());
        this.branch = branch;
        this.spec = spec;
        int frame = spec.frameFeatures(size);
        int input = spec.inputOf(branch) == ModelSpec.DecoderInput.NONE ? 0 : frame;
        this.cells = Stack.build(tf, parameters, branch.id(), spec, input, size);
        String name = branch.id() + "/output/weight";
        this.outputWeight = spec.isConvolutional()
                ? parameters.kernel(name, 1, 1, 1, spec.outputFeatures(), frame)
                : parameters.weight(name, spec.outputFeatures(), frame);
        this.outputBias = parameters.create(branch.id() + "/output/bias", Initializer.ZERO, frame);
    }

    /**
     * What decoding gives.
     *
     * @param last each layer's state after the last step
     * @param logits [steps * batch, ...] as patches or flat frames, in the order decoded
     */
    record Decoded(List<CellState> last, Operand<TFloat32> logits) {}

    /**
     * @param code each layer's first state, from the encoder
     * @param dropout on what goes from layer to layer and to the output
     * @param teacher where true frames come from, or null for own ones only
     */
    Decoded decode(List<CellState> code, int steps, Dropout dropout, TeacherForcing teacher) {
        return spec.inputOf(branch) == ModelSpec.DecoderInput.NONE
                ? decodeFreely(code, steps, dropout)
                : decodeFromFrames(code, steps, dropout, teacher);
    }

    /** Without feedback a layer runs through all steps before the next begins, so projections are shared. */
    private Decoded decodeFreely(List<CellState> code, int steps, Dropout dropout) {
        List<CellState> last = new ArrayList<>();
        List<Operand<TFloat32>> outputs = new ArrayList<>();
        Operand<TFloat32> below = null;
        for (int l = 0; l < cells.size(); l++) {
            List<CellState> states = unroll.run(cells.get(l), below, steps, code.get(l));
            last.add(states.get(steps - 1));
            below = dropout.of(unroll.outputs(states), branch.id() + "." + l);
            outputs.add(below);
        }
        return new Decoded(last, frame(outputs));
    }

    private Decoded decodeFromFrames(List<CellState> code, int steps, Dropout dropout, TeacherForcing teacher) {
        List<CellState> states = new ArrayList<>(code);
        List<Operand<TFloat32>> logits = new ArrayList<>();
        // Before its first frame the decoder has generated nothing: black, whose projection is zero.
        Operand<TFloat32> input = null;
        for (int t = 0; t < steps; t++) {
            List<Operand<TFloat32>> outputs = new ArrayList<>();
            Operand<TFloat32> below = input;
            for (int l = 0; l < cells.size(); l++) {
                Operand<TFloat32> projected =
                        below == null ? null : cells.get(l).project(below);
                states.set(l, cells.get(l).step(projected, states.get(l)));
                below = dropout.of(states.get(l).hidden(), branch.id() + "." + l + "." + t);
                outputs.add(below);
            }
            logits.add(frame(outputs));
            if (t < steps - 1) {
                Operand<TFloat32> own = tf.math.sigmoid(logits.get(t));
                input = teacher == null ? own : teacher.after(t, own);
            }
        }
        return new Decoded(states, unroll.join(logits));
    }

    private Operand<TFloat32> frame(List<Operand<TFloat32>> layerOutputs) {
        int top = layerOutputs.size() - 1;
        Operand<TFloat32> features = spec.output() == ModelSpec.OutputFrom.TOP_LAYER || top == 0
                ? layerOutputs.get(top)
                : tf.concat(layerOutputs, tf.constant(-1));
        return tf.nn.biasAdd(outputWeight.times(tf, features), outputBias);
    }
}
