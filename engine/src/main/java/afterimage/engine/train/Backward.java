package afterimage.engine.train;

import afterimage.engine.cell.Parameters;
import afterimage.engine.cell.Parameters.Parameter;
import afterimage.engine.cell.Traced;
import afterimage.engine.cell.Unrolling;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Back-propagation through time. Automatic differentiation goes as far as the places where a tensor is used at each
 * step; the tensor then puts its gradient together from all of them at once, see {@link Traced}.
 */
final class Backward {
    private Backward() {}

    /** One gradient a parameter, in their order. */
    static List<Operand<TFloat32>> gradients(Ops tf, Operand<TFloat32> loss, Parameters parameters) {
        boolean gathers = parameters.unrolling() == Unrolling.SHARED;
        List<Operand<TFloat32>> sources = new ArrayList<>();
        for (Parameter p : parameters.all()) {
            sources.addAll(gathers && p.traced() != null ? p.traced().uses() : List.of(p.value()));
        }
        Iterator<Output<?>> found = tf.gradients(loss, sources).dy().iterator();
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        for (Parameter p : parameters.all()) {
            if (!gathers || p.traced() == null) {
                gradients.add(found.next().expect(TFloat32.class));
                continue;
            }
            List<Operand<TFloat32>> ofUses = new ArrayList<>();
            p.traced().uses().forEach(use -> ofUses.add(found.next().expect(TFloat32.class)));
            gradients.add(p.traced().gradient(tf, ofUses));
        }
        return gradients;
    }
}
