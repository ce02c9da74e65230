package afterimage.engine.model;

import afterimage.engine.cell.Initializer;
import afterimage.engine.cell.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** W x + b. */
final class Linear {
    private final Ops tf;
    private final Weight weight;
    private final Operand<TFloat32> bias;

    Linear(Site site, String name, Weight weight, int out) {
        this.tf = site.tf();
        this.weight = weight;
        this.bias = site.parameters().create(name + "/bias", Initializer.ZERO, out);
    }

    /** @param x [..., in], of any number of steps */
    Operand<TFloat32> of(Operand<TFloat32> x) {
        return tf.nn.biasAdd(weight.times(tf, x), bias);
    }
}
