package afterimage.app.meddle;

import afterimage.engine.cell.Quantity;
import afterimage.engine.trace.StateTrace;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Units by the size of their hidden state, summed over all steps and positions of a clip. */
final class ActiveUnits {
    private ActiveUnits() {}

    /**
     * The {@code count} most active, from 0.
     *
     * @param units of the layer; those of each mover and axis count as one
     */
    static Set<Integer> of(StateTrace.Layer layer, int units, int count) {
        double[] size = new double[units];
        for (float[] step : layer.values().get(Quantity.HIDDEN)) {
            for (int i = 0; i < step.length; i++) {
                size[i % size.length] += Math.abs(step[i]);
            }
        }
        return IntStream.range(0, size.length)
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> -size[unit]))
                .limit(count)
                .collect(Collectors.toSet());
    }
}
