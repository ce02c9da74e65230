package afterimage.engine.model;

import afterimage.engine.cell.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** W x + b. */
record Linear(Ops tf, Weight weight, Operand<TFloat32> bias) {
    /** @param x [..., in], of any number of steps */
    Operand<TFloat32> of(Operand<TFloat32> x) {
        return tf.nn.biasAdd(weight.times(x), bias);
    }
}
