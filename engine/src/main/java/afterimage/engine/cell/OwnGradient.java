package afterimage.engine.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.TensorFlow;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.IdentityN;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Gradients written by hand where TensorFlow's take more or slower operations. What is computed from stopped inputs passes
 * an operation that has no gradient, beside these inputs, and ours is registered as that operation's.
 */
public final class OwnGradient {
    /** TensorFlow Java takes none on Windows: it writes its own there, of the same values. */
    public static final boolean IS_KNOWN = !System.getProperty("os.name").startsWith("Windows")
            && TensorFlow.registerCustomGradient(IdentityN.OP_NAME, OwnGradient::of);

    /** @param all what was made, then what the gradient is made of */
    static List<Operand<TFloat32>> pass(Ops tf, List<? extends Operand<?>> all) {
        return typed(tf.identityN(new ArrayList<>(all)).output());
    }

    /** One for each input. What asks the graph, as for shapes or all inputs at once, waits in here for ever. */
    private static List<Operand<?>> of(Ops tf, GraphOperation passed, List<Output<?>> gradients) {
        List<Operand<TFloat32>> inputs = typed(
                IntStream.range(0, passed.numInputs()).mapToObj(passed::input).toList());
        List<Operand<TFloat32>> given = typed(gradients);
        if (inputs.get(0).op().type().equals(BatchProduct.TYPE)) {
            return new ArrayList<>(BatchProduct.gradients(tf, inputs, given.get(0)));
        }
        return inputs.size() == 3
                ? List.of(inputs.get(0), tf.math.mul(given.get(0), inputs.get(2)), inputs.get(2))
                : new ArrayList<>(CellGradient.gradients(tf, inputs, given.get(0), given.get(1)));
    }

    /** A function of each element of x: its {@code value} and {@code slope}, both computed from a stopped x. */
    public static Operand<TFloat32> ofEach(
            Ops tf, Operand<TFloat32> x, Operand<TFloat32> value, Operand<TFloat32> slope) {
        return pass(tf, List.of(value, x, slope)).get(0);
    }

    /** Operands of a type that the compiler cannot know. */
    @SuppressWarnings("unchecked")
    static <T extends TType> List<Operand<T>> typed(List<? extends Operand<?>> operands) {
        return (List<Operand<T>>) (List<?>) operands;
    }
}
