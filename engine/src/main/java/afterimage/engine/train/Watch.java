package afterimage.engine.train;

import afterimage.engine.cell.Parameters.Parameter;
import afterimage.engine.trace.TensorStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What a step does to each tensor; computed only in the steps that ask for it. */
final class Watch {
    private static final int BINS = 40;

    private final List<Seen> all = new ArrayList<>();

    private record Seen(String name, List<Operand<?>> values) {}

    /**
     * @param gradients of the parameters, in their order
     * @param update that changes them
     */
    Watch(Ops tf, List<Parameter> parameters, List<Operand<TFloat32>> gradients, Op update) {
        Ops after = tf.withControlDependencies(List.of(update));
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            Operand<TFloat32> now = after.readVariableOp(p.handle(), TFloat32.class);
            List<Operand<?>> values = new ArrayList<>(List.of(
                    tf.nn.l2Loss(gradients.get(i)),
                    tf.nn.l2Loss(p.value()),
                    tf.nn.l2Loss(tf.math.sub(now, p.value()))));
            values.addAll(histogram(tf, p.value()));
            values.addAll(histogram(tf, gradients.get(i)));
            all.add(new Seen(p.name(), values));
        }
    }

    private static List<Operand<?>> histogram(Ops tf, Operand<TFloat32> tensor) {
        Operand<TFloat32> all = tf.reshape(tensor, tf.array(-1));
        // What is no number has no place in a histogram; it is told by the step itself.
        Operand<TFloat32> flat = tf.select(tf.math.isFinite(all), all, tf.zerosLike(all));
        Operand<TFloat32> least = tf.min(flat, tf.constant(0));
        Operand<TFloat32> most = tf.max(flat, tf.constant(0));
        Operand<TFloat32> range = tf.stack(List.of(least, tf.math.add(most, tf.constant(Float.MIN_NORMAL))));
        return List.of(least, most, tf.histogramFixedWidth(flat, range, tf.constant(BINS), TInt32.class));
    }

    void fetch(Session.Runner runner) {
        all.forEach(seen -> seen.values.forEach(runner::fetch));
    }

    /**
     * @param from where in the result it begins
     * @param step training steps done
     */
    List<TensorStats> read(Result result, int from, long step) {
        List<TensorStats> stats = new ArrayList<>();
        int at = from;
        for (Seen seen : all) {
            stats.add(new TensorStats(
                    step,
                    seen.name,
                    norm(result.get(at)),
                    norm(result.get(at + 1)),
                    norm(result.get(at + 2)),
                    histogram(result, at + 3),
                    histogram(result, at + 6)));
            at += seen.values.size();
        }
        return stats;
    }

    /** Of half the sum of squares. */
    private static double norm(Tensor half) {
        return Math.sqrt(2 * ((TFloat32) half).getFloat());
    }

    private static TensorStats.Histogram histogram(Result result, int at) {
        TInt32 counts = (TInt32) result.get(at + 2);
        int[] own = new int[BINS];
        counts.asRawTensor().data().asInts().read(own);
        return new TensorStats.Histogram(
                ((TFloat32) result.get(at)).getFloat(),
                ((TFloat32) result.get(at + 1)).getFloat(),
                Arrays.stream(own).boxed().toList());
    }
}
