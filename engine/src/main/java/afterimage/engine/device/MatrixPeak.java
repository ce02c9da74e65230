package afterimage.engine.device;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** The product of two square matrices, the yardstick: what a device reaches when it does nothing but multiply. */
public final class MatrixPeak implements AutoCloseable {
    private static final long SIZE = 2048;

    static {
        LatinDigits.use();
    }

    private final Graph graph = new Graph();
    private final Session session;
    private final Op product;

    public MatrixPeak(SessionSettings settings) {
        Ops tf = settings.place(Ops.create(graph));
        VarHandleOp left = variable(tf, "left");
        VarHandleOp right = variable(tf, "right");
        Operand<TFloat32> random = tf.random.randomUniform(tf.array(SIZE, SIZE), TFloat32.class);
        Op fill = tf.withControlDependencies(
                        java.util.List.of(tf.assignVariableOp(left, random), tf.assignVariableOp(right, random)))
                .noOp();
        product = tf.linalg.matMul(tf.readVariableOp(left, TFloat32.class), tf.readVariableOp(right, TFloat32.class));
        session = settings.open(graph, 1);
        session.runner().addTarget(fill).run().close();
        session.runner().addTarget(product).run().close();
    }

    private static VarHandleOp variable(Ops tf, String name) {
        return tf.varHandleOp(TFloat32.class, Shape.of(SIZE, SIZE), VarHandleOp.sharedName(name));
    }

    /** Floating-point operations a second of one product, 2 a multiply-add. */
    public double measure() {
        long begin = System.nanoTime();
        session.runner().addTarget(product).run().close();
        return 2.0 * SIZE * SIZE * SIZE / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
