package afterimage.app.meddle;

import afterimage.app.session.ShownClip;
import afterimage.engine.cell.Quantity;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import java.util.Comparator;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Those units of a layer, from 0, whose hidden state is largest, summed over all steps and positions of a clip. */
record ActiveUnits(String layer, Set<Integer> units) {
    /**
     * @param units of the layer; those of each mover and axis count as one
     * @param count how many are wanted
     */
    record Question(ShownClip shown, String layer, int units, int count) implements ShownClip.Question<ActiveUnits> {
        @Override
        public ActiveUnits on(ProbeModel probe, DoubleConsumer progress) {
            double[] size = new double[units];
            for (float[] step : probe.trace(shown.clip(), Intervention.NONE, Set.of())
                    .states()
                    .layer(layer)
                    .values()
                    .get(Quantity.HIDDEN)) {
                for (int i = 0; i < step.length; i++) {
                    size[i % units] += Math.abs(step[i]);
                }
            }
            return new ActiveUnits(
                    layer,
                    IntStream.range(0, units)
                            .boxed()
                            .sorted(Comparator.comparingDouble(unit -> -size[unit]))
                            .limit(count)
                            .collect(Collectors.toSet()));
        }
    }
}
