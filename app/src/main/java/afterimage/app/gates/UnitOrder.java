package afterimage.app.gates;

import afterimage.app.control.StateRow;
import afterimage.engine.trace.StateTrace;

/** In which order units are looked at; by numbers over all steps and positions of the clip. */
public enum UnitOrder {
    /** By how much the hidden state changes from step to step, most first. */
    CHANGE,
    /** By the mean size of the hidden state, largest first. */
    SIZE,
    NUMBER;

    public int[] of(StateTrace.Layer layer) {
        double[] sizes = switch (this) {
            case CHANGE -> layer.changes();
            case SIZE -> StateRow.activity(layer, layer.units());
            case NUMBER -> new double[layer.units()];
        };
        return StateRow.largestFirst(sizes).mapToInt(Integer::intValue).toArray();
    }
}
