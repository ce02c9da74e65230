package afterimage.engine.model;

import afterimage.engine.cell.Initializer;
import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Hidden states to the logits of frames: one product a position. */
final class OutputLayer {
    private final Ops tf;
    /** ConvLSTM [1, 1, features, patch * patch]; FC-LSTM [features, pixels]. */
    private final Weight weight;

    private final Operand<TFloat32> bias;

    /** @param stack whose it is: prediction, reconstruction, or encoder for frames written ahead */
    OutputLayer(Site site, String stack) {
        Parameters parameters = site.parameters();
        ModelSpec spec = site.spec();
        int frame = spec.frameFeatures(site.size());
        String name = stack + "/output/weight";
        this.tf = site.tf();
        this.weight = spec.isConvolutional()
                ? parameters.kernel(name, 1, 1, 1, spec.outputFeatures(), frame)
                : parameters.weight(name, spec.outputFeatures(), frame);
        this.bias = parameters.create(stack + "/output/bias", Initializer.ZERO, frame);
    }

    /** @param hidden what is seen of the hidden states, of any number of steps, see {@link Stack#features} */
    Operand<TFloat32> logits(Operand<TFloat32> hidden) {
        return tf.nn.biasAdd(weight.times(tf, hidden), bias);
    }
}
