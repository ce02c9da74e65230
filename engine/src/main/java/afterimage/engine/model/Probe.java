package afterimage.engine.model;

import afterimage.engine.cell.CellState;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A tensor inside a model, for finding out where something went wrong.
 *
 * @param place in words, e.g. {@code encoder layer 1 memory}
 * @param value layers: the state after the last step, which shows what went wrong at an earlier one, since NaN stays;
 *     output: the logits of all steps
 */
public record Probe(String place, Operand<TFloat32> value) {
    /** Memory, then hidden state, of each layer from the lowest up. */
    static List<Probe> ofLayers(String stack, List<CellState> last) {
        List<Probe> probes = new ArrayList<>();
        for (int l = 0; l < last.size(); l++) {
            String layer = stack + " layer " + (l + 1);
            probes.add(new Probe(layer + " memory", last.get(l).cell()));
            probes.add(new Probe(layer + " hidden state", last.get(l).hidden()));
        }
        return probes;
    }
}
