package afterimage.app.gates;

import afterimage.app.control.StateRow;
import afterimage.engine.cell.Quantity;
import afterimage.engine.trace.StateTrace;
import java.util.List;

/** In which order units are looked at; by numbers over all steps and positions of the clip. */
public enum UnitOrder {
    /** By how much the hidden state changes from step to step, most first. */
    CHANGE,
    /** By the mean size of the hidden state, largest first. */
    SIZE,
    NUMBER;

    public int[] of(StateTrace.Layer layer) {
        double[] sizes = this == SIZE ? StateRow.activity(layer, layer.units()) : new double[layer.units()];
        List<float[]> steps = layer.values().get(Quantity.HIDDEN);
        for (int t = 1; this == CHANGE && t < steps.size(); t++) {
            for (int i = 0; i < steps.get(t).length; i++) {
                sizes[i % sizes.length] += Math.abs(steps.get(t)[i] - steps.get(t - 1)[i]);
            }
        }
        return StateRow.largestFirst(sizes).mapToInt(Integer::intValue).toArray();
    }
}
