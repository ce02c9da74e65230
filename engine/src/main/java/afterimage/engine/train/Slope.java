package afterimage.engine.train;

import afterimage.engine.cell.Parameters.Parameter;
import afterimage.engine.model.Network;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A batch's loss, and the gradients of what is learnt from it, one a parameter, in their order. */
record Slope(Operand<TFloat32> loss, List<Operand<TFloat32>> gradients) {
    static Slope of(Judge judge) {
        return new Slope(judge.loss, gradients(judge.model.tf, objective(judge), judge.model.parameters.all()));
    }

    /** The loss, and that of the frames written ahead, which is not shown. */
    private static Operand<TFloat32> objective(Judge judge) {
        List<Network.Output> ahead = judge.model.network.ahead;
        if (ahead.isEmpty() || judge.spec.readingWeight() == 0) {
            return judge.loss;
        }
        Ops tf = judge.model.tf;
        Operand<TFloat32> own = judge.spec.loss().mean(tf, ahead);
        return tf.math.add(
                judge.loss,
                tf.math.mul(own, tf.constant(judge.spec.readingWeight().floatValue())));
    }

    /** Some gather their own from all uses, see {@code Weight}. */
    private static List<Operand<TFloat32>> gradients(Ops tf, Operand<TFloat32> loss, List<Parameter> all) {
        // Once each: a sum is a use of two weights.
        Map<Operand<TFloat32>, Operand<TFloat32>> found = new LinkedHashMap<>();
        all.forEach(p -> sources(p).forEach(source -> found.put(source, null)));
        Iterator<Output<?>> made =
                tf.gradients(loss, List.copyOf(found.keySet())).dy().iterator();
        found.replaceAll((source, none) -> made.next().expect(TFloat32.class));
        return all.stream()
                .map(p -> {
                    List<Operand<TFloat32>> own =
                            sources(p).stream().map(found::get).toList();
                    return gathers(p) ? p.weight().gradient(own) : own.get(0);
                })
                .toList();
    }

    private static List<Operand<TFloat32>> sources(Parameter p) {
        return gathers(p) ? p.weight().uses() : List.of(p.value());
    }

    /** What is never used has no path to the loss that could be differentiated; its gathered gradient is zero. */
    private static boolean gathers(Parameter p) {
        return p.weight() != null && (p.gathers() || p.weight().uses().isEmpty());
    }
}
