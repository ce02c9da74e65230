package afterimage.app.gates;

import afterimage.engine.cell.Quantity;
import afterimage.engine.trace.StateTrace;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** In which order units are looked at; by numbers over all steps and positions of the clip. */
public enum UnitOrder {
    /** By how much the hidden state changes from step to step, most first. */
    CHANGE("by change"),
    /** By the mean size of the hidden state, largest first. */
    SIZE("by size"),
    /** As the units are numbered. */
    NUMBER("by number");

    private final String words;

    UnitOrder(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    /** All units of a layer, in this order. */
    public int[] of(StateTrace.Layer layer) {
        double[] size = new double[layer.units()];
        if (this != NUMBER) {
            List<float[]> steps = layer.values().get(Quantity.HIDDEN);
            for (int t = 0; t < steps.size(); t++) {
                float[] now = steps.get(t);
                float[] before = t == 0 ? null : steps.get(t - 1);
                for (int i = 0; i < now.length; i++) {
                    size[i % layer.units()] +=
                            this == SIZE ? Math.abs(now[i]) : before == null ? 0 : Math.abs(now[i] - before[i]);
                }
            }
        }
        return IntStream.range(0, layer.units())
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> -size[unit]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
