package afterimage.engine.model;

import afterimage.engine.device.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One run of a session: what goes in, what comes out, and the tensors of both, which it closes. */
public final class Pass implements AutoCloseable {
    /** A first run may take so many times as long. */
    private static final int FIRST = 6;

    private final Session.Runner runner;
    private final List<Tensor> fed = new ArrayList<>();
    private int fetched;
    private Result result;

    public Pass(Session session) {
        runner = session.runner();
    }

    /** @param tensor closed with this pass */
    public void feed(Operand<?> place, Tensor tensor) {
        fed.add(tensor);
        runner.feed(place, tensor);
    }

    /** @param values row-major; copied */
    public void feed(Operand<TFloat32> place, float[] values, long... shape) {
        TFloat32 tensor = TFloat32.tensorOf(Shape.of(shape));
        feed(place, tensor);
        if (values.length > 0) {
            tensor.asRawTensor().data().asFloats().write(values);
        }
    }

    public void feed(Operand<TFloat32> place, double value) {
        feed(place, TFloat32.scalarOf((float) value));
    }

    /** Lets a worker take longer than usual: with the first run of its kind it builds and improves its graph. */
    public void isFirst(SessionSettings settings) {
        if (!settings.isHere()) {
            runner.setOptions(RunOptions.newBuilder()
                    .setTimeoutInMs(FIRST * settings.patienceMillis())
                    .build());
        }
    }

    /** Has an operation done that gives nothing. */
    public void target(Op operation) {
        runner.addTarget(operation);
    }

    /** @return copies all elements, row-major; to be asked after the run and before this is closed */
    public Supplier<float[]> fetch(Operand<TFloat32> value) {
        return fetch(value, float[]::new);
    }

    /** @param room gives an array of so many elements for them */
    Supplier<float[]> fetch(Operand<TFloat32> value, IntFunction<float[]> room) {
        int at = fetched++;
        runner.fetch(value);
        return () -> {
            TFloat32 tensor = (TFloat32) result.get(at);
            float[] values = room.apply(Math.toIntExact(tensor.size()));
            tensor.asRawTensor().data().asFloats().read(values);
            return values;
        };
    }

    /** Likewise of an operand [n]. */
    public Supplier<int[]> fetchInts(Operand<TInt32> value) {
        int at = fetched++;
        runner.fetch(value);
        return () -> StdArrays.array1dCopyOf((TInt32) result.get(at));
    }

    public void run() {
        result = runner.run();
    }

    @Override
    public void close() {
        if (result != null) {
            result.close();
        }
        fed.forEach(Tensor::close);
    }
}
