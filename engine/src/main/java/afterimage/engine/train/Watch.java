package afterimage.engine.train;

import afterimage.engine.cell.Parameters.Parameter;
import afterimage.engine.model.Pass;
import afterimage.engine.trace.TensorStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What a step does to each tensor; computed only in the steps that ask for it. */
final class Watch {
    private static final int BINS = 40;

    private final List<Seen> all = new ArrayList<>();

    /** @param norms half the squared norms of gradient, weight and update */
    private record Seen(String name, List<Operand<TFloat32>> norms, Spread weights, Spread gradients) {}

    private record Spread(Operand<TFloat32> least, Operand<TFloat32> most, Operand<TInt32> counts) {
        static Spread of(Ops tf, Operand<TFloat32> tensor) {
            Operand<TFloat32> all = tf.reshape(tensor, tf.array(-1));
            // What is no number has no place in a histogram; it is told by the step itself.
            Operand<TFloat32> flat = tf.select(tf.math.isFinite(all), all, tf.constant(0f));
            Operand<TFloat32> least = tf.min(flat, tf.constant(0));
            Operand<TFloat32> most = tf.max(flat, tf.constant(0));
            Operand<TFloat32> range = tf.stack(List.of(least, tf.math.add(most, tf.constant(Float.MIN_NORMAL))));
            return new Spread(least, most, tf.histogramFixedWidth(flat, range, tf.constant(BINS), TInt32.class));
        }

        Supplier<TensorStats.Histogram> fetch(Pass pass) {
            Supplier<float[]> from = pass.fetch(least);
            Supplier<float[]> to = pass.fetch(most);
            Supplier<int[]> bins = pass.fetchInts(counts);
            return () -> new TensorStats.Histogram(
                    from.get()[0],
                    to.get()[0],
                    Arrays.stream(bins.get()).boxed().toList());
        }
    }

    /** @param gradients of the parameters, in their order, and the {@code update} that changes them */
    Watch(Ops tf, List<Parameter> parameters, List<Operand<TFloat32>> gradients, Op update) {
        Ops after = tf.withControlDependencies(List.of(update));
        for (int i = 0; i < parameters.size(); i++) {
            Parameter p = parameters.get(i);
            Operand<TFloat32> now = after.readVariableOp(p.handle(), TFloat32.class);
            List<Operand<TFloat32>> norms = List.of(
                    tf.nn.l2Loss(gradients.get(i)), tf.nn.l2Loss(p.value()), tf.nn.l2Loss(tf.math.sub(now, p.value())));
            all.add(new Seen(p.name(), norms, Spread.of(tf, p.value()), Spread.of(tf, gradients.get(i))));
        }
    }

    /** @param step training steps done after the run */
    Supplier<List<TensorStats>> fetch(Pass pass, long step) {
        List<Supplier<TensorStats>> each = new ArrayList<>();
        for (Seen seen : all) {
            List<Supplier<float[]>> norms = seen.norms.stream().map(pass::fetch).toList();
            Supplier<TensorStats.Histogram> weights = seen.weights.fetch(pass);
            Supplier<TensorStats.Histogram> gradients = seen.gradients.fetch(pass);
            each.add(() -> new TensorStats(
                    step,
                    seen.name,
                    norm(norms.get(0)),
                    norm(norms.get(1)),
                    norm(norms.get(2)),
                    weights.get(),
                    gradients.get()));
        }
        return () -> each.stream().map(Supplier::get).toList();
    }

    private static double norm(Supplier<float[]> half) {
        return Math.sqrt(2 * half.get()[0]);
    }
}
