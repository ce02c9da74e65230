package afterimage.engine.model;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Arrays to tensors and back, each one bulk copy. The caller closes what is made. */
public final class Tensors {
    private Tensors() {}

    public static TFloat32 of(float[] values, long... shape) {
        TFloat32 tensor = TFloat32.tensorOf(Shape.of(shape));
        if (values.length > 0) {
            tensor.asRawTensor().data().asFloats().write(values);
        }
        return tensor;
    }

    /** All elements, row-major. */
    public static float[] floats(TFloat32 tensor) {
        float[] values = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }
}
