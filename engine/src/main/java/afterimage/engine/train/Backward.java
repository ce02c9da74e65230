package afterimage.engine.train;

import afterimage.engine.cell.Parameters.Parameter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Back-propagation through time; a tensor gathers its gradient from all places it is used at, see {@code Traced}. */
final class Backward {
    /** One gradient a parameter, in their order. */
    static List<Operand<TFloat32>> gradients(Ops tf, Operand<TFloat32> loss, List<Parameter> parameters) {
        List<Operand<TFloat32>> sources = new ArrayList<>();
        for (Parameter p : parameters) {
            sources.addAll(gathers(p) ? p.traced().uses() : List.of(p.value()));
        }
        Iterator<Output<?>> found = tf.gradients(loss, sources).dy().iterator();
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        for (Parameter p : parameters) {
            if (!gathers(p)) {
                gradients.add(found.next().expect(TFloat32.class));
                continue;
            }
            List<Operand<TFloat32>> ofUses = new ArrayList<>();
            p.traced().uses().forEach(use -> ofUses.add(found.next().expect(TFloat32.class)));
            gradients.add(p.traced().gradient(tf, ofUses));
        }
        return gradients;
    }

    /** What is never used has no path to the loss that could be differentiated; its gathered gradient is zero. */
    private static boolean gathers(Parameter p) {
        return p.traced() != null && (p.gathers() || p.traced().uses().isEmpty());
    }
}
