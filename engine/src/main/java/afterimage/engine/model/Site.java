package afterimage.engine.model;

import afterimage.engine.cell.Initializer;
import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Weight;
import org.tensorflow.op.Ops;

/** What a model's parts are built with; {@code size} is height and width of a frame, pixels. */
record Site(Ops tf, Parameters parameters, ModelSpec spec, int size, Dropout dropout) {
    Site tied(String stack, String other) {
        return new Site(tf, parameters.tied(stack, other), spec, size, dropout);
    }

    /** Multiplies what a stack's layers have at each position. */
    Linear linear(String name, int in, int out) {
        return linear(name, in, out, spec.isConvolutional());
    }

    /** @param positions whether x is [batch, rows, columns, in]; else it is [batch, in] */
    Linear linear(String name, int in, int out, boolean positions) {
        String own = name + "/weight";
        Weight weight = positions ? parameters.pointwise(own, in, out) : parameters.weight(own, in, out);
        return new Linear(tf, weight, parameters.create(name + "/bias", Initializer.ZERO, out));
    }
}
